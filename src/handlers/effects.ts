/**
 * What a handler may want. A handler reads the World and the rules and says its wishes to this interface, in
 * order; it never sees the clock, the network or a random number. A run, an explorer and tests implement it.
 */
import type { Changes } from '../model/transition.ts';
import type { World } from '../model/world.ts';
import type { Decision, RouteQuery } from '../rules/route.ts';
import type { Rules } from '../rules/rules.ts';

/** Timers a handler can start; the run knows how long each waits. */
export const TIMER = {
  /** The SIP session of a thread; started anew by every message under an idle clock (N4). */
  session: 0,
  /** A grant of a mode comes into force for a user (N8); `detail` is the grant's number. */
  modeEffect: 1,
  /** A person's own client learns their mode (A35). */
  clientLearns: 2,
  /** A peer's Teams client learns a mode (A11): owner is the pair, `detail` the watcher's side. */
  peerLearns: 3,
  /** Teams looks again at the mode of a federated peer (R6.14); owner is the pair. */
  peerCheck: 4,
  /** The e-mail about missed messages: owner is the user, `detail` the client (N5). */
  missedMail: 5,
  /** A client in which nothing is done goes away (N11): owner is the user, `detail` the client. */
  idle: 6,
} as const;

export interface Effects extends Changes {
  /** A message leaves in a thread; `newSession` is 1 if a SIP session was opened for it. */
  sendMessage(
    thread: number,
    originatorSide: number,
    newSession: number,
    stripped: number,
    window: number,
  ): void;
  /** News of a publisher's client is on its way to the watcher of the pair. */
  sendPresence(pair: number, watcher: number, client: number, presence: number): void;
  /** The originator of the message that has just been settled is told, after the way back. */
  sendNotice(): void;
  /** An e-mail about missed messages is sent to the user. */
  sendMail(user: number, client: number): void;
  /** Starts a timer, or starts it again. `delay` names a distribution of the scenario, NONE the rules' own delay. */
  startTimer(timer: number, owner: number, detail: number, delay: number): void;
  stopTimer(timer: number, owner: number, detail: number): void;
  /** What has become of the message at hand: an outcome, and the reason's code (0 if none is needed). */
  settle(outcome: number, because: number): void;
  /** What was asked for a user (a grant, a sign-in, a move) is not allowed; the reason's code. */
  refuse(user: number, because: number): void;
}

/** What handlers share: the World they read, the rules in force, and room for one decision. */
export interface Context {
  readonly world: World;
  rules: Rules;
  readonly query: RouteQuery;
  /** The decision of the event at hand; `decided` tells the run that there is one. */
  readonly decision: Decision;
  decided: boolean;
  /** Whether anybody looks at presence in this run; if not, no news of it is sent. */
  readonly watched: boolean;
}
