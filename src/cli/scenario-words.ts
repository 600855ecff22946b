/** The options that a scenario was run with, as words of a command that runs it again. */
import { isScenario, type ScenarioOptions } from './trace-input.ts';

/** Empty for a trace, which has its own. */
export function scenarioWords(file: string, options: ScenarioOptions): string[] {
  if (!isScenario(file)) return [];
  const { seed, rules, until, switch: switches = {} } = options;
  return [
    ...(seed === undefined ? [] : ['--seed', seed]),
    ...(rules === undefined ? [] : ['--rules', rules]),
    ...(until === undefined ? [] : ['--until', until]),
    ...Object.entries(switches).flatMap(([name, value]) => ['--switch', `${name}=${value}`]),
  ];
}
