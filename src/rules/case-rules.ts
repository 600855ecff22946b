/** The compiled rules that a single case names: rule set, date and switches, compiled once per combination. */
import { parseInstant } from '../core/time.ts';
import { shown, type WordReader } from './case-words.ts';
import { type Epoch, epochsFor, RULES_NAMES, type RulesName, ruleSetOf } from './epochs.ts';
import { compileRules, type Rules } from './rules.ts';
import { parseSwitch, type SwitchSetting, withSwitches } from './switch-text.ts';
import { defaultSwitches } from './switches.ts';

const COMPILED = new Map<string, Rules>();

/** More combinations than this are not kept: a batch may name any number of switch values. */
const MOST_KEPT = 512;

/** The rules of a case; undefined, with complaints, if they are named wrongly. Without a date, the first day counts. */
export function rulesOfCase(
  rules: unknown,
  at: unknown,
  switches: unknown,
  words: WordReader,
): Rules | undefined {
  const epoch = epochOf(rules, at, words);
  const settings = readSettings(switches, words);
  return epoch && settings && compiled(epoch, settings);
}

function compiled(epoch: Epoch, settings: readonly SwitchSetting[]): Rules {
  const key = settings.length === 0 ? epoch.id : `${epoch.id} ${JSON.stringify(settings)}`;
  const known = COMPILED.get(key);
  if (known) return known;
  const rules = compileRules(epoch, withSwitches(defaultSwitches(), settings));
  if (COMPILED.size >= MOST_KEPT) COMPILED.clear();
  COMPILED.set(key, rules);
  return rules;
}

const EPOCHS = new Map<string, Epoch>();

function epochOf(rules: unknown, at: unknown, words: WordReader): Epoch | undefined {
  const key = JSON.stringify([rules, at]);
  const known = EPOCHS.get(key);
  if (known) return known;
  const epoch = readEpoch(rules, at, words);
  if (EPOCHS.size >= MOST_KEPT) EPOCHS.clear();
  if (epoch) EPOCHS.set(key, epoch);
  return epoch;
}

function readEpoch(rules: unknown, at: unknown, words: WordReader): Epoch | undefined {
  if (typeof rules !== 'string') {
    words.complain(`rules is missing: one of ${RULES_NAMES.join(', ')}`);
    return undefined;
  }
  const name = RULES_NAMES.find((each) => each === rules.trim().toLowerCase());
  if (!name) {
    words.complain(`rules ${shown(rules)} is none of ${RULES_NAMES.join(', ')}`);
    return undefined;
  }
  const day = at === undefined || at === null ? firstDay(name, words) : readDay(at, words);
  return day === undefined ? undefined : epochsFor(name, day, day)[0];
}

function readDay(at: unknown, words: WordReader): number | undefined {
  const instant = typeof at === 'string' ? parseInstant(at.trim()) : undefined;
  if (instant === undefined) words.complain(`at ${shown(at)} is no date or instant (such as 2023-08-28)`);
  return instant;
}

function firstDay(name: RulesName, words: WordReader): number | undefined {
  const set = ruleSetOf(name);
  if (!set) words.complain('by-date needs a date: give "at"');
  return set?.fromUs;
}

function readSettings(switches: unknown, words: WordReader): SwitchSetting[] | undefined {
  if (switches === undefined || switches === null) return [];
  if (typeof switches !== 'object' || Array.isArray(switches)) {
    words.complain('switches is an object of names with values');
    return undefined;
  }
  const settings: SwitchSetting[] = [];
  for (const [name, value] of Object.entries(switches)) {
    const read = parseSwitch(name, String(value));
    if ('complaint' in read) words.complain(read.complaint);
    else settings.push(read);
  }
  return settings;
}
