/** The options that name one case, and their words: read in any spelling of case, refused with what was meant. */
import { InvalidArgumentError, Option } from 'commander';
import { hintAmong, nearMiss } from '../core/near-miss.ts';
import { CASE_WORDS, codeOf } from '../rules/case-words.ts';
import { RULES_NAMES } from '../rules/epochs.ts';
import { parseSwitch, switchName } from '../rules/switch-text.ts';
import { SWITCH_NAMES } from '../rules/switches.ts';
import { UsageError } from './io.ts';

/** Values by their names in camelCase, as a line of a batch has them. */
export type CaseOptions = Readonly<Record<string, unknown>>;

const WORDS: Readonly<Record<string, readonly string[]>> = {
  ...CASE_WORDS,
  rules: RULES_NAMES,
};

/** An option for a word of the case; `name` is in camelCase. */
export function wordOption(name: string, description: string): Option {
  const words = WORDS[name]!;
  const operand = name === 'rules' ? 'id' : 'word';
  return new Option(`${flagOf(name)} <${operand}>`, `${description} (${words.join(', ')})`).argParser(
    (text: string) => readWord(text, words),
  );
}

function readWord(text: string, words: readonly string[]): string {
  const word = words[codeOf(words, text)];
  if (word !== undefined) return word;
  const near = nearMiss(text, words);
  throw new InvalidArgumentError(
    `It is none of ${words.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`}`,
  );
}

type Settings = Readonly<Record<string, string>>;

/** `--switch NAME=VALUE`, as often as needed; the last setting of a name wins. */
export function switchOption(): Option {
  return new Option(
    '--switch <name=value>',
    'set what the sources leave open; see "coexsim rules" (repeatable)',
  ).argParser((text: string, before: Settings | undefined): Settings => {
    const cut = text.indexOf('=');
    if (cut < 0) throw new InvalidArgumentError('Write NAME=VALUE.');
    const name = text.slice(0, cut);
    const value = text.slice(cut + 1);
    const known = switchName(name);
    if (known === undefined) throw new InvalidArgumentError(unknownSwitch(name));
    const read = parseSwitch(name, value);
    if ('complaint' in read) throw new InvalidArgumentError(`${read.complaint}.`);
    return { ...before, [known]: value };
  });
}

function unknownSwitch(name: string): string {
  const hint = hintAmong(name.trim(), SWITCH_NAMES) ?? 'see "coexsim rules --switches"';
  return `There is no switch "${name}" (${hint}).`;
}

/** `originatorMode` as people type it: `--originator-mode`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The case that the options name: those of `names` that are given, and the switches. */
export function caseOf(options: CaseOptions, names: readonly string[]): CaseOptions {
  const given = names.filter((name) => options[name] !== undefined);
  const stated = Object.fromEntries(given.map((name) => [name, options[name]]));
  return options.switch === undefined ? stated : { ...stated, switches: options.switch };
}

/** A line of a batch, completed by what the command line says for all of them. */
export function completed(line: object, base: CaseOptions): object {
  const own: unknown = 'switches' in line ? line.switches : undefined;
  const common: unknown = base.switches;
  const switches = isRecord(own) && isRecord(common) ? { switches: { ...common, ...own } } : {};
  return { ...base, ...line, ...switches };
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses a case that lacks an option, all that are missing at once. */
export function demand(options: CaseOptions, names: readonly string[]): void {
  const missing = names.filter((name) => options[name] === undefined);
  if (missing.length === 0) return;
  const list = missing.map((name) => `${flagOf(name)} (${WORDS[name]!.join(', ')})`);
  throw new UsageError(`missing ${list.join('; ')}`);
}

/** Refuses options that do not go with `flag`. */
export function forbid(options: CaseOptions, names: readonly string[], flag: string): void {
  const given = names.filter((name) => options[name] !== undefined);
  if (given.length > 0) throw new UsageError(`${given.map(flagOf).join(', ')} cannot go with ${flag}`);
}

/** A complaint about a case in the words of the command line. */
export function asOptions(complaint: string, names: readonly string[]): string {
  return complaint.replace(/\b[a-z][A-Za-z]+\b/g, (word) =>
    names.includes(word) && /[A-Z]/.test(word) ? flagOf(word) : word,
  );
}
