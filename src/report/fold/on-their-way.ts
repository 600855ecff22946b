/** The messages that have left and not landed: all that a report remembers of single messages. */
import { NONE } from '../../model/words.ts';
import type { MessageAtHand } from './facts.ts';
import { longer } from './tallies.ts';

export interface Flight extends MessageAtHand {
  /** Client that it was written in, and to which it was routed. */
  via: number;
  lands: number;
  method: number;
  textOnly: number;
  thread: number;
  sentUs: number;
  /** Number of the row that decided, as the fold counts rows; NONE if none did. */
  row: number;
}

export function newFlight(): Flight {
  return {
    message: NONE,
    mark: NONE,
    from: NONE,
    to: NONE,
    via: NONE,
    lands: NONE,
    method: NONE,
    textOnly: 0,
    thread: NONE,
    sentUs: 0,
    row: NONE,
  };
}

const CELLS = 10;

/** Flights in places that are used again. */
export class OnTheirWay {
  readonly #placeOf = new Map<number, number>();
  readonly #free: number[] = [];
  #cells = new Int32Array(64 * CELLS);
  #sentUs = new Float64Array(64);
  #used = 0;

  get count(): number {
    return this.#placeOf.size;
  }

  add(flight: Flight): void {
    const place = this.#placeOf.get(flight.message) ?? this.#free.pop() ?? this.#used++;
    if (place >= this.#sentUs.length) {
      this.#cells = longer(this.#cells, this.#cells.length * 2, 0);
      this.#sentUs = longer(this.#sentUs, this.#sentUs.length * 2, 0);
    }
    this.#placeOf.set(flight.message, place);
    const { message, mark, from, to, via, lands, method, textOnly, thread, row } = flight;
    this.#cells.set([message, mark, from, to, via, lands, method, textOnly, thread, row], place * CELLS);
    this.#sentUs[place] = flight.sentUs;
  }

  /** Takes a message out; false if it is not on its way. */
  take(message: number, into: Flight): boolean {
    const place = this.#placeOf.get(message);
    if (place === undefined) return false;
    this.#placeOf.delete(message);
    this.#free.push(place);
    const cells = this.#cells;
    const at = place * CELLS;
    into.message = message;
    into.mark = cells[at + 1]!;
    into.from = cells[at + 2]!;
    into.to = cells[at + 3]!;
    into.via = cells[at + 4]!;
    into.lands = cells[at + 5]!;
    into.method = cells[at + 6]!;
    into.textOnly = cells[at + 7]!;
    into.thread = cells[at + 8]!;
    into.row = cells[at + 9]!;
    into.sentUs = this.#sentUs[place]!;
    return true;
  }
}
