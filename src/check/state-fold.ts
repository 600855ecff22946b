/**
 * The World as a trace tells it, folded record by record into a copy of its first state, and looked at when asked:
 * after the last record at or before an instant, or at the end.
 */
import { copyWorld, type World } from '../model/world.ts';
import type { Observer, RecordBuffer } from '../trace/record.ts';
import { foldInto } from '../trace/replay.ts';

/** Looks at the state; must not write in it or keep it. */
export type Look = (world: World) => void;

interface Appointment {
  readonly atUs: number;
  readonly look: Look;
}

export class StateFold implements Observer {
  readonly world: World;
  readonly #appointments: Appointment[];
  #next = 0;

  /** `world` is the state before the first record; looks without a time are taken at the end. */
  constructor(world: World, looks: readonly { readonly atUs?: number | undefined; readonly look: Look }[]) {
    this.world = copyWorld(world, 'typed');
    this.#appointments = looks
      .map(({ atUs = Infinity, look }) => ({ atUs, look }))
      .sort((a, b) => (a.atUs === b.atUs ? 0 : a.atUs - b.atUs));
  }

  record(record: RecordBuffer): void {
    while (this.#next < this.#appointments.length && this.#appointments[this.#next]!.atUs < record.atUs) {
      this.#look();
    }
    foldInto(this.world, record);
  }

  /** There are no more records. */
  end(): void {
    while (this.#next < this.#appointments.length) this.#look();
  }

  #look(): void {
    this.#appointments[this.#next++]!.look(this.world);
  }
}
