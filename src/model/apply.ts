/**
 * The only writer of a World. Writes in place; the same function under immer's `produce` gives history, because
 * it returns nothing, keeps nothing of the transition and compares no objects.
 */
import { produce } from 'immer';
import { must } from '../core/must.ts';
import { applyFeature } from './apply-features.ts';
import { beliefColumn, indexPair, slotColumn, slotOf } from './pairs.ts';
import { T } from './transition.ts';
import { NONE, OUTCOME, THREAD_STATUS } from './words.ts';
import { appendRow, type World } from './world.ts';

/** Applies one transition in place. Operands are those of the transition's kind, in order; the rest is ignored. */
export function apply(
  w: World,
  code: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
): void {
  switch (code) {
    case T.addPair:
      return applyAddPair(w, a, b);
    case T.addThread:
      return applyAddThread(w, a, b, c, d, e, f);
    case T.openSession:
      w.threads.session[a] = w.sessions;
      w.sessions += 1;
      w.threads.activeUs[a] = w.atUs;
      return;
    case T.touchSession:
      w.threads.activeUs[a] = w.atUs;
      return;
    case T.closeSession:
      w.threads.session[a] = NONE;
      return;
    case T.setThreadStatus:
      return applyThreadStatus(w, a, b);
    case T.setTenantMode:
      w.tenants.mode[a] = b;
      return;
    case T.assignMode:
      w.users.assigned[a] = b;
      return;
    case T.assignGroupMode:
      w.groups.assigned[a] = b;
      return;
    case T.inheritGroupMode:
      w.users.groupAssigned[a] = b;
      return;
    case T.setMode:
      w.users.mode[a] = b;
      return;
    case T.setPendingMode:
      w.users.pendingMode[a] = b;
      w.users.grants[a] = w.users.grants[a]! + 1;
      return;
    case T.setClientMode:
      w.users.clientMode[a] = b;
      return;
    case T.startClient:
      w.users.running[a] = w.users.running[a]! | (1 << b);
      return;
    case T.stopClient:
      w.users.running[a] = w.users.running[a]! & ~(1 << b);
      return;
    case T.setHome:
      w.users.homed[a] = b;
      return;
    case T.setActivity:
      if (b === 0) w.users.activityTeams[a] = c;
      else w.users.activitySfb[a] = c;
      return;
    case T.believe:
      beliefColumn(w, b, c)[a] = d;
      return;
    case T.setFederation:
      w.tenants.federation[a] = b;
      w.tenants.accessExplicit[a] = c;
      return;
    case T.setDomainAccess:
      w.access[a * w.domains + b] = c;
      return;
    case T.setUserAccess:
      w.users.access[a] = b;
      return;
    case T.endUpgradeWait:
      w.tenants.upgradePending[a] = 0;
      return;
    case T.keepUnseen:
      w.users.unseen[a] = w.users.unseen[a]! + 1;
      return;
    case T.seeUnseen:
      w.users.unseen[a] = 0;
      return;
    case T.markSent:
      w.marks.thread[a] = b;
      w.marks.session[a] = w.threads.session[b]!;
      w.marks.originatorClient[a] = c;
      w.marks.outcome[a] = OUTCOME.inFlight;
      return;
    case T.markLanded:
      w.marks.outcome[a] = b;
      w.marks.landedClient[a] = c;
      w.marks.arrivedUs[a] = w.atUs;
      return;
    case T.markRefused:
      w.marks.outcome[a] = OUTCOME.refused;
      return;
    case T.setLink:
      w.links.down[a] = b;
      return;
    case T.setEpoch:
      w.epoch = a;
      return;
    case T.setStaleMode:
      if (b === 0) w.pairs.staleForLo[a] = c;
      else w.pairs.staleForHi[a] = c;
      return;
    default:
      return applyFeature(w, code, a, b, c, d, e, f);
  }
}

function applyAddPair(w: World, lo: number, hi: number): void {
  must(lo < hi, `a pair names its smaller id first, not ${lo} and ${hi}`);
  const pair = appendRow(w, 'pairs');
  const p = w.pairs;
  p.lo[pair] = lo;
  p.hi[pair] = hi;
  p.nextOfLo[pair] = w.users.firstPair[lo]!;
  p.nextOfHi[pair] = w.users.firstPair[hi]!;
  w.users.firstPair[lo] = pair;
  w.users.firstPair[hi] = pair;
  p.slot0[pair] = NONE;
  p.slot1[pair] = NONE;
  p.slot2[pair] = NONE;
  p.slot3[pair] = NONE;
  p.slot4[pair] = NONE;
  p.contacts[pair] = 0;
  p.staleForLo[pair] = NONE;
  p.staleForHi[pair] = NONE;
  p.belief0[pair] = NONE;
  p.belief1[pair] = NONE;
  p.belief2[pair] = NONE;
  p.belief3[pair] = NONE;
  indexPair(w, pair);
}

function applyAddThread(
  w: World,
  pair: number,
  method: number,
  clientLo: number,
  clientHi: number,
  startedBy: number,
  row: number,
): void {
  const thread = appendRow(w, 'threads');
  addThreadInRow(w, thread, pair, method, clientLo, clientHi, startedBy, row);
}

/** `add-thread` in a row of the table that is nobody's, or is that of an ended thread to which nothing refers. */
export function addThreadInRow(
  w: World,
  thread: number,
  pair: number,
  method: number,
  clientLo: number,
  clientHi: number,
  startedBy: number,
  row: number,
): void {
  const slot = slotColumn(w, slotOf(method, clientLo, clientHi));
  const taken = slot[pair]!;
  must(
    taken === NONE || w.threads.status[taken] === THREAD_STATUS.locked,
    `pair ${pair} has an open thread of this routing already (N1)`,
  );
  const t = w.threads;
  t.pair[thread] = pair;
  t.method[thread] = method;
  t.clientLo[thread] = clientLo;
  t.clientHi[thread] = clientHi;
  t.status[thread] = THREAD_STATUS.open;
  t.startedBy[thread] = startedBy;
  t.row[thread] = row;
  t.createdUs[thread] = w.atUs;
  t.session[thread] = NONE;
  t.activeUs[thread] = 0;
  t.staleOfLo[thread] = NONE;
  t.staleOfHi[thread] = NONE;
  slot[pair] = thread;
}

/** A locked thread keeps its slot, because R6.15 revives it; a disabled or ended one never comes back (N1). */
function applyThreadStatus(w: World, thread: number, status: number): void {
  const t = w.threads;
  t.status[thread] = status;
  const pair = t.pair[thread]!;
  if (status === THREAD_STATUS.disabled) {
    t.staleOfLo[thread] = beliefColumn(w, 1, t.clientLo[thread]!)[pair]!;
    t.staleOfHi[thread] = beliefColumn(w, 0, t.clientHi[thread]!)[pair]!;
  } else if (status !== THREAD_STATUS.ended) return;
  const slot = slotColumn(w, slotOf(t.method[thread]!, t.clientLo[thread]!, t.clientHi[thread]!));
  if (slot[pair] === thread) slot[pair] = NONE;
}

/** The World after one transition, the one given untouched: history, by structural sharing. Plain columns only. */
export function applied(
  world: World,
  code: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
): World {
  return produce(world, (draft) => {
    apply(draft as World, code, a, b, c, d, e, f);
  });
}
