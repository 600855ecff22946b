/** Custom rules of a synchronisation server as the bits that the World keeps. */
import { CUSTOM_RULES } from '../../model/directory-words.ts';
import { codeOf } from '../work.ts';

/** Bit 1 << place in CUSTOM_RULES for each. */
export function customRuleBits(rules: readonly string[]): number {
  return rules.reduce((bits, rule) => bits | (1 << codeOf(CUSTOM_RULES, rule)), 0);
}
