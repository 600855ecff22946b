/** How records of the features beyond chats look as a symbol, by their kind. */
import { RECORD_KINDS } from '../../src/model/event.ts';
import { FEATURE_OF_KIND } from '../../src/trace/feature-kinds.ts';
import type { Symbol as Shape } from '../list/display-list.ts';
import type { Style } from '../list/styles.ts';

export interface FeatureLook {
  readonly style: Style;
  readonly shape: Shape;
}

const BY_FEATURE: Readonly<Record<string, FeatureLook>> = {
  call: { style: 'signal', shape: 'dot' },
  meeting: { style: 'policy', shape: 'dot' },
  share: { style: 'policy', shape: 'diamond' },
  group: { style: 'native', shape: 'diamond' },
  guest: { style: 'sign-in', shape: 'triangle' },
  contact: { style: 'other-event', shape: 'diamond' },
  mail: { style: 'mail', shape: 'square' },
  directory: { style: 'timer', shape: 'clock' },
  freebusy: { style: 'free-busy', shape: 'ring' },
  boundary: { style: 'violation', shape: 'triangle' },
};
const OTHER: FeatureLook = { style: 'other-event', shape: 'diamond' };
/** Whatever could not be is barred, as a refused message is. */
const REFUSED: FeatureLook = { style: 'refused', shape: 'barred' };
const COULD_NOT = /-(refused|withheld|returned|failed|skipped|given-up|not-made)$/;

/** By code of the record's kind; undefined for the kinds of chats and modes. */
export const FEATURE_LOOKS: readonly (FeatureLook | undefined)[] = RECORD_KINDS.map(({ name }, kind) => {
  const feature = FEATURE_OF_KIND[kind];
  if (feature === undefined) return undefined;
  return COULD_NOT.test(name) ? REFUSED : (BY_FEATURE[feature] ?? OTHER);
});
