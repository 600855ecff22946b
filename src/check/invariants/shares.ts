/** Shared screens: H1. Books of its own: who has entered which meeting, by the records of their coming and going. */
import { F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { Report, Watch } from './contract.ts';

const ENTERED = FIRST_FOLLOW_ON + F.meetingEntered;

export class Shares implements Watch {
  readonly #report: Report;
  readonly #starters: readonly number[];
  /** The meeting of each share that was promoted. */
  readonly #meetings = new Map<number, number>();
  /** Who is inside: by attendee, who it is and where. */
  readonly #inside = new Map<number, { readonly user: number; readonly meeting: number }>();

  constructor({ shares }: World, report: Report) {
    this.#report = report;
    this.#starters = Array.from({ length: shares.count }, (_, share) => shares.user[share]!);
  }

  record({ kind, values }: RecordBuffer): void {
    if (kind === ENTERED) this.#inside.set(values[0]!, { user: values[1]!, meeting: values[2]! });
  }

  did(dids: Float64Array, at: number): void {
    const [code, a] = [dids[at]!, dids[at + 1]!];
    if (code === T.promoteShare) this.#meetings.set(a, dids[at + 3]!);
    else if (code === T.leaveMeeting) this.#inside.delete(a);
    else if (code === T.beginShareInside) this.#begun(a);
  }

  #begun(share: number): void {
    const meeting = this.#meetings.get(share);
    const starter = this.#starters[share];
    const isThere = [...this.#inside.values()].some(
      (each) => each.user === starter && each.meeting === meeting,
    );
    if (!isThere) this.#report('H1', `share ${share} is shown in a meeting in which user ${starter} is not`);
  }
}
