/** What a run says to a person: the figures in words, what went wrong and why, and what to type next. */
import { counted } from '../core/counts.ts';
import { plainText } from '../core/plain-text.ts';
import { formatDuration, formatInstant } from '../core/time.ts';
import type { Names } from '../model/names.ts';
import type { World } from '../model/world.ts';
import type { Fingerprint } from '../trace/fingerprint.ts';
import { type DisabledThreads, eventInWords, threadInWords } from './disabled-threads.ts';
import { featureLines } from './feature-counts.ts';
import { planLines, type WaveTold } from './plan-lines.ts';
import type { RefusedRequests } from './refused-requests.ts';

type Counts = Readonly<Record<string, number>>;

/** The figures that are told; the object of `run --json` has them. */
export interface Figures {
  readonly scenario: string;
  readonly file: string;
  readonly seed: string;
  readonly rules: string;
  readonly until: number;
  readonly messages: Readonly<
    Record<
      'attempted' | 'refused' | 'sent' | 'delivered' | 'missed' | 'failed' | 'inFlight' | 'textOnly',
      number
    >
  >;
  readonly threads: { readonly created: number; readonly disabled: number; readonly byMethod: Counts };
  readonly sessions: { readonly opened: number; readonly expired: number };
  readonly refusals: Counts;
  readonly failures: Counts;
  readonly latencyUs: {
    readonly count: number;
    readonly min: number | null;
    readonly p50: number | null;
    readonly p95: number | null;
    readonly p99: number | null;
    readonly max: number | null;
  };
  readonly missedMails: number;
  /** Records of calls, meetings, mail and so on, by kind. */
  readonly features: Counts;
  readonly neverDue: Counts;
  readonly fingerprint?: Fingerprint;
  readonly interruptedAt?: number;
}

export interface Telling {
  readonly startUs: number;
  readonly names: Names;
  /** The state at the end. */
  readonly world: World;
  readonly disabled: DisabledThreads;
  readonly requests: RefusedRequests;
  /** The waves of the upgrade plan; left out or empty without one. */
  readonly waves?: readonly WaveTold[];
  /** The name of a reason's code. */
  readonly reasonOf: (code: number) => string;
  /** The sentence of each reason that a refusal or a failure may name. */
  readonly sentenceOf: (reason: string) => string;
  /** Commands, each with what it is good for; the last one repeats the run. */
  readonly next: readonly (readonly [command: string, purpose: string])[];
}

/** The summary as lines, ended by a line feed. */
export function summaryText(figures: Figures, telling: Telling): string {
  const sections = [
    heading(figures, telling),
    planLines(telling.waves ?? []),
    counts(figures),
    reasons('Refused', figures.refusals, telling),
    reasons('Failed', figures.failures, telling),
    disabledThreads(telling),
    refusedRequests(telling),
    waiting(figures),
    fingerprint(figures),
    next(telling),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function heading(figures: Figures, { startUs }: Telling): string[] {
  const { scenario, file, seed, rules, until, interruptedAt } = figures;
  const lines = [
    plainText(scenario),
    `${plainText(file)}, seed ${plainText(seed)}, rules ${rules}, ${formatDuration(until)} from ${formatInstant(startUs)}`,
  ];
  if (interruptedAt !== undefined) {
    lines.push(`Interrupted after ${formatDuration(interruptedAt)}: what follows is that part of the run.`);
  }
  return lines;
}

function counts({ messages: m, threads, sessions, latencyUs, missedMails, features }: Figures): string[] {
  const beyondChats = featureLines(features);
  if (m.attempted === 0 && beyondChats.length > 0) return beyondChats;
  const lines = [
    `Messages  ${m.attempted} attempted: ${m.refused} refused, ${m.sent} sent`,
    `          of those sent ${m.delivered} delivered, ${m.missed} missed, ${m.failed} failed, ${m.inFlight} on their way at the end; ${m.textOnly} text only`,
    `Threads   ${threads.created} created${byMethod(threads.byMethod)}, ${threads.disabled} disabled`,
    `Sessions  ${sessions.opened} opened, ${sessions.expired} expired`,
  ];
  const { count, p50, p95, p99, max } = latencyUs;
  if (count > 0) {
    const shown = [`p50 ${time(p50)}`, `p95 ${time(p95)}`, `p99 ${time(p99)}`, `max ${time(max)}`];
    lines.push(`Latency   ${shown.join(', ')} (percentiles within 0.8 %)`);
  }
  if (missedMails > 0) lines.push(`E-mails   ${missedMails} about missed messages`);
  return [...lines, ...beyondChats];
}

function byMethod(counts: Counts): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.length === 0 ? '' : ` (${some.map(([method, count]) => `${count} ${method}`).join(', ')})`;
}

function time(us: number | null): string {
  return us === null ? 'none' : formatDuration(us);
}

function reasons(title: string, counts: Counts, { sentenceOf }: Telling): string[] {
  const entries = Object.entries(counts);
  if (entries.length === 0) return [];
  return [title, ...entries.map(([reason, count]) => `  ${count} ${reason}: ${sentenceOf(reason)}`)];
}

function disabledThreads({ disabled, names, world }: Telling): string[] {
  if (disabled.count === 0) return [];
  const lines = disabled.first.map((each) => {
    const what = threadInWords(world, names, each.thread);
    const by = eventInWords(each, names);
    return `  ${plainText(what)}, at ${formatDuration(each.atUs)} by ${plainText(by)}, record ${each.record}`;
  });
  const left = disabled.count - disabled.first.length;
  return ['Disabled', ...lines, ...(left > 0 ? [`  and ${left} more`] : [])];
}

/** Whoever was to get a mode, a client or a home and did not: the day did not go as planned. */
function refusedRequests({ requests, names, reasonOf, sentenceOf }: Telling): string[] {
  if (requests.count === 0) return [];
  const lines = requests.first.map(({ user, because, atUs, record }) => {
    const who = names.users[user] ?? 'a whole tenant';
    const reason = reasonOf(because);
    return `  ${plainText(who)}, at ${formatDuration(atUs)}: ${reason}: ${sentenceOf(reason)} Record ${record}`;
  });
  const left = requests.count - requests.first.length;
  return ['Requests refused', ...lines, ...(left > 0 ? [`  and ${left} more`] : [])];
}

function waiting({ neverDue }: Figures): string[] {
  const entries = Object.entries(neverDue);
  if (entries.length === 0) return [];
  const lines = entries.map(
    ([mark, count]) =>
      `  ${counted(count, 'event')} timed by the arrival of ${plainText(mark)}, which never came`,
  );
  return ['Never due', ...lines];
}

function fingerprint(figures: Figures): string[] {
  const families = Object.entries(figures.fingerprint ?? {});
  if (families.length === 0) return [];
  return ['Fingerprint', ...families.map(([family, digest]) => `  ${family.padEnd(7)}  ${digest}`)];
}

function next({ next }: Telling): string[] {
  const width = Math.max(0, ...next.map(([command]) => command.length));
  return ['Next', ...next.map(([command, purpose]) => `  ${command.padEnd(width)}  ${purpose}`)];
}
