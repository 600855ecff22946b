/**
 * Who writes to whom and when, without a scenario saying it message by message. A run asks for one message at a
 * time, so that traffic of any length takes no room. Traffic consists of sources, such as a person who begins
 * conversations, a conversation under way, or a file that is replayed: each says itself when it is due next.
 */
import type { Attempt } from '../model/attempt.ts';
import { NONE } from '../model/words.ts';

/** Asks that `source` is due at an absolute time: whole microseconds since the start of the run, never before now. */
export type Schedule = (source: number, atUs: number) => void;

/** What a person has before them now, bit 1 << client each. */
export interface Clients {
  /** The clients that run. */
  running(user: number): number;
  /** Those of them that the person's mode, as their own client knows it, lets them chat in. */
  usable(user: number): number;
  /** Those that the mode lets them chat in, whether they run or not. */
  allowed(user: number): number;
}

export interface Traffic {
  /** Called once before the run. Sources are whole numbers of the traffic's own, from 0 and below 2^30. */
  begin(schedule: Schedule, clients: Clients): void;
  /**
   * What happens at a source that is due: fills in the attempt, whose fields have their defaults, and answers true
   * if somebody writes now. Schedules whatever comes next; what is not scheduled again is over.
   */
  due(source: number, nowUs: number, attempt: Attempt): boolean;
  /**
   * What has become of a message that was written with `attempt.talk`: a code of OUTCOME, and the client it arrived
   * in, NONE if in none. May schedule sources. A message still on its way at the end of the run is never settled.
   */
  settled?(talk: number, outcome: number, client: number): void;
}

/** Several traffics side by side, each with sources and talks of its own; they know nothing of each other. */
export function sideBySide(traffics: readonly Traffic[]): Traffic {
  const only = traffics[0];
  if (traffics.length === 1 && only !== undefined) return only;
  const { length } = traffics;
  return {
    begin(schedule, clients) {
      traffics.forEach((traffic, which) => {
        traffic.begin((source, atUs) => schedule(source * length + which, atUs), clients);
      });
    },
    due(source, nowUs, attempt) {
      const which = source % length;
      const writes = traffics[which]!.due((source - which) / length, nowUs, attempt);
      if (attempt.talk !== NONE) attempt.talk = attempt.talk * length + which;
      return writes;
    },
    settled(talk, outcome, client) {
      const which = talk % length;
      traffics[which]!.settled?.((talk - which) / length, outcome, client);
    },
  };
}
