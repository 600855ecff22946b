/** Which feature beyond chats a kind of record, a table or a thing that scenarios name belongs to. */
import { AVAILABILITY_EVENTS, AVAILABILITY_FOLLOW_ONS, AVAILABILITY_TABLES } from '../model/availability.ts';
import { BOUNDARY_EVENTS, BOUNDARY_FOLLOW_ONS, BOUNDARY_TABLES } from '../model/boundaries.ts';
import { CALL_EVENTS, CALL_FOLLOW_ONS, CALL_TABLES } from '../model/calls.ts';
import { CONTACT_EVENTS, CONTACT_FOLLOW_ONS, CONTACT_TABLES } from '../model/contacts.ts';
import { DIRECTORY_EVENTS, DIRECTORY_FOLLOW_ONS, DIRECTORY_TABLES } from '../model/directory.ts';
import { RECORD_KINDS } from '../model/event.ts';
import type { FeatureTable } from '../model/features.ts';
import { GROUP_CHAT_EVENTS, GROUP_CHAT_FOLLOW_ONS, GROUP_CHAT_TABLES } from '../model/group-chats.ts';
import { GUEST_EVENTS, GUEST_FOLLOW_ONS, GUEST_TABLES } from '../model/guests.ts';
import type { EventKind } from '../model/kinds.ts';
import { MAIL_EVENTS, MAIL_FOLLOW_ONS, MAIL_TABLES } from '../model/mail.ts';
import { MEETING_EVENTS, MEETING_FOLLOW_ONS, MEETING_TABLES } from '../model/meetings.ts';
import { SHARE_EVENTS, SHARE_FOLLOW_ONS, SHARE_TABLES } from '../model/sharing.ts';

interface Feature {
  readonly kinds: readonly EventKind[];
  readonly tables: object;
}

/** The features by the word for what each is about. */
const FEATURES = {
  call: { kinds: [...CALL_EVENTS, ...CALL_FOLLOW_ONS], tables: CALL_TABLES },
  meeting: { kinds: [...MEETING_EVENTS, ...MEETING_FOLLOW_ONS], tables: MEETING_TABLES },
  group: { kinds: [...GROUP_CHAT_EVENTS, ...GROUP_CHAT_FOLLOW_ONS], tables: GROUP_CHAT_TABLES },
  guest: { kinds: [...GUEST_EVENTS, ...GUEST_FOLLOW_ONS], tables: GUEST_TABLES },
  contact: { kinds: [...CONTACT_EVENTS, ...CONTACT_FOLLOW_ONS], tables: CONTACT_TABLES },
  mail: { kinds: [...MAIL_EVENTS, ...MAIL_FOLLOW_ONS], tables: MAIL_TABLES },
  directory: { kinds: [...DIRECTORY_EVENTS, ...DIRECTORY_FOLLOW_ONS], tables: DIRECTORY_TABLES },
  freebusy: { kinds: [...AVAILABILITY_EVENTS, ...AVAILABILITY_FOLLOW_ONS], tables: AVAILABILITY_TABLES },
  boundary: { kinds: [...BOUNDARY_EVENTS, ...BOUNDARY_FOLLOW_ONS], tables: BOUNDARY_TABLES },
  share: { kinds: [...SHARE_EVENTS, ...SHARE_FOLLOW_ONS], tables: SHARE_TABLES },
} as const satisfies Record<string, Feature>;

export type FeatureWord = keyof typeof FEATURES;
export const FEATURE_WORDS = Object.keys(FEATURES) as FeatureWord[];

const OF_NAME = new Map<string, FeatureWord>();
for (const word of FEATURE_WORDS) {
  for (const { name } of FEATURES[word].kinds as readonly EventKind[]) OF_NAME.set(name, word);
}

/** By code of the record's kind; undefined for the kinds of chats and modes. */
export const FEATURE_OF_KIND: readonly (FeatureWord | undefined)[] = RECORD_KINDS.map(({ name }) =>
  OF_NAME.get(name),
);

/** The tables that a feature has in the World. */
export function tablesOf(word: FeatureWord): readonly FeatureTable[] {
  return Object.keys(FEATURES[word].tables) as FeatureTable[];
}
