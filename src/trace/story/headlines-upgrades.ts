/** Who got another mode and when, and what was asked for and refused. */
import { counted } from '../../core/counts.ts';
import { F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { changesOf } from './consequences.ts';
import { type Headline, type HeadlineKind, TOLD } from './headlines.ts';
import { happeningOf } from './sentence.ts';
import { clockTime } from './spoken-time.ts';

const REQUEST_REFUSED = FIRST_FOLLOW_ON + F.requestRefused;

/** Undefined if nobody's mode changed. */
export function upgradeHeadline(trace: IndexedTrace): Headline | undefined {
  const { upgrades, columns } = trace;
  const first = upgrades[0];
  if (first === undefined) return undefined;
  const users = new Set<number>();
  for (const n of upgrades) for (const { id } of changesOf(columns, n).setModes) users.add(id);
  const children = Array.from(upgrades.subarray(0, TOLD), (n) => ofRecord(trace, n, 'upgraded'));
  const text =
    `${counted(users.size, 'person').replace(/persons$/, 'people')} got another coexistence mode, which says in which ` +
    `client their messages land, in ${counted(upgrades.length, 'event')}.`;
  return { ...children[0]!, text, count: users.size, children, left: upgrades.length - children.length };
}

/** Undefined if everything that was asked for was done. */
export function requestHeadline(trace: IndexedTrace): Headline | undefined {
  const { columns, usable } = trace;
  const first: number[] = [];
  let count = 0;
  for (let n = 0; n < usable; n++) {
    if (columns.kind[n] !== REQUEST_REFUSED) continue;
    count += 1;
    if (first.length < TOLD) first.push(n);
  }
  if (count === 0) return undefined;
  const children = first.map((n) => ofRecord(trace, n, 'requestRefused'));
  const text =
    `${counted(count, 'request')} ${count === 1 ? 'was' : 'were'} refused: a mode, a move or a sign-in that the rules ` +
    'do not allow.';
  return { ...children[0]!, text, count, children, left: count - children.length };
}

function ofRecord(trace: IndexedTrace, n: number, kind: HeadlineKind): Headline {
  const { columns } = trace;
  const user =
    kind === 'upgraded' ? (changesOf(columns, n).setModes[0]?.id ?? NONE) : operandOf(columns, n, 0);
  return {
    kind,
    text: `At ${clockTime(columns.head.header, columns.atUs[n]!)} ${happeningOf(trace, n)}.`,
    atUs: columns.atUs[n]!,
    n,
    subject: user === NONE ? { kind: 'record', id: n } : { kind: 'user', id: user },
    count: 1,
    children: [],
    left: 0,
  };
}
