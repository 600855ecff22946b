/** What a method does with what a message carries beyond its text (R9.2 to R9.6), for all its features at once. */
import { FEATURES } from '../model/attempt.ts';
import type { Rules } from '../rules/rules.ts';

const STRIPPED = 1;
const REFUSED = 2;

/** Bits of the features that are lost on the way. */
export function featuresStripped(
  rules: Rules,
  features: number,
  method: number,
  crossCloud: boolean,
): number {
  return featuresOf(rules, features, method, crossCloud, STRIPPED);
}

/** Bits of the features that keep the message from being sent. */
export function featuresRefused(rules: Rules, features: number, method: number, crossCloud: boolean): number {
  return featuresOf(rules, features, method, crossCloud, REFUSED);
}

function featuresOf(
  rules: Rules,
  features: number,
  method: number,
  crossCloud: boolean,
  fate: number,
): number {
  let bits = 0;
  for (let feature = 0; feature < FEATURES.length && features !== 0; feature++) {
    const bit = 1 << feature;
    if ((features & bit) !== 0 && rules.featureFate(feature, method, crossCloud) === fate) bits |= bit;
  }
  return bits;
}
