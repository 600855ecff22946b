/**
 * The small parts of the scenario format: words of closed lists, durations, instants, shares. Each checks itself
 * with a sentence for people, and shows an editor what it accepts.
 */
import { z } from 'zod';
import { nearMiss } from '../core/near-miss.ts';
import { parseDuration, parseInstant } from '../core/time.ts';
import { shorten } from './number-text.ts';

/** How a value looks in a message: what kind of thing it is, and the value if it is short. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `"${shorten(value)}"`;
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    default:
      return 'a mapping';
  }
}

type Wrong = { readonly message: string; readonly hint?: string | undefined };

/** A string that `check` finds nothing wrong with; `expected` says what it is when it is no string at all. */
export function text(expected: string, check: (value: string) => Wrong | undefined) {
  return z
    .string({ error: (issue) => `expected ${expected}, found ${describeValue(issue.input)}` })
    .superRefine((value, context) => {
      const wrong = check(value);
      if (wrong) {
        context.addIssue({ code: 'custom', message: wrong.message, params: { hint: wrong.hint } });
      }
    });
}

/** One of a closed list of words, in any spelling of case. */
export function word(words: readonly string[], description: string) {
  return text(words.join(' or '), (value) => {
    if (words.some((each) => each.toLowerCase() === value.toLowerCase())) return undefined;
    const near = nearMiss(value, words);
    const hint = near === undefined ? undefined : `did you mean ${near}?`;
    return { message: `"${shorten(value)}" is none of ${words.join(', ')}`, hint };
  }).meta({ description, enum: [...words] });
}

const DURATION_HINT = 'a number and a unit: 250ms, 30s, 10m, 1h30m, 5d';

/** A length of time, as `10m` or `1h30m`. */
export function duration(description: string) {
  return text(`a duration (${DURATION_HINT})`, (value) =>
    parseDuration(value) === undefined
      ? { message: `"${shorten(value)}" is no duration`, hint: DURATION_HINT }
      : undefined,
  ).meta({ description, examples: ['10m', '1h30m', '250ms'] });
}

export const INSTANT_HINT = 'an instant is written 2023-08-28T09:00:00Z';

/** A point in time, as `2023-08-28T09:00:00Z`. */
export function instant(description: string) {
  return text(`an instant (${INSTANT_HINT})`, (value) =>
    parseInstant(value) === undefined
      ? { message: `"${shorten(value)}" is no instant`, hint: INSTANT_HINT }
      : undefined,
  ).meta({ description, examples: ['2023-08-28T09:00:00Z'] });
}

/** A text that names something declared elsewhere; whether it exists is checked later, with all names known. */
export function name(description: string) {
  return text('a name', () => undefined).meta({ description });
}

export function flag(description: string) {
  return z
    .boolean({ error: (issue) => `expected true or false, found ${describeValue(issue.input)}` })
    .meta({ description });
}

/** A whole number from `least` up. */
export function whole(least: number, description: string) {
  const error = (issue: { input?: unknown }) =>
    `expected a whole number from ${least} up, found ${describeValue(issue.input)}`;
  return z.int({ error }).min(least, { error }).meta({ description });
}

export function list<T extends z.ZodType>(item: T, description: string) {
  return z
    .array(item, {
      error: (issue) =>
        issue.code === 'invalid_type' ? `expected a list, found ${describeValue(issue.input)}` : undefined,
    })
    .meta({ description });
}

/** A mapping with exactly these keys. */
export function shape<S extends z.ZodRawShape>(keys: S, description: string) {
  return z.strictObject(keys, mappingError(Object.keys(keys))).meta({ description });
}

/** What a value is told that should be a mapping with some of these keys. */
export function mappingError(keys: readonly string[]) {
  const some = keys.slice(0, 3).join(', ');
  return {
    error: (issue: { code?: string; input?: unknown }) =>
      issue.code === 'invalid_type'
        ? `expected a mapping with keys such as ${some}, found ${describeValue(issue.input)}`
        : undefined,
  };
}

/** The same, or null, which means what `description` says. */
export function orNull<T extends z.ZodType>(schema: T, description: string) {
  return schema.nullable().meta({ description });
}

/** A mapping from names to entries. */
export function named<T extends z.ZodType>(entry: T, description: string) {
  return z
    .record(z.string(), entry, {
      error: (issue) => `expected a mapping from names, found ${describeValue(issue.input)}`,
    })
    .meta({ description });
}
