/** What becomes of a new chat between any two classes of people in one state. */
import { ask } from '../handlers/asking.ts';
import type { Context } from '../handlers/effects.ts';
import { CLIENTS, NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { rowId } from '../rules/all-rows.ts';
import { GATE_SLOTS, newDecision, newRouteQuery, ROUTE_OUTCOME } from '../rules/route.ts';
import type { Rules } from '../rules/rules.ts';
import type { ReachClasses, TenantState } from './reach-classes.ts';

/** The best first. */
export const REACH = { read: 0, readAsText: 1, unseen: 2, refused: 3 } as const;

const BOTH = 3;
const NOT_ALLOWED = 'gate client-allowed';

export class ReachAnswers {
  /** The rows and gates that decide, and `client-not-running`. */
  readonly reasons: string[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #placeOf = new Map<number, number>();
  readonly #codes: readonly number[];
  readonly #classes: ReachClasses;
  readonly #ctx: Context;
  /** For each ordered pair of classes: the reason's number times 4, plus a value of REACH; NONE before it is asked. */
  readonly #answers: Int32Array;

  constructor(
    classes: ReachClasses,
    codes: readonly number[],
    state: TenantState,
    rulesAt: (epoch: number) => Rules,
  ) {
    this.#classes = classes;
    this.#codes = codes;
    for (const [place, code] of codes.entries()) this.#placeOf.set(code, place);
    this.#answers = new Int32Array(codes.length * codes.length).fill(NONE);
    const world: World = classes.worldOf(codes, state);
    const rules = rulesAt(state.epoch);
    this.#ctx = {
      world,
      rules,
      query: newRouteQuery(),
      decision: newDecision(),
      decided: false,
      watched: false,
    };
  }

  /** A value of REACH in the lowest two bits, above them the number of the reason. Codes are those of classes. */
  of(from: number, to: number): number {
    const one = this.#placeOf.get(from)!;
    const other = this.#placeOf.get(to)!;
    const cell = one * this.#codes.length + other;
    if (this.#answers[cell] === NONE) this.#answers[cell] = this.#best(one, other);
    return this.#answers[cell]!;
  }

  /** The best answer in the clients that the sender runs, of one who runs none in both. */
  #best(from: number, to: number): number {
    const guest =
      this.#classes.guestReason(this.#codes[from]!) || this.#classes.guestReason(this.#codes[to]!);
    if (guest !== '') return this.#answer(REACH.refused, `gate ${guest}`);
    const running = this.#ctx.world.users.running[from]! || BOTH;
    const best = this.#bestIn(running, from, to);
    if (this.reasons[best >> 2] !== NOT_ALLOWED || running === BOTH) return best;
    // Where they may write they do not: as in a run, the rules of that client come first, and then that it is not running.
    const other = this.#bestIn(BOTH & ~running, from, to);
    if ((other & 3) === REACH.refused) return other;
    return this.#answer(REACH.refused, 'client-not-running');
  }

  /** The best answer in these clients, as bits. */
  #bestIn(clients: number, from: number, to: number): number {
    let best = NONE;
    for (let client = 0; client < CLIENTS.length; client++) {
      if (((clients >> client) & 1) === 0) continue;
      const answer = this.#ask(from, client, to);
      if (best === NONE || (answer & 3) < (best & 3)) best = answer;
    }
    return best;
  }

  #ask(from: number, client: number, to: number): number {
    const { world, rules, query, decision } = this.#ctx;
    ask(this.#ctx, from, client, to);
    rules.route(query, decision);
    if (decision.failedGate !== NONE) {
      return this.#answer(REACH.refused, `gate ${GATE_SLOTS[decision.failedGate]!.gate}`);
    }
    const row = rowId(decision.row) ?? 'no row';
    if (decision.outcome !== ROUTE_OUTCOME.lands) return this.#answer(REACH.refused, row);
    const runs = ((world.users.running[to]! >> decision.client) & 1) === 1;
    if (!runs) return this.#answer(REACH.unseen, row);
    return this.#answer(decision.textOnly === 1 ? REACH.readAsText : REACH.read, row);
  }

  #answer(reach: number, what: string): number {
    let number = this.#numberOf.get(what);
    if (number === undefined) {
      number = this.reasons.push(what) - 1;
      this.#numberOf.set(what, number);
    }
    return number * 4 + reach;
  }
}
