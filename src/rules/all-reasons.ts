/**
 * Every reason that a record can name, those of chats first and then those of the features; the place is the code
 * that operands named `because` have.
 */
import { must } from '../core/must.ts';
import { MEETING_REASONS, type MeetingReason } from './meetings/reasons.ts';
import { REASONS } from './reasons.ts';

/** The reasons of the features beyond chats; each feature adds its list. */
const FEATURE_REASONS = [...MEETING_REASONS] as const;
export type FeatureReason = MeetingReason;

export const ALL_REASONS: readonly { readonly name: string; readonly sentence: string }[] = [
  ...REASONS,
  ...FEATURE_REASONS,
];

const CODES = new Map(ALL_REASONS.map(({ name }, code) => [name, code]));
must(CODES.size === ALL_REASONS.length, 'no two reasons have one name');

/** The code of a feature's reason. */
export function reasonCode(name: FeatureReason): number {
  return CODES.get(name)!;
}
