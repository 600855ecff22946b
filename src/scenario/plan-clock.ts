/** When a scenario runs and under which rules: start, end, rule set, switches, epochs. */

import { hintAmong } from '../core/near-miss.ts';
import { parseInstant } from '../core/time.ts';
import type { Distribution } from '../core/variates.ts';
import { type Epoch, epochsFor, RULES_NAMES, type RulesName } from '../rules/epochs.ts';
import { compileRules, type Rules } from '../rules/rules.ts';
import { parseSwitch, type SwitchSetting, withSwitches } from '../rules/switch-text.ts';
import { defaultSwitches, type Switches } from '../rules/switches.ts';
import type { CompileOptions } from './compile.ts';
import { shorten } from './number-text.ts';
import { planDistribution } from './plan-distribution.ts';
import type { LatencyEntry } from './schema-network.ts';
import { sourceFile, wholeFile } from './source.ts';
import { absoluteTime } from './times.ts';
import { codeOf, complain, type Work } from './work.ts';

export interface Clock {
  readonly startUs: number;
  readonly untilUs: number;
  /** The end was given as an option: what the file plans or expects beyond it is no mistake of the file. */
  readonly cutShort: boolean;
  readonly rulesName: RulesName;
  readonly switches: Switches;
  /** The law of `modeChangeDelay` where the scenario gives one instead of a duration. */
  readonly modeChangeLaw: Distribution | undefined;
  readonly epochs: readonly Epoch[];
  /** The rules at the start. */
  readonly rules: Rules;
}

/** Undefined after complaints that leave no sensible clock. */
export function planClock(work: Work, options: CompileOptions): Clock | undefined {
  const { entry } = work;
  const startUs = parseInstant(entry.start)!;
  if (startUs < 0) {
    complain(work, ['start'], 'a run does not start before 1970', 'the first rules are those of 2018-11-07');
    return undefined;
  }
  const untilUs = planUntil(work, startUs, options.until);
  const rulesName = planRules(work, options.rules);
  const { switches, modeChangeLaw } = planSwitches(work, options.switches ?? {});
  if (untilUs === undefined) return undefined;
  const epochs = epochsFor(rulesName, startUs, startUs + untilUs);
  return {
    startUs,
    untilUs,
    cutShort: options.until !== undefined,
    rulesName,
    switches,
    modeChangeLaw,
    epochs,
    rules: compileRules(epochs[0]!, switches),
  };
}

function complainOption(work: Work, option: string, message: string, hint?: string): void {
  work.desk.complain(wholeFile(sourceFile(option, '')), message, hint);
}

function planUntil(work: Work, startUs: number, option: string | undefined): number | undefined {
  const time = absoluteTime(option ?? work.entry.until, startUs);
  if (!('problem' in time)) return time.us;
  if (option !== undefined) complainOption(work, '--until', time.problem, time.hint);
  else complain(work, ['until'], time.problem, time.hint);
  return undefined;
}

function planRules(work: Work, option: string | undefined): RulesName {
  const text = option ?? work.entry.rules ?? 'by-date';
  const code = codeOf(RULES_NAMES, text);
  if (code >= 0) return RULES_NAMES[code]!;
  complainOption(work, '--rules', `there are no rules "${shorten(text)}"`, hintAmong(text, RULES_NAMES));
  return 'by-date';
}

function planSwitches(
  work: Work,
  options: Readonly<Record<string, string>>,
): { switches: Switches; modeChangeLaw: Distribution | undefined } {
  const settings: SwitchSetting[] = [];
  let modeChangeLaw: Distribution | undefined;
  for (const [name, value] of Object.entries(work.entry.switches ?? {})) {
    if (value === undefined) continue;
    if (typeof value === 'object') {
      modeChangeLaw = planDistribution(work, value as LatencyEntry, ['switches', name]);
      continue;
    }
    const setting = parseSwitch(name, String(value));
    if ('complaint' in setting) complain(work, ['switches', name], setting.complaint);
    else settings.push(setting);
  }
  for (const [name, value] of Object.entries(options)) {
    const setting = parseSwitch(name, value);
    if ('complaint' in setting) complainOption(work, '--switch', setting.complaint);
    else {
      settings.push(setting);
      if (setting.name === 'modeChangeDelay') modeChangeLaw = undefined;
    }
  }
  return { switches: withSwitches(defaultSwitches(), settings), modeChangeLaw };
}
