/** What the list of transitions in apply.test.ts is made of; features keep theirs in files beside this one. */
import type { TableName, World } from '../../../src/model/world.ts';

export type Step = readonly [code: number, ...operands: number[]];

/** What comes before a transition, the transition, and the cells it leaves. */
export interface Case {
  readonly before?: Step[];
  readonly step: Step;
  readonly leaves: (w: World) => unknown[];
  readonly is: unknown[];
}

/** By the name of the transition. */
export type Cases = Readonly<Record<string, Case>>;

/** Rows that the small World needs for them; cells that are not stated are 0. */
export type Rows = { readonly [N in TableName]?: readonly Readonly<Record<string, number>>[] };
