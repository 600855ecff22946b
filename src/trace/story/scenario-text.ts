/** Adds to the text of a scenario what a test needs, without touching what somebody wrote in it. */
import { parseDuration } from '../../core/time.ts';
import type { ExpectLine } from './expect-lines.ts';

/** The line in YAML's short form, `{ message: m1, outcome: delivered }`. */
export function flowLine(line: ExpectLine): string {
  return flow(line);
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${key}: ${flow(each)}`)
      .join(', ')} }`;
  }
  return typeof value === 'string' ? word(value) : String(value);
}

/** Plain where YAML reads it back as the same text, else in quotes. */
function word(text: string): string {
  const plain =
    /^[A-Za-z][\w@./-]*(?: [A-Za-z][\w@./-]*)*$/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return plain || /^(?:\d+(?:\.\d+)?(?:d|h|ms|m|s|us))+$/.test(text) ? text : JSON.stringify(text);
}

/** What the run was started with; the file has to state it to be a test of that run. */
export interface RunFacts {
  readonly seed: string;
  readonly rules: string;
  readonly until: string;
}

/** The text with the facts and the lines in it; undefined if its `expect` cannot be added to line by line. */
export function withExpectations(
  text: string,
  lines: readonly ExpectLine[],
  facts: RunFacts,
): string | undefined {
  if (text.trimStart().startsWith('{')) return inJson(text, lines, facts);
  const stated = withFacts(text.split('\n'), facts);
  const start = stated.findIndex((line) => /^expect:/.test(line));
  if (start < 0) {
    const body = stated.join('\n').trimEnd();
    return `${body}\n\nexpect:\n${lines.map((line) => `  - ${flowLine(line)}\n`).join('')}`;
  }
  return addedTo(stated, start, lines);
}

/** Behind the last entry of the list; a list in brackets has no place for a line of its own. */
function addedTo(text: readonly string[], start: number, lines: readonly ExpectLine[]): string | undefined {
  if (!/^expect:\s*(?:#.*)?$/.test(text[start]!)) return undefined;
  let end = start + 1;
  let last = start;
  while (end < text.length && !/^[^\s#-]/.test(text[end]!)) {
    if (/\S/.test(text[end]!) && !/^\s*#/.test(text[end]!)) last = end;
    end += 1;
  }
  const first = text.slice(start + 1, end).find((line) => /^\s*- /.test(line));
  const indent = first === undefined ? '  ' : /^\s*/.exec(first)![0];
  const added = lines.map((line) => `${indent}- ${flowLine(line)}`);
  return [...text.slice(0, last + 1), ...added, ...text.slice(last + 1)].join('\n');
}

/** States seed, rule set and end where the text says something else, or nothing. */
function withFacts(text: readonly string[], { seed, rules, until }: RunFacts): string[] {
  let lines = stating(
    text,
    'seed',
    /^\d{1,15}$/.test(seed) ? seed : JSON.stringify(seed),
    (said) => said === seed,
  );
  lines = stating(lines, 'rules', rules, (said) => said.toLowerCase() === rules);
  return stating(lines, 'until', until, (said) => parseDuration(said) === parseDuration(until));
}

function stating(
  text: readonly string[],
  key: string,
  value: string,
  isSame: (said: string) => boolean,
): string[] {
  const place = text.findIndex((line) => line.startsWith(`${key}:`));
  if (place < 0) {
    const head = text.findIndex((line) => /^coexsim:/.test(line));
    return [...text.slice(0, head + 1), `${key}: ${value}`, ...text.slice(head + 1)];
  }
  const said = /^\w+:\s*(?:"([^"]*)"|'([^']*)'|([^#]*?))\s*(#.*)?$/.exec(text[place]!);
  if (said !== null && isSame((said[1] ?? said[2] ?? said[3] ?? '').trim())) return [...text];
  const lines = [...text];
  lines[place] = `${key}: ${value}`;
  return lines;
}

function inJson(text: string, lines: readonly ExpectLine[], facts: RunFacts): string | undefined {
  let scenario: unknown;
  try {
    scenario = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof scenario !== 'object' || scenario === null) return undefined;
  const { expect } = scenario as { expect?: unknown };
  const before: unknown[] = Array.isArray(expect) ? expect : [];
  return `${JSON.stringify({ ...scenario, ...facts, expect: [...before, ...lines] }, undefined, 2)}\n`;
}
