/**
 * What `coexsim report` says, as one JSON document; the text and the page are made from it and from nothing else.
 * Times are whole microseconds since the start of the run, records are numbers of the run's trace, days are counted
 * from 0 by the UTC date of the run's start. Names are as the scenario spells them.
 */

import type { PrintedRow } from '../experiment/printed-row.ts';
import type { ReachReport } from '../experiment/reach-report.ts';

export type { ReachCell, ReachReport } from '../experiment/reach-report.ts';

/** A number and what stands behind it. */
export interface Counted {
  readonly count: number;
  /** The first records that were counted, at most RECORDS_SHOWN, ascending. */
  readonly records: readonly number[];
  /** The filter for `coexsim query` that means exactly the records behind the number; left out where no filter does. */
  readonly query?: string;
  /** How many records those are, where it is another number: one record may disable many threads. */
  readonly found?: number;
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
  readonly source: {
    readonly kind: 'trace' | 'run';
    readonly file: string;
    /** The words after the file on a command line that repeat exactly that run; none for a trace. */
    readonly options: readonly string[];
    readonly incomplete: boolean;
  };
  /** Whom the report sums up by: populations and other groups that hold each person once, else tenants. */
  readonly groupsAre: 'groups' | 'tenants';
  readonly groups: readonly ReportGroup[];
  /** The most important facts as sentences, the most important first; plain text that may hold any name. */
  readonly headlines: readonly Headline[];
  readonly totals: Totals;
  readonly waves: readonly WaveReport[];
  readonly disabled: DisabledReport;
  readonly losses: LossReport;
  /** This and presence are null for a trace that was made under rules that this program does not know. */
  readonly reach: ReachReport | null;
  /** Why there is no reach, in a sentence; null if there is. */
  readonly whyNoReach: string | null;
  readonly split: SplitReport;
  readonly presence: PresenceReport | null;
  readonly latency: readonly PathLatency[];
  readonly worst: { readonly people: readonly Hit[]; readonly groups: readonly Hit[] };
  /** What the tables said: every row that decided a message, the most frequent first. */
  readonly rows: readonly RowCount[];
  /** A sentence for each record that is named anywhere in the report; the key is its number. */
  readonly evidence: Readonly<Record<string, { readonly atUs: number; readonly text: string }>>;
}

export interface ReportGroup {
  readonly name: string;
  /** '' for a group whose people are of several tenants. */
  readonly tenant: string;
  readonly people: number;
}

export interface Headline {
  readonly text: string;
  /** The records to look at, at most RECORDS_SHOWN. */
  readonly records: readonly number[];
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
  /** On their way when it ended. */
  readonly inFlight: number;
  /** Delivered as plain text only, although it was written in Teams. */
  readonly degraded: Counted;
  /** Grants, sign-ins and moves that were refused, so that the day did not go as planned. */
  readonly requestsRefused: Counted;
  /** Conversations, with those that were there at the start. */
  readonly threads: number;
  readonly disabled: Counted;
  /** People who lost at least one conversation, missed a message, or were refused one. */
  readonly hit: number;
}

/** A wave of the plan; without a plan, the changes of mode of one day are a wave. */
export interface WaveReport {
  /** For a day without a plan its date. */
  readonly name: string;
  readonly planned: boolean;
  readonly fromUs: number;
  readonly untilUs: number;
  readonly people: number;
  /** Changes of mode that took effect. */
  readonly changes: Counted;
  readonly disabled: Counted;
  /**
   * Messages that ask for a thread it disabled; and, until the next wave begins, those from or to a person whose mode
   * it changed. That these would have landed without it, nobody says: `--if` compares.
   */
  readonly missed: Counted;
  readonly refused: Counted;
}

export interface DisabledReport {
  readonly total: Counted;
  /** Those on which some ended. */
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
  /** Those on which something was lost. */
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
    /** The rows that decided so; none for a refusal that the tables did not make. */
    readonly rows: readonly { readonly row: string; readonly count: number }[];
  }[];
}

/**
 * Conversations of two people that one of them, or both, had in two clients on one day: what that person wrote or was
 * sent lay in Teams, and in Skype for Business. `total` counts such pairs, `days` the pairs of each day.
 */
export interface SplitReport {
  readonly total: Counted;
  readonly days: readonly { readonly day: number; readonly date: string; readonly count: Counted }[];
  /** Most days first. */
  readonly pairs: readonly {
    readonly people: readonly [string, string];
    /** Those of the two for whom it lay in both clients. */
    readonly for: readonly string[];
    readonly days: number;
    /**
     * Messages that lie in the clients of those people, written or received there, over the whole run. One that lies
     * in Teams for one of two people and in Skype for Business for the other counts in both.
     */
    readonly inTeams: number;
    readonly inSfB: number;
    readonly records: readonly number[];
  }[];
}

/**
 * What watchers' clients showed, by the presence tables and the news that had arrived, against what was true: the
 * liveliest presence in a client that the person runs and may use. Each client that a watcher runs counts by itself.
 */
export interface PresenceReport {
  /** (watcher, person) pairs that were watched at any time; 0 if nobody follows anybody's presence. */
  readonly watched: number;
  /** Summed over pairs and clients. */
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
    /** The record with which it began, -1 if it was so from the start. */
    readonly record: number;
  }[];
}

/** Latency of delivered and missed messages, from sending to landing; percentiles within 1/128. */
export interface PathLatency {
  /** Organisations and clients. */
  readonly from: string;
  readonly via: string;
  readonly to: string;
  readonly lands: string;
  readonly method: string;
  readonly count: number;
  /** As in Counted. */
  readonly query?: string;
  readonly p50Us: number;
  readonly p95Us: number;
  readonly p99Us: number;
  readonly maxUs: number;
  /** The slowest messages' records, the slowest first. */
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

export interface RowCount extends PrintedRow {
  readonly row: string;
  readonly outcome: string;
  readonly count: Counted;
}

/** The blast radius before the fact: the same run, under the same seed, without and with what might be done. */
export interface IfReport {
  readonly coexsimIf: typeof REPORT_FORMAT;
  /** The events that were added, as they were understood, with their times; -1 if that is known in the run only. */
  readonly events: readonly { readonly atUs: number; readonly text: string }[];
  readonly headlines: readonly Headline[];
  readonly without: Report;
  readonly with: Report;
  /** Conversations that end for good only with the events, at most ROWS_SHOWN; records are of the run with them. */
  readonly threads: DisabledReport['threads'];
  /** How many there are. */
  readonly lost: number;
  /** Conversations that end only without the events. */
  readonly spared: number;
  /** The people who must begin anew because of the events, the most conversations first. */
  readonly people: readonly { readonly person: string; readonly group: string; readonly lost: number }[];
  readonly changed: readonly { readonly what: string; readonly without: number; readonly with: number }[];
  /** At the end of both runs; its moments are "without" and "with". */
  readonly reach: ReachReport | null;
  readonly whyNoReach: string | null;
  /** For the records of `threads`. */
  readonly evidence: Report['evidence'];
}
