/**
 * What kinds of events and transitions are made of. A kind's code is its place in the list of all kinds, so every
 * feature keeps its kinds in a list of its own and the lists are joined in event.ts and transition.ts.
 */

/** One operand: its name in the trace and, if it is a code, the words. */
export interface Operand {
  readonly name: string;
  readonly words?: readonly string[];
}

export interface EventKind {
  readonly name: string;
  /** Order among the events of one instant; a follow-on has that of the event within which it happens. */
  readonly class: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly operands: readonly Operand[];
}

export interface TransitionKind {
  readonly name: string;
  /** At most six. */
  readonly operands: readonly Operand[];
}

/**
 * An event that is a timer: for each owner there is one at most. Scheduling it again does away with the one before,
 * and so does each of the transitions that stop it, whose first operand is the owner, too. A
 * transition stops one kind of timer at most.
 */
export interface OwnedTimer {
  /** The event's name; its first operand is the owner, and it has at most three. */
  readonly event: string;
  /** The table of the owners. */
  readonly owner: string;
  /** Names of transitions. */
  readonly stoppedBy: readonly string[];
}

type Name = string | readonly [string, readonly string[]];

function operand(o: Name): Operand {
  return typeof o === 'string' ? { name: o } : { name: o[0], words: o[1] };
}

/** A kind of event or follow-on: its name, its class, and its operands, those of codes with their words. */
export function eventKind<const N extends string>(
  name: N,
  cls: EventKind['class'],
  ...operands: Name[]
): EventKind & { readonly name: N } {
  return { name, class: cls, operands: operands.map(operand) };
}

export function transitionKind<const N extends string>(
  name: N,
  ...operands: Name[]
): TransitionKind & { readonly name: N } {
  return { name, operands: operands.map(operand) };
}

/** `call-answered` as `callAnswered`. */
export type CamelCase<S extends string> = S extends `${infer A}-${infer B}`
  ? `${A}${Capitalize<CamelCase<B>>}`
  : S;

/** The codes of kinds that stand one after the other from place `first` on, by their names in camel case. */
export function codesFrom<const K extends readonly { readonly name: string }[]>(
  first: number,
  kinds: K,
): { readonly [N in K[number]['name'] as CamelCase<N>]: number } {
  const codes = kinds.map(({ name }, i) => [camelCase(name), first + i]);
  return Object.fromEntries(codes) as { readonly [N in K[number]['name'] as CamelCase<N>]: number };
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
