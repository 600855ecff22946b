/** The figures of a run as `run --json` prints them: the contract's keys in its order, then what else is known. */
import { must } from '../core/must.ts';
import { RECORD_KINDS } from '../model/event.ts';
import { METHODS, NONE, OUTCOME } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { ALL_REASONS } from '../rules/all-reasons.ts';
import type { Compiled } from '../scenario/compiled.ts';
import type { Fingerprint } from '../trace/fingerprint.ts';
import type { Replication } from './replication.ts';
import type { Tally } from './tally.ts';

/** Microseconds; null while no message has landed. Percentiles are by nearest rank, within `relativeError`. */
export interface LatencyFigures {
  readonly count: number;
  readonly min: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  readonly percentilesFrom: 'histogram';
  readonly relativeError: number;
}

export interface Summary {
  readonly scenario: string;
  readonly file: string;
  readonly seed: string;
  readonly rules: string;
  /** Length of the run in microseconds. */
  readonly until: number;
  /** Records that a trace of the run has. */
  readonly events: number;
  readonly messages: {
    readonly attempted: number;
    readonly refused: number;
    readonly sent: number;
    readonly delivered: number;
    readonly missed: number;
    readonly failed: number;
    readonly inFlight: number;
    readonly textOnly: number;
  };
  readonly threads: {
    readonly created: number;
    readonly disabled: number;
    readonly byMethod: Readonly<Record<string, number>>;
  };
  readonly sessions: { readonly opened: number; readonly expired: number };
  /** Messages refused, by reason. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly latencyUs: LatencyFigures;
  readonly fingerprint?: Fingerprint;
  /** Messages that left and failed, by reason. */
  readonly failures: Readonly<Record<string, number>>;
  /** Grants, sign-ins and moves that were refused, by reason. */
  readonly requestsRefused: Readonly<Record<string, number>>;
  /** E-mails about missed messages. */
  readonly missedMails: number;
  /** Records of calls, meetings, mail and so on, by kind. */
  readonly features: Readonly<Record<string, number>>;
  /** Events of the scenario whose time counts from a message that never arrived, by that message. */
  readonly neverDue: Readonly<Record<string, number>>;
  /** There if the run was stopped before its end: when, in microseconds since its start. */
  readonly interruptedAt?: number;
}

/** A bucket of the histogram is at most this much wide, relative to the durations in it. */
export const PERCENTILE_ERROR = 1 / 128;

/** Sums up a run, be it over or stopped; its figures have to add up. */
export function summarise(
  compiled: Compiled,
  seed: string,
  replication: Replication,
  fingerprint?: Fingerprint,
): Summary {
  const { tally, inFlight, world } = replication;
  mustAddUp(tally, inFlight);
  return {
    scenario: compiled.title,
    file: compiled.file,
    seed,
    rules: compiled.rules,
    until: compiled.untilUs,
    events: replication.events,
    messages: {
      attempted: tally.attempted,
      refused: tally.refused,
      sent: tally.sent,
      delivered: tally.delivered,
      missed: tally.missed,
      failed: tally.failed,
      inFlight,
      textOnly: tally.textOnly,
    },
    threads: {
      created: tally.threadsCreated,
      disabled: tally.threadsDisabled,
      byMethod: Object.fromEntries(METHODS.map((method, code) => [method, tally.byMethod[code]!])),
    },
    sessions: { opened: tally.sessionsOpened, expired: tally.sessionsExpired },
    refusals: byReason(tally.refusals),
    latencyUs: latencyFigures(tally),
    ...(fingerprint !== undefined && { fingerprint }),
    failures: byReason(tally.failures),
    requestsRefused: byReason(tally.requestsRefused),
    missedMails: tally.mails,
    features: byKind(tally.features),
    neverDue: neverDue(compiled, world),
    ...(!replication.over && { interruptedAt: world.atUs }),
  };
}

function mustAddUp(tally: Tally, inFlight: number): void {
  const { attempted, refused, sent, delivered, missed, failed } = tally;
  must(
    attempted === refused + sent,
    `${attempted} messages were attempted, but ${refused} refused and ${sent} sent`,
  );
  must(
    sent === delivered + missed + failed + inFlight,
    `${sent} messages were sent, but ${delivered} delivered, ${missed} missed, ${failed} failed and ${inFlight} are on their way`,
  );
}

function byReason(counts: ReadonlyMap<number, number>): Record<string, number> {
  const codes = [...counts.keys()].sort((a, b) => a - b);
  return Object.fromEntries(codes.map((code) => [ALL_REASONS[code]!.name, counts.get(code)!]));
}

function byKind(counts: ReadonlyMap<number, number>): Record<string, number> {
  const codes = [...counts.keys()].sort((a, b) => a - b);
  return Object.fromEntries(codes.map((code) => [RECORD_KINDS[code]!.name, counts.get(code)!]));
}

function latencyFigures({ latency }: Tally): LatencyFigures {
  const some = latency.count > 0;
  const at = (p: number): number | null => (some ? latency.percentile(p) : null);
  return {
    count: latency.count,
    min: some ? latency.min : null,
    p50: at(50),
    p95: at(95),
    p99: at(99),
    max: some ? latency.max : null,
    percentilesFrom: 'histogram',
    relativeError: PERCENTILE_ERROR,
  };
}

function neverDue(compiled: Compiled, world: World): Record<string, number> {
  const counts = new Map<number, number>();
  for (const { afterMark } of compiled.dependents) {
    const outcome = world.marks.outcome[afterMark] ?? NONE;
    if (outcome === OUTCOME.delivered || outcome === OUTCOME.missed) continue;
    counts.set(afterMark, (counts.get(afterMark) ?? 0) + 1);
  }
  const marks = [...counts.keys()].sort((a, b) => a - b);
  return Object.fromEntries(marks.map((mark) => [compiled.names.marks[mark]!, counts.get(mark)!]));
}
