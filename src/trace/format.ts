/**
 * The trace format, number 1. JSON Lines in UTF-8, every line ended by one line feed; times are whole microseconds
 * since the start of the run; nothing in it depends on the machine. In this order:
 *
 * - the header: `{"coexsimTrace":1,"program":…,"title":…,"scenario":digest,"seed":…,"replication":0,"rules":…,
 *   "epochs":[…],"switches":{…},"startUs":…,"start":ISO,"untilUs":…,"waves":[{"name":…,"group":0,"fromUs":…,
 *   "untilUs":…,"users":…}],"units":{"time":"us"},"words":{"rows":[…],"reasons":[…],"sentences":[…]}}`; the waves of an
 *   upgrade plan only if there is one;
 * - `{"table":{…}}` for each of the tables in force;
 * - an entity a line: `{"tenant":0,"name":…}`, then `user`, `domain`, `group`, `link`, `mark`, ids dense from 0. What
 *   else an entity's line says repeats the World in words, for those who read with their eyes or with jq;
 * - `{"world":{…}}`, the World before the first record, as `worldToJson` gives it;
 * - a record a line: `{"n":12,"at":540000000,"cause":3,"event":"message-sent",…operands by name…,"did":[{"do":
 *   "open-session","thread":0}],"scheduled":[{"event":"message-hopped","at":…,"message":2}],"decision":{…}}`. A coded
 *   operand is written as its word, `because` and `row` too; an operand or cause that is -1 is left out, so are
 *   empty lists; an attempt with a mark has its name as `"id"` after the operands. Folding the `did` of records
 *   0 to n into the World gives the World after record n;
 * - a record with more than ITEMS_PER_LINE transitions or scheduled events ends in `"lines":k` and goes on in k - 1
 *   lines `{"more":n,"did":[…]}` and then `{"more":n,"scheduled":[…]}`, so that no record needs a long line;
 * - after the World, as `"n":-1`, and after every DIGEST_EVERY records `{"digest":{"n":1023,"content":hex,
 *   "transitions":hex}}`: of all that the trace has said so far, its head included, see content-digest.ts, and of what
 *   was done to the World, see transition-digest.ts;
 * - now and then, as far apart as the state is large, and at the end: `{"keyframe":{"n":…,"state":hex}}`, see
 *   state-digest.ts; `n` is -1 if there is no record;
 * - the trailer `{"end":{"records":…,"interrupted":false,"content":hex,"transitions":hex,"state":hex,"fingerprint":
 *   {"order":hex,"time":hex,"routing":hex,"outcome":hex},"inFlight":[…]}}`; `inFlight`, the numbers of the messages
 *   that are on their way when the run ends, only if there are any.
 *
 * A trace without a whole trailer was cut short. A change of this format raises TRACE_FORMAT.
 */
import type { Fingerprint } from './fingerprint.ts';

export const TRACE_FORMAT = 2;
/** Records between two digests of the content and the transitions. */
export const DIGEST_EVERY = 1024;
/** The most transitions, or scheduled events, in one line. */
export const ITEMS_PER_LINE = 1024;
/** The longest line of a record, a digest or an entity, in bytes. */
export const LINE_LIMIT = 1024 * 1024;
/** The longest header, table, world or trailer line, in bytes: they grow with the rules, the people, the traffic. */
export const LONG_LINE_LIMIT = 256 * 1024 * 1024;
/** How a line begins that may be up to LONG_LINE_LIMIT long. */
export const LONG_LINES = ['{"coexsimTrace":', '{"table":', '{"world":', '{"end":'] as const;

/** The words for codes that the rules give: index is the code, no word twice. */
export interface TraceWords {
  readonly rows: readonly string[];
  readonly reasons: readonly string[];
  /** A sentence for each reason, '' where there is none; a trace may come without them. */
  readonly sentences?: readonly string[];
}

/** A wave of an upgrade plan: its people are the members of a group of its name. */
export interface TraceWave {
  readonly name: string;
  /** Id of the group, whose name is that of the wave. */
  readonly group: number;
  /** When the first of its grants and moves is made, in microseconds since the start of the run. */
  readonly fromUs: number;
  /** When the last of them is made, even if the run ends before; it may take effect later. */
  readonly untilUs: number;
  /** How many people it has, the size of the group. */
  readonly users: number;
}

/** What a run says about itself before its first record; `epochs` and `switches` are JSON values passed through. */
export interface TraceHeader {
  /** Version of the program that wrote the trace. */
  readonly program: string;
  readonly title: string;
  /** The scenario's digest. */
  readonly scenario: string;
  readonly seed: string;
  readonly replication: number;
  readonly rules: string;
  readonly epochs: unknown;
  readonly switches: unknown;
  /** Microseconds since 1970-01-01T00:00:00Z; the line has the same instant in ISO 8601 as `start`. */
  readonly startUs: number;
  /** Length of the run in microseconds. */
  readonly untilUs: number;
  /** In the order of the plan; undefined without a plan. */
  readonly waves?: readonly TraceWave[];
  readonly words: TraceWords;
}

/** What the trailer says. */
export interface TraceEnd {
  readonly records: number;
  readonly interrupted: boolean;
  readonly content: string;
  readonly transitions: string;
  readonly state: string;
  readonly fingerprint: Fingerprint;
  readonly inFlight: readonly number[];
}
