/**
 * What a handler may want. A handler reads the World and the rules and says its wishes to this interface, in
 * order; it never sees the clock, the network or a random number. A run, an explorer and tests implement it.
 */
import type { Changes } from '../model/transition.ts';
import type { World } from '../model/world.ts';
import type { MediaFigures } from '../rules/calls/media.ts';
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
  /** A record of its own for what the event brings about; operands as the follow-on's kind (a value of F) has them. */
  tell(followOn: number, ...operands: number[]): void;
  /**
   * An event of a feature after `delayUs`. One that is a timer of its feature does away with the one before of its
   * owner `a`, and has no operand `d`; see OwnedTimer.
   */
  later(kind: number, delayUs: number, a: number, b?: number, c?: number, d?: number): void;
  /** An event when a signal from one person's client has come the whole way to another's; no `d` if it is a timer. */
  signal(kind: number, way: Way, a: number, b?: number, c?: number, d?: number): void;
  /** An event when something that a person sent has gone between the services of two clouds, or the premises. */
  carry(kind: number, route: Carriage, a: number, b?: number, c?: number, d?: number): void;
  /** What media would meet now on the way there and back, as a call of the two would measure it. */
  measure(way: Way): MediaFigures;
  /** Whether what `carry` takes from one cloud to another, or the premises (NONE), meets no link that is down. */
  canCarry(fromCloud: number, toCloud: number): boolean;
  /** Whether a person's client reaches the servers of a cloud, or of the premises (NONE). */
  canReach(user: number, cloud: number): boolean;
  /** Why the event at hand goes as it goes; described only if somebody listens. */
  decide(describe: () => Judgement): void;
}

/** From one person's client to another's: users, clients, and the method of their thread (METHOD). */
export interface Way {
  readonly from: number;
  readonly fromClient: number;
  readonly to: number;
  readonly toClient: number;
  readonly method: number;
}

/** From one cloud to another, or to or from the premises (NONE), on behalf of a user. */
export interface Carriage {
  readonly user: number;
  readonly fromCloud: number;
  readonly toCloud: number;
}

/** A decision that is no routing of a message: about what it is, its answer, and what it came from. */
export interface Judgement {
  /** What was decided on, such as `meeting-join`. */
  readonly about: string;
  readonly outcome: string;
  /** The row of a table that answered, or nothing. */
  readonly row: string | null;
  readonly because: string | null;
  readonly gates: readonly { readonly gate: string; readonly pass: boolean; readonly because: string }[];
  /** What the answer depends on, in words. */
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>;
  /** Where the rule is written. */
  readonly source: string;
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
