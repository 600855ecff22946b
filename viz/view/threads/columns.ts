/** The columns of the table of threads, and what to sort each by. */

export const THREAD_COLUMNS = [
  'id',
  'created',
  'creator',
  'participants',
  'route',
  'status',
  'sent',
  'delivered',
  'lost',
  'last',
] as const;
export type ThreadColumn = (typeof THREAD_COLUMNS)[number];

/** Headings for people, and what each column says. */
export const THREAD_HEADINGS: Readonly<
  Record<ThreadColumn, { readonly title: string; readonly help: string }>
> = {
  id: { title: 'Thread', help: 'Its number in the order of making.' },
  created: { title: 'Made', help: 'When it was made.' },
  creator: { title: 'By', help: 'Who wrote the message that made it.' },
  participants: { title: 'Participants', help: 'The two people, each with their mode when it was made.' },
  route: { title: 'Route', help: 'Method and clients, fixed when it was made.' },
  status: { title: 'Status', help: 'At the cursor, or at the end of the whole trace.' },
  sent: { title: 'Sent', help: 'Messages that left in it.' },
  delivered: { title: 'Delivered', help: 'Messages that were delivered.' },
  lost: { title: 'Lost', help: 'Messages that were missed or failed.' },
  last: { title: 'Last activity', help: 'When a message of it was last sent or ended.' },
};
