/**
 * Why a record is as it is: what happened, what caused it and what it caused, the decision behind it with the table
 * and the cell that was read, every input with the record that had set it, and the thread with its routing. For any
 * record: what follows from an attempt (sent, refused, on its way, delivered, missed, failed) has the attempt's
 * decision.
 */
import { plainText } from '../../core/plain-text.ts';
import { RECORD_KINDS } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import { decisionSentences } from '../decision-phrases.ts';
import { FEATURE_OF_KIND } from '../feature-kinds.ts';
import type { Concerned, IndexedTrace } from '../indexed.ts';
import { sentenceOf } from '../story/sentence.ts';
import { Telling } from '../telling.ts';
import { type ReadDecision, readDecision } from './decision.ts';
import { inputOf, plainInput, type WhyInput } from './inputs.ts';
import { tableOf, type WhyTable } from './tables.ts';
import { endingsOf, threadWhy, type WhyEnding, type WhyThread } from './thread.ts';
import { threadAsked, whoAsked } from './thread-asked.ts';
import { aboutWords, gateWords, outcomeWords, reasonWords } from './words.ts';

/** Another record, and what happened in it. */
export interface WhyRecord {
  readonly n: number;
  readonly sentence: string;
}

export interface WhyGate {
  readonly gate: string;
  /** The gate as a question. */
  readonly question: string;
  /** `originator`, `recipient`, or '' for both. */
  readonly side: string;
  readonly pass: boolean;
  readonly because: string;
  /** The reason in words. */
  readonly reason: string;
}

export interface WhyDecision {
  /** The record in which it was taken: the attempt, where it is the routing of a message. */
  readonly n: number;
  /** What was decided on; '' for the routing of a message. */
  readonly about: string;
  /** The same in words: `meeting join`. */
  readonly aboutWords: string;
  readonly outcome: string;
  readonly outcomeWords: string;
  /** Why, in words, where no gate and no row says it; '' if nothing is stated. */
  readonly reason: string;
  readonly client: string;
  readonly method: string;
  readonly row: string;
  readonly source: string;
  /** The decision in sentences. */
  readonly sentences: readonly string[];
  /**
   * The tables that were read, each with its cell lit: the one that holds the row, and that of the cloud pairs if its
   * gate was asked. Empty if the trace does not carry them.
   */
  readonly tables: readonly WhyTable[];
  readonly gates: readonly WhyGate[];
  readonly inputs: readonly WhyInput[];
}

export interface WhySubject {
  readonly subject: 'user' | 'thread' | 'message' | 'link' | 'tenant';
  readonly id: number;
  readonly name: string;
}

export interface Why {
  readonly n: number;
  readonly atUs: number;
  readonly title: string;
  readonly sentences: readonly string[];
  /** From the direct cause back to the root, which is always the last; `causesLeftOut` of those between are not here. */
  readonly causes: readonly WhyRecord[];
  readonly causesLeftOut: number;
  /** What it caused directly. */
  readonly effects: readonly WhyRecord[];
  readonly effectsLeftOut: number;
  readonly decision: WhyDecision | undefined;
  readonly thread: WhyThread | undefined;
  /** The decision that made the thread, where the message went on in one that was there. */
  readonly madeThread: WhyDecision | undefined;
  /** The threads whose status it changed. */
  readonly endings: readonly WhyEnding[];
  readonly endingsLeftOut: number;
  readonly subjects: readonly WhySubject[];
}

/** Causes and effects that are told one by one. */
const CAUSES_TOLD = 50;
const EFFECTS_TOLD = 100;

/** `n` is a record of the trace, from 0. */
export function whyOf(trace: IndexedTrace, n: number): Why {
  const { columns, records } = trace;
  const concerned = records.concernedBy(n);
  const attempt = decidedBehind(trace, n, concerned);
  const effects = records.effectsOf(n);
  const endings = endingsOf(trace, n);
  const decision = attempt === NONE ? undefined : decisionOf(trace, attempt);
  const thread = threadWhy(trace, threadBehind(trace, concerned), n);
  const cause = causesOf(trace, n);
  return {
    n,
    atUs: columns.atUs[n]!,
    title: titleOf(trace, n, concerned),
    sentences: [sentenceOf(trace, n)],
    causes: cause.told.map((each) => recordOf(trace, each)),
    causesLeftOut: cause.leftOut,
    effects: Array.from(effects.subarray(0, EFFECTS_TOLD), (each) => recordOf(trace, each)),
    effectsLeftOut: Math.max(0, effects.length - EFFECTS_TOLD),
    decision,
    thread,
    madeThread: makingOf(trace, thread, attempt),
    endings: endings.told,
    endingsLeftOut: endings.all - endings.told.length,
    subjects: subjectsOf(trace, concerned),
  };
}

function recordOf(trace: IndexedTrace, n: number): WhyRecord {
  return { n, sentence: sentenceOf(trace, n) };
}

/** A conversation of many replies is one chain of causes: the nearest are told, and the root. */
function causesOf({ columns }: IndexedTrace, n: number): { told: number[]; leftOut: number } {
  const told: number[] = [];
  let leftOut = 0;
  let root = NONE;
  let before = n;
  for (let at = columns.cause[n]!; at >= 0 && at < before; at = columns.cause[at]!) {
    before = at;
    root = at;
    if (told.length < CAUSES_TOLD) told.push(at);
    else leftOut += 1;
  }
  if (leftOut === 0) return { told, leftOut };
  return { told: [...told, root], leftOut: leftOut - 1 };
}

/** The record whose decision this one goes back to: a message's attempt, or the nearest cause of its feature. */
function decidedBehind(trace: IndexedTrace, n: number, { message }: Concerned): number {
  const { cause, decision, kind } = trace.columns;
  if (decision[n]! >= 0) return n;
  if (message >= 0 && message < trace.messages.count) return trace.messages.attempted[message]!;
  const feature = FEATURE_OF_KIND[kind[n]!];
  if (feature === undefined) return NONE;
  for (let at = cause[n]!, before = n; at >= 0 && at < before; before = at, at = cause[at]!) {
    if (FEATURE_OF_KIND[kind[at]!] !== feature) return NONE;
    if (decision[at]! >= 0) return at;
  }
  return NONE;
}

function threadBehind({ messages }: IndexedTrace, { thread, message }: Concerned): number {
  if (thread >= 0) return thread;
  return message >= 0 && message < messages.count ? messages.thread[message]! : NONE;
}

/** The decision that a record holds, in every detail; undefined if it holds none that can be read. */
export function decisionOf(trace: IndexedTrace, n: number): WhyDecision | undefined {
  const { columns } = trace;
  const place = columns.decision[n]!;
  const text = place < 0 ? '' : columns.decisions[place]!;
  const read = readDecision(text);
  if (read === undefined) return undefined;
  const ruleSet = ruleSetAt(trace, n - 1);
  const { tables, header } = columns.head;
  const { words } = header;
  const rows = [
    read.row,
    ...read.gates.flatMap((each) => (each.gate === 'cloud-pair' ? [each.because] : [])),
  ];
  return {
    n,
    about: read.about,
    aboutWords: aboutWords(read.about),
    outcome: read.outcome,
    outcomeWords: outcomeWords(read.outcome),
    reason: read.because === '' ? '' : reasonWords(read.because, words),
    client: read.client,
    method: read.method,
    row: read.row,
    source: plainText(read.source),
    sentences: decisionSentences(text),
    tables: [...new Set(rows)].flatMap((row) => tableOf(tables, row, ruleSet) ?? []),
    gates: read.gates.map((each) => ({
      ...each,
      question: gateWords(each.gate),
      reason: reasonWords(each.because, words),
    })),
    inputs: inputsOf(trace, n, read),
  };
}

function inputsOf(trace: IndexedTrace, n: number, read: ReadDecision): WhyInput[] {
  if (read.about !== '') return read.inputs.map(([name, value]) => plainInput(name, value));
  const who = whoAsked(trace, n);
  const asked = { ...who, thread: threadAsked(trace, who, read) };
  return read.inputs.map(([name, value]) => inputOf(trace, asked, name, value));
}

/** The rule set in force after a record, '' if the trace does not say. */
function ruleSetAt({ columns, changes }: IndexedTrace, n: number): string {
  const { epochs } = columns.head.header;
  const epoch: unknown = Array.isArray(epochs) ? epochs[changes.valueAt('epoch', 0, n)] : undefined;
  const name = typeof epoch === 'object' && epoch !== null ? (epoch as { ruleSet?: unknown }).ruleSet : '';
  return typeof name === 'string' ? name : '';
}

function makingOf(
  trace: IndexedTrace,
  thread: WhyThread | undefined,
  attempt: number,
): WhyDecision | undefined {
  if (thread === undefined || thread.madeBy === NONE || thread.madeBy === attempt) return undefined;
  return decisionOf(trace, thread.madeBy);
}

function titleOf(trace: IndexedTrace, n: number, { message }: Concerned): string {
  const kind = RECORD_KINDS[trace.columns.kind[n]!]!.name.replace(/-/g, ' ');
  const name = message < 0 ? '' : ` (${messageName(trace, message)})`;
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}${name}`;
}

function messageName({ columns, messages }: IndexedTrace, message: number): string {
  const mark = message < messages.count ? messages.mark[message]! : NONE;
  return mark === NONE ? `message ${message}` : new Telling(columns.head).mark(mark);
}

function subjectsOf(trace: IndexedTrace, concerned: Concerned): WhySubject[] {
  const tell = new Telling(trace.columns.head);
  const { users, thread, message, link, tenant } = concerned;
  const subjects: WhySubject[] = users.map((id) => ({ subject: 'user', id, name: tell.user(id) }));
  if (thread >= 0) subjects.push({ subject: 'thread', id: thread, name: `thread ${thread}` });
  if (message >= 0) subjects.push({ subject: 'message', id: message, name: messageName(trace, message) });
  if (link >= 0) subjects.push({ subject: 'link', id: link, name: tell.link(link) });
  if (tenant >= 0) subjects.push({ subject: 'tenant', id: tenant, name: tell.tenant(tenant) });
  return subjects;
}
