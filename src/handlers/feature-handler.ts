/** How the handlers of features are found: a table from the code of an event to what follows from it. */
import type { Context, Effects } from './effects.ts';

/** Operands as the event was scheduled with. */
export type FeatureHandler = (ctx: Context, fx: Effects, a: number, b: number, c: number, d: number) => void;

export type HandlerTable = Readonly<Record<number, FeatureHandler>>;
