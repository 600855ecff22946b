/**
 * Regular expressions in time that is linear in the text, whatever the pattern: all states at once, never going back.
 * It knows literals, `.`, classes, `\d \w \s` and their opposites, `^ $`, groups, `|`, `* + ?` and `{m,n}`; case does
 * not matter. Look-around and back-references are refused: they cannot be had at this price.
 */
import { PatternError, type PatternNode, readPattern, type UnitSet } from './pattern-reader.ts';

/** Pieces that a pattern may unfold to, repetitions written out. */
const MOST_STEPS = 500;
/** Of a text so much is looked at, in UTF-16 units. */
const LONGEST_CANDIDATE = 500;

type Step =
  | { readonly op: 'unit'; readonly set: UnitSet }
  | { readonly op: 'fork'; readonly ways: number[] }
  | { readonly op: 'start' | 'end' | 'found' };

export type CompiledPattern =
  | { readonly test: (text: string) => boolean }
  | { readonly error: { readonly at: number; readonly message: string } };

/** Makes a test of a pattern, or says what is wrong with it and where in it. */
export function compilePattern(source: string): CompiledPattern {
  try {
    const steps: Step[] = [];
    emit(readPattern(source), steps);
    steps.push({ op: 'found' });
    return { test: (text) => search(steps, text.slice(0, LONGEST_CANDIDATE)) };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return { error: { at: error.at, message: error.message } };
  }
}

/** Appends the steps of a node; what follows it is the next step. */
function emit(node: PatternNode, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new PatternError(0, 'this pattern is too large');
  switch (node.is) {
    case 'unit':
      steps.push({ op: 'unit', set: node.set });
      return;
    case 'start':
    case 'end':
      steps.push({ op: node.is });
      return;
    case 'all':
      for (const part of node.parts) emit(part, steps);
      return;
    case 'any':
      emitAny(node.parts, steps);
      return;
    case 'repeat':
      emitRepeat(node.part, node.least, node.most, steps);
  }
}

function emitAny(parts: readonly PatternNode[], steps: Step[]): void {
  const ways: number[] = [];
  steps.push({ op: 'fork', ways });
  const ends: number[][] = [];
  for (const part of parts) {
    ways.push(steps.length);
    emit(part, steps);
    const end: number[] = [];
    ends.push(end);
    steps.push({ op: 'fork', ways: end });
  }
  for (const end of ends) end.push(steps.length);
}

function emitRepeat(part: PatternNode, least: number, most: number, steps: Step[]): void {
  for (let i = 0; i < least; i++) emit(part, steps);
  if (most === Infinity) {
    const ways = [steps.length + 1];
    const loop = steps.length;
    steps.push({ op: 'fork', ways });
    emit(part, steps);
    steps.push({ op: 'fork', ways: [loop] });
    ways.push(steps.length);
    return;
  }
  const skips: number[][] = [];
  for (let i = least; i < most; i++) {
    const ways = [steps.length + 1];
    skips.push(ways);
    steps.push({ op: 'fork', ways });
    emit(part, steps);
  }
  for (const ways of skips) ways.push(steps.length);
}

/** Whether the steps lead through any part of the text. */
function search(steps: readonly Step[], text: string): boolean {
  const marked = new Int32Array(steps.length).fill(-1);
  let current: number[] = [];
  for (let at = 0; at <= text.length; at++) {
    const found = reach(steps, current, marked, at, text.length);
    if (found === undefined) return true;
    if (at === text.length) return false;
    const unit = text.charCodeAt(at);
    current = [];
    for (const place of found) {
      const step = steps[place]!;
      if (step.op === 'unit' && step.set(unit)) current.push(place + 1);
    }
  }
  return false;
}

/** The steps that wait for a unit of text at `at`; undefined if the end has been reached. */
function reach(
  steps: readonly Step[],
  from: readonly number[],
  marked: Int32Array,
  at: number,
  length: number,
): number[] | undefined {
  const waiting: number[] = [];
  const open = [...from, 0];
  while (open.length > 0) {
    const place = open.pop()!;
    if (marked[place] === at) continue;
    marked[place] = at;
    const step = steps[place]!;
    if (step.op === 'found') return undefined;
    if (step.op === 'unit') waiting.push(place);
    else if (step.op === 'fork') open.push(...step.ways);
    else if (step.op === 'start' ? at === 0 : at === length) open.push(place + 1);
  }
  return waiting;
}
