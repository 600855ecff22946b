/**
 * What of a message survives in a thread: kept, stripped to plain text, or the message is refused. [INTEROP]
 * limitations, [NATIVE], [21V-GA]; R9.2, R9.3, R9.6, R5.8, R5.10.
 */
import { METHODS } from '../model/words.ts';
import { type Condition, defineTable } from './table.ts';

/** What a message may carry beyond text; the index is the code. */
export const FEATURES = ['formatting', 'mention', 'emoji', 'gif', 'edit', 'file'] as const;
export type Feature = (typeof FEATURES)[number];
/** What happens to it; the index is the code. */
export const FEATURE_FATES = ['kept', 'stripped', 'refused'] as const;
export type FeatureFate = (typeof FEATURE_FATES)[number];

const AXES = { feature: FEATURES, method: METHODS, clouds: ['one', 'two'] } as const;

interface FeatureRow {
  readonly id: string;
  readonly fate: FeatureFate;
  readonly note: string;
  readonly when: Condition<typeof AXES> | readonly Condition<typeof AXES>[];
}

const DECORATION = ['formatting', 'mention', 'emoji', 'gif'] as const;
const TEXT_ONLY = ['interop', 'interopFederated'] as const;

export const MESSAGE_FEATURES = defineTable<typeof AXES, FeatureRow>('message features', AXES, [
  { id: 'feature/native', fate: 'kept', note: '', when: { method: 'native', clouds: 'one' } },
  {
    id: 'feature/nativeFederated',
    fate: 'kept',
    note: 'Formatting, mentions, emoji, pictures and edits work between tenants (R9.6).',
    when: { method: 'nativeFederated', clouds: 'one', feature: [...DECORATION, 'edit'] },
  },
  {
    id: 'feature/nativeFederated.file',
    fate: 'refused',
    note: 'Files are not shared through external access (R9.6).',
    when: { method: 'nativeFederated', clouds: 'one', feature: 'file' },
  },
  {
    id: 'feature/textOnly',
    fate: 'stripped',
    note: 'Interop and everything across clouds is plain text (R9.2, R5.8).',
    when: [
      { method: TEXT_ONLY, clouds: 'one', feature: DECORATION },
      { clouds: 'two', feature: DECORATION },
    ],
  },
  {
    id: 'feature/textOnly.edit',
    fate: 'refused',
    note: 'Nothing that was sent can be changed in plain text: editing belongs to native chat (R9.6).',
    when: [
      { method: TEXT_ONLY, clouds: 'one', feature: 'edit' },
      { clouds: 'two', feature: 'edit' },
    ],
  },
  {
    id: 'feature/textOnly.file',
    fate: 'refused',
    note: 'No file transfer in interop (R9.3).',
    when: [
      { method: TEXT_ONLY, clouds: 'one', feature: 'file' },
      { clouds: 'two', feature: 'file' },
    ],
  },
  {
    id: 'feature/sfb',
    fate: 'kept',
    note: 'Two Skype for Business clients format, show emoticons and send files; the sources do not treat them.',
    when: { method: 'sfb', clouds: 'one', feature: ['formatting', 'emoji', 'file'] },
  },
  {
    id: 'feature/sfb.teams',
    fate: 'stripped',
    note: 'Mentions and pictures from a gallery are features of Teams.',
    when: { method: 'sfb', clouds: 'one', feature: ['mention', 'gif'] },
  },
  {
    id: 'feature/sfb.edit',
    fate: 'refused',
    note: 'Skype for Business edits nothing that was sent.',
    when: { method: 'sfb', clouds: 'one', feature: 'edit' },
  },
]);

/** Code of FEATURE_FATES for a feature in a thread of this method, within one cloud or across two. */
export function featureFate(feature: number, method: number, crossCloud: boolean): number {
  const at = (feature * METHODS.length + method) * 2 + (crossCloud ? 1 : 0);
  return FEATURE_FATES.indexOf(MESSAGE_FEATURES.rows[MESSAGE_FEATURES.index[at]!]!.fate);
}
