/**
 * Who writes to whom and when, without a scenario saying it message by message. A run asks for one message at a
 * time, so that traffic of any length takes no room.
 */
import type { Attempt } from '../model/attempt.ts';

export interface Traffic {
  /** Whole microseconds until the user writes for the first or the next time; Infinity: never (again). */
  gapUs(user: number): number;
  /** Fills in whom the user writes to and in which client; the rest of the attempt has its defaults. */
  write(user: number, attempt: Attempt): void;
}
