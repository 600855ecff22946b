/**
 * What `coexsim report` says, as one JSON document; the text and the page are made from it and from nothing else.
 * Times are whole microseconds since the start of the run, records are numbers of the run's trace, days are counted
 * from 0 by the UTC date of the run's start. Names are as the scenario spells them.
 */

/** A number and what stands behind it. */
export interface Counted {
  readonly count: number;
  /** The first records that were counted, at most RECORDS_SHOWN, ascending. */
  readonly records: readonly number[];
  /** The filter for `coexsim query` that means all of them; left out where no filter does. */
  readonly query?: string;
}

export const REPORT_FORMAT = 1;
/** How many records a number names. */
export const RECORDS_SHOWN = 12;
/** How many threads, pairs, people a list names before it only counts. */
export const ROWS_SHOWN = 200;

export interface Report {
  readonly coexsimReport: typeof REPORT_FORMAT;
  readonly program: string;
  readonly title: string;
  /** The scenario's digest. */
  readonly scenario: string;
  readonly seed: string;
  readonly rules: string;
  /** ISO 8601. */
  readonly start: string;
  readonly untilUs: number;
  /** The trace's file, or the scenario that was run for the report: the records are those of a trace of that run. */
  readonly source: { readonly kind: 'trace' | 'run'; readonly file: string; readonly incomplete: boolean };
  /** Whom the report sums up by: populations and other groups that hold each person once, else tenants. */
  readonly groups: readonly ReportGroup[];
  readonly totals: Totals;
  readonly waves: readonly WaveReport[];
  readonly disabled: DisabledReport;
  readonly losses: LossReport;
  readonly reach: ReachReport | null;
  readonly split: SplitReport;
  readonly presence: PresenceReport;
  readonly latency: readonly PathLatency[];
  readonly worst: { readonly people: readonly Hit[]; readonly groups: readonly Hit[] };
  /** What the tables said: every row that decided a message, the most frequent first. */
  readonly rows: readonly RowCount[];
  /** A sentence for each record that is named anywhere in the report; the key is its number. */
  readonly evidence: Readonly<Record<string, { readonly atUs: number; readonly text: string }>>;
}

export interface ReportGroup {
  readonly name: string;
  readonly tenant: string;
  readonly people: number;
}

export interface Totals {
  readonly people: number;
  readonly tenants: number;
  readonly records: number;
  readonly attempted: number;
  readonly refused: Counted;
  readonly sent: number;
  readonly delivered: number;
  readonly missed: Counted;
  readonly failed: Counted;
  /** Delivered as plain text only, although the sender's client could send more. */
  readonly degraded: Counted;
  readonly threads: number;
  readonly disabled: Counted;
  /** People who lost at least one conversation, missed a message, or were refused one. */
  readonly hit: number;
}

/** A wave of the plan; without a plan, changes of mode by event are one wave each day that has some. */
export interface WaveReport {
  readonly name: string;
  readonly fromUs: number;
  readonly untilUs: number;
  readonly people: number;
  /** Changes of mode that took effect. */
  readonly changes: Counted;
  readonly disabled: Counted;
  /** Messages missed and refused because of it: those that ask for a thread it disabled, or meet a person whose mode it changed, up to the next wave. */
  readonly missed: Counted;
  readonly refused: Counted;
}

export interface DisabledReport {
  readonly total: Counted;
  readonly days: readonly {
    readonly day: number;
    readonly date: string;
    readonly count: Counted;
    /** The same by wave; null is what no wave did. */
    readonly waves: readonly { readonly wave: string | null; readonly count: number }[];
  }[];
  /** The people who must begin anew, most conversations first. */
  readonly people: readonly { readonly person: string; readonly group: string; readonly threads: Counted }[];
  readonly threads: readonly {
    readonly thread: number;
    readonly people: readonly [string, string];
    readonly method: string;
    readonly atUs: number;
    readonly record: number;
    readonly wave: string | null;
    /** Messages that asked for it afterwards. */
    readonly refused: Counted;
  }[];
}

export type Loss = 'missed' | 'refused' | 'failed' | 'degraded';

export interface LossCounts {
  readonly missed: Counted;
  readonly refused: Counted;
  readonly failed: Counted;
  readonly degraded: Counted;
}

export interface LossReport {
  readonly days: readonly ({ readonly day: number; readonly date: string } & LossCounts)[];
  /** By the group of the person who should have read it, and of the one who wrote. */
  readonly byRecipient: readonly ({ readonly group: string } & LossCounts)[];
  readonly bySender: readonly ({ readonly group: string } & LossCounts)[];
  /** Between a group and another organisation, both directions. */
  readonly byPartner: readonly ({ readonly group: string; readonly partner: string } & LossCounts)[];
  readonly byReason: readonly {
    readonly loss: Loss;
    /** Its word in the closed list, '' for degraded. */
    readonly reason: string;
    readonly sentence: string;
    readonly count: Counted;
    /** What the tables said for them. */
    readonly rows: readonly { readonly row: string; readonly count: number }[];
  }[];
}

/**
 * Who can reach whom: for ordered pairs of people, what would become of a new chat from the client the sender chats
 * in (of two clients: in any of them, the best answer). Counted by states that people share, so it costs the square
 * of the number of different states and not of people.
 */
export interface ReachReport {
  readonly groups: readonly string[];
  readonly moments: readonly { readonly label: string; readonly atUs: number; readonly record: number }[];
  readonly cells: readonly ReachCell[];
  /** What changed between neighbouring moments: pairs that lost and gained reach. */
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly lost: number;
    readonly gained: number;
  }[];
}

export interface ReachCell {
  /** Indexes of moments and groups. */
  readonly moment: number;
  readonly from: number;
  readonly to: number;
  /** Ordered pairs of different people. */
  readonly pairs: number;
  /** Pairs whose message is read: it lands in a client that runs. */
  readonly read: number;
  /** Of those, as plain text only. */
  readonly textOnly: number;
  /** Pairs whose message lands in a client that does not run. */
  readonly unseen: number;
  readonly refused: number;
  /** The rows and gates that decided, the most frequent first. */
  readonly because: readonly { readonly what: string; readonly pairs: number }[];
}

/** Conversations of two people whose messages landed in both clients on one day. */
export interface SplitReport {
  readonly total: Counted;
  readonly days: readonly { readonly day: number; readonly date: string; readonly count: Counted }[];
  readonly pairs: readonly {
    readonly people: readonly [string, string];
    readonly days: number;
    readonly inTeams: number;
    readonly inSfB: number;
    readonly records: readonly number[];
  }[];
}

/** What watchers' clients showed against what was true: the best presence in a client the person uses. */
export interface PresenceReport {
  /** Watched (watcher, person) pairs; 0 if nobody follows anybody's presence. */
  readonly watched: number;
  /** Summed over the pairs. */
  readonly wrongUs: number;
  readonly totalUs: number;
  /** By what was true and what was shown. */
  readonly kinds: readonly { readonly true: string; readonly shown: string; readonly us: number }[];
  readonly longest: readonly {
    readonly watcher: string;
    readonly person: string;
    readonly client: string;
    readonly fromUs: number;
    readonly us: number;
    readonly true: string;
    readonly shown: string;
    readonly record: number;
  }[];
}

/** Latency of delivered and missed messages, from sending to landing. */
export interface PathLatency {
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly count: number;
  readonly p50Us: number;
  readonly p95Us: number;
  readonly p99Us: number;
  readonly maxUs: number;
  /** The slowest messages' records. */
  readonly records: readonly number[];
}

/** Somebody, or a group, as the one whom it hit. */
export interface Hit {
  readonly name: string;
  readonly group: string;
  readonly lostThreads: Counted;
  readonly missed: Counted;
  readonly refused: Counted;
  /** The sum of the three, which orders the list; for groups per person. */
  readonly score: number;
}

export interface RowCount {
  readonly row: string;
  readonly outcome: string;
  readonly count: Counted;
}

/** The blast radius before the fact: the same run without and with what might be done. */
export interface IfReport {
  readonly coexsimIf: typeof REPORT_FORMAT;
  /** The events that were added, as they were understood, with their times. */
  readonly events: readonly { readonly atUs: number; readonly text: string }[];
  readonly without: Report;
  readonly with: Report;
  /** What the events did that would not have happened. */
  readonly threads: DisabledReport['threads'];
  readonly people: readonly { readonly person: string; readonly group: string; readonly lost: number }[];
  readonly changed: readonly { readonly what: string; readonly without: number; readonly with: number }[];
}
