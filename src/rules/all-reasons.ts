/**
 * Every reason that a record can name, those of chats first and then those of the features; the place is the code
 * that operands named `because` have.
 */
import { must } from '../core/must.ts';
import { AVAILABILITY_REASONS, type AvailabilityReason } from './availability/reasons.ts';
import { CALL_REASONS, type CallReason } from './calls/reasons.ts';
import { CONTACT_REASONS, type ContactReason } from './contacts/reasons.ts';
import { DIRECTORY_REASONS, type DirectoryReason } from './directory/reasons.ts';
import { EXCHANGE_REASONS, type ExchangeReason } from './exchange/reasons.ts';
import { GROUP_REASONS, type GroupReason } from './group-chats/reasons.ts';
import { GUEST_REASONS, type GuestReason } from './guests/reasons.ts';
import { MEETING_REASONS, type MeetingReason } from './meetings/reasons.ts';
import { REASONS } from './reasons.ts';
import { SHARE_REASONS, type ShareReason } from './sharing/reasons.ts';

/** The reasons of the features beyond chats; each feature adds its list. */
const FEATURE_REASONS = [
  ...MEETING_REASONS,
  ...DIRECTORY_REASONS,
  ...AVAILABILITY_REASONS,
  ...CALL_REASONS,
  ...GROUP_REASONS,
  ...GUEST_REASONS,
  ...EXCHANGE_REASONS,
  ...CONTACT_REASONS,
  ...SHARE_REASONS,
] as const;
export type FeatureReason =
  | MeetingReason
  | DirectoryReason
  | AvailabilityReason
  | CallReason
  | GroupReason
  | GuestReason
  | ExchangeReason
  | ContactReason
  | ShareReason;

export interface AnyReason {
  readonly name: string;
  readonly sentence: string;
  /** What a message's `because` may name, what a gate says, or what only features beyond chats say. */
  readonly kind: 'refusal' | 'detail' | 'feature';
}

export const ALL_REASONS: readonly AnyReason[] = [
  ...REASONS,
  ...FEATURE_REASONS.map(({ name, sentence }) => ({ name, sentence, kind: 'feature' as const })),
];

const CODES = new Map(ALL_REASONS.map(({ name }, code) => [name, code]));
must(CODES.size === ALL_REASONS.length, 'no two reasons have one name');

/** The code of a feature's reason. */
export function reasonCode(name: FeatureReason): number {
  return CODES.get(name)!;
}
