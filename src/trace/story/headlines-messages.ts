/** Messages that did not arrive, by what became of them and why. */
import { counted } from '../../core/counts.ts';
import { NONE, OUTCOME } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { explanationOf } from './explanations.ts';
import { type Headline, type HeadlineKind, TOLD } from './headlines.ts';
import { namingOf } from './naming.ts';
import { happeningOf } from './sentence.ts';
import { clockTime } from './spoken-time.ts';

const OUTCOMES_TOLD = [
  [OUTCOME.failed, 'failed', 'failed on their way', 'failed on its way'],
  [OUTCOME.refused, 'refused', 'were refused and never left', 'was refused and never left'],
  [OUTCOME.missed, 'missed', 'were missed', 'was missed'],
] as const satisfies readonly (readonly [number, HeadlineKind, string, string])[];

/** A headline for each outcome but delivery that occurs, or one that all were delivered. */
export function messageHeadlines(trace: IndexedTrace): Headline[] {
  const groups = groupsOf(trace);
  const found: Headline[] = [];
  for (const [outcome, kind, many, one] of OUTCOMES_TOLD) {
    const reasons = [...groups.values()].filter((group) => group.outcome === outcome);
    if (reasons.length > 0) found.push(ofOutcome(trace, reasons, kind, many, one));
  }
  const inFlight = [...groups.values()].find((group) => group.outcome === OUTCOME.inFlight);
  if (inFlight !== undefined) found.push(onTheirWay(trace, inFlight));
  const { count } = trace.messages;
  if (found.length === 0 && count > 0) found.push(allDelivered(count));
  return found;
}

/** Messages of one outcome and one reason. */
interface Group {
  readonly outcome: number;
  readonly because: number;
  count: number;
  /** The first ones; more are only counted. */
  readonly first: number[];
}

function groupsOf({ messages }: IndexedTrace): ReadonlyMap<number, Group> {
  const groups = new Map<number, Group>();
  const { count, outcome, because, attempted } = messages;
  for (let message = 0; message < count; message++) {
    const what = outcome[message]!;
    if (what === OUTCOME.delivered || attempted[message] === NONE) continue;
    const key = what * 0x10000 + because[message]! + 1;
    let group = groups.get(key);
    if (group === undefined) {
      group = { outcome: what, because: because[message]!, count: 0, first: [] };
      groups.set(key, group);
    }
    group.count += 1;
    if (group.first.length < TOLD) group.first.push(message);
  }
  return groups;
}

function ofOutcome(
  trace: IndexedTrace,
  reasons: readonly Group[],
  kind: HeadlineKind,
  many: string,
  one: string,
): Headline {
  const count = reasons.reduce((sum, group) => sum + group.count, 0);
  const verb = count === 1 ? one : many;
  const children = reasons
    .map((group) => ofReason(trace, group, kind, group.count === 1 ? one : many))
    .sort((a, b) => b.count - a.count || a.n - b.n);
  const only = children.length === 1 ? children[0] : undefined;
  if (only !== undefined) return only;
  const first = children.reduce((a, b) => (b.n < a.n ? b : a));
  const text = `${counted(count, 'message')} ${verb}, for ${counted(children.length, 'reason')}.`;
  return { ...first, text, count, children, left: 0 };
}

function ofReason(trace: IndexedTrace, group: Group, kind: HeadlineKind, verb: string): Headline {
  const reason = group.because === NONE ? '' : namingOf(trace).tell.reason(group.because);
  const explained = explanationOf(reason, trace.columns.head.header.words);
  const why = reason === '' ? '' : ` (${reason}${explained === '' ? '' : `: ${explained}`})`;
  const children = group.first.map((message) => ofMessage(trace, message, kind));
  const first = children[0]!;
  const text = `${counted(group.count, 'message')} ${verb}${why}.`;
  return { ...first, text, count: group.count, children, left: group.count - children.length };
}

function ofMessage(trace: IndexedTrace, message: number, kind: HeadlineKind): Headline {
  const { ended, attempted } = trace.messages;
  const n = ended[message] === NONE ? attempted[message]! : ended[message]!;
  const atUs = trace.columns.atUs[n]!;
  return {
    kind,
    text: `At ${clockTime(trace.columns.head.header, atUs)} ${happeningOf(trace, n)}.`,
    atUs,
    n,
    subject: { kind: 'message', id: message },
    count: 1,
    children: [],
    left: 0,
  };
}

function onTheirWay(trace: IndexedTrace, group: Group): Headline {
  const children = group.first.map((message) => ofMessage(trace, message, 'inFlight'));
  const verb = group.count === 1 ? 'was' : 'were';
  const text = `${counted(group.count, 'message')} ${verb} still on the way when the run ended.`;
  return { ...children[0]!, text, count: group.count, children, left: group.count - children.length };
}

function allDelivered(count: number): Headline {
  const text = count === 1 ? 'The one message was delivered.' : `All ${count} messages were delivered.`;
  const subject = { kind: 'record', id: 0 } as const;
  return { kind: 'delivered', text, atUs: 0, n: 0, subject, count, children: [], left: 0 };
}
