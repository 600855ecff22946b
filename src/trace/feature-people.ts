/** Whom the rows of the features' tables concern: the columns that are users. */
import { FEATURE_OWNERS, type FEATURE_TABLES, type FeatureTable } from '../model/features.ts';

type ColumnsOf<N extends FeatureTable> = readonly (keyof (typeof FEATURE_TABLES)[N])[];

const PEOPLE: { readonly [N in FeatureTable]?: ColumnsOf<N> } = {
  calls: ['caller', 'callee', 'third'],
  meetings: ['organizer', 'peer'],
  attendees: ['user'],
  groupChats: ['startedBy'],
  groupMembers: ['user'],
  guests: ['account', 'person'],
  contactBooks: ['user'],
  contactEntries: ['contact'],
  mails: ['sender', 'recipient'],
  mailboxMoves: ['user'],
  freeBusyQueries: ['user', 'whose'],
  residents: ['user'],
  shares: ['user'],
};

/** The columns of a table that are users, empty if it has none. */
export function peopleColumns(table: string): readonly string[] {
  return (PEOPLE as Readonly<Record<string, readonly string[]>>)[table] ?? [];
}

/** Operands of the features' records that are users besides `user`; not where they have words. */
export const PEOPLE_OPERANDS: ReadonlySet<string> = new Set([
  'invitee',
  'whose',
  'by',
  'peer',
  'other',
  'contact',
]);

/** The table whose row an operand names, undefined if it names none. */
export function tableOfOperand(name: string): FeatureTable | undefined {
  const owners: Readonly<Record<string, string>> = FEATURE_OWNERS;
  return Object.hasOwn(owners, name) ? (owners[name] as FeatureTable) : undefined;
}
