/** What meetings and the people in them are called in sentences. */
import { plainText } from '../../core/plain-text.ts';
import { NONE } from '../../model/words.ts';
import type { Naming } from './naming.ts';

/** `meeting standup`; one that a conversation was promoted to has no name of its own. */
export function meetingName(naming: Naming, meeting: number): string {
  const name = plainText(naming.trace.columns.head.names.meetings[meeting] ?? '').trim();
  return name === '' ? `meeting ${meeting}` : `meeting ${name}`;
}

/** The person of a row of attendees; whose row it is never changes, so the last World knows. */
export function attendeeName(naming: Naming, attendee: number): string {
  const { attendees } = naming.trace.threads.world;
  const user = attendees.user[attendee] ?? NONE;
  if (user !== NONE) return naming.user(user);
  const visitor = attendees.visitor[attendee] ?? NONE;
  const name = plainText(naming.trace.columns.head.names.visitors[visitor] ?? '').trim();
  return name === '' ? 'a visitor' : `the visitor ${name}`;
}

export function meetingOfAttendee(naming: Naming, attendee: number): string {
  return meetingName(naming, naming.trace.threads.world.attendees.meeting[attendee] ?? NONE);
}
