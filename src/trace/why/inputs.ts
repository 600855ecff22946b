/** What a decision was given, and for each of it the record that had last set it. */
import { findPair, sideOf } from '../../model/pairs.ts';
import { CLIENT, NONE } from '../../model/words.ts';
import type { ChangeField, IndexedTrace } from '../indexed.ts';
import { Telling } from '../telling.ts';
import { inputWords } from './words.ts';

/** Whose an input is. */
const INPUT_SUBJECTS = ['user', 'tenant', 'thread', 'attempt'] as const;
export type InputSubject = (typeof INPUT_SUBJECTS)[number];

/** A cell of the World that an input was read from. */
export interface WhyCellOfWorld {
  readonly field: ChangeField;
  readonly entity: number;
}

export interface WhyInput {
  /** As the decision has it: `recipientMode`. */
  readonly name: string;
  /** Label and whose it is: `mode of ann@contoso.com`. */
  readonly words: string;
  readonly value: string;
  readonly subject: InputSubject;
  readonly id: number;
  /** The cells it was read from; none for what never changes. */
  readonly cells: readonly WhyCellOfWorld[];
  /** The record that last set it before the decision; -1 if none did. */
  readonly setBy: number;
  /** `since the start`, `record 12`, …: where it comes from. */
  readonly since: string;
}

/** The attempt that a decision was taken for. */
export interface Asked {
  /** Its record. */
  readonly n: number;
  readonly from: number;
  readonly to: number;
  /** The thread that it goes on in, -1 if a new one was asked for. */
  readonly thread: number;
  readonly via: number;
  /** Whether external access was taken to be open, whatever it is. */
  readonly supposesAccess: boolean;
}

interface Origin {
  readonly subject: InputSubject;
  readonly id: number;
  readonly cells?: readonly WhyCellOfWorld[];
  /** What set it, where that is no change of a cell. */
  readonly setBy?: number;
  readonly since?: string;
}

/** An input with its origin; the state is that before the attempt's own record changed anything. */
export function inputOf(trace: IndexedTrace, asked: Asked, name: string, value: string): WhyInput {
  const origin = originOf(trace, asked, name);
  const { subject, id, cells = [] } = origin;
  const setBy = origin.setBy ?? lastSetOf(trace, cells, asked.n - 1);
  const since = origin.since ?? (setBy === NONE ? 'since the start' : `record ${setBy}`);
  return { name, words: labelOf(trace, name, subject, id), value, subject, id, cells, setBy, since };
}

/** An input of a decision that is no routing: what it was, without a record that had set it. */
export function plainInput(name: string, value: string): WhyInput {
  const words = inputWords(name);
  return { name, words, value, subject: 'attempt', id: NONE, cells: [], setBy: NONE, since: '' };
}

function labelOf(trace: IndexedTrace, name: string, subject: InputSubject, id: number): string {
  const tell = new Telling(trace.columns.head);
  const label = inputWords(name);
  if (id === NONE || subject === 'attempt') return label;
  if (subject === 'thread') return `${label} ${id}`;
  return `${label} ${subject === 'user' ? tell.user(id) : tell.tenant(id)}`;
}

function lastSetOf({ changes }: IndexedTrace, cells: readonly WhyCellOfWorld[], n: number): number {
  let last = NONE;
  for (const { field, entity } of cells) last = Math.max(last, changes.lastSet(field, entity, n));
  return last;
}

function originOf(trace: IndexedTrace, asked: Asked, name: string): Origin {
  if (name === 'tenancy') return { subject: 'attempt', id: NONE };
  if (name === 'clientMode') return ofUser('users.clientMode', asked.from);
  if (name.startsWith('thread')) return threadOrigin(trace, asked, name);
  const side = /^(originator|recipient)(.*)$/.exec(name);
  if (side === null) return { subject: 'attempt', id: NONE };
  const isOriginator = side[1] === 'originator';
  const [user, other] = isOriginator ? [asked.from, asked.to] : [asked.to, asked.from];
  return sideOrigin(trace, asked, side[2]!, user, other, isOriginator);
}

const ACCESS: ReadonlySet<string> = new Set([
  'TenantAccess',
  'UserAccess',
  'AccessExplicit',
  'Trial',
  'HasSrv',
]);
const SUPPOSED = 'supposed: access is asked when a message is sent';

function sideOrigin(
  trace: IndexedTrace,
  asked: Asked,
  what: string,
  user: number,
  other: number,
  isOriginator: boolean,
): Origin {
  const { users } = trace.columns.head.world;
  const tenant = user < 0 || user >= users.count ? NONE : users.tenant[user]!;
  if (asked.supposesAccess && ACCESS.has(what)) return { subject: 'tenant', id: tenant, since: SUPPOSED };
  switch (what) {
    case 'Mode':
      return isOriginator ? ofUser('users.mode', user) : recipientMode(trace, asked);
    case 'Homed':
      return ofUser('users.homed', user);
    case 'UserAccess':
      return ofUser('users.access', user);
    case 'UpgradePending':
      return pendingOrigin(trace, asked, user, tenant, isOriginator);
    case 'TenantMode':
      return ofTenant('tenants.mode', tenant);
    case 'AccessExplicit':
      return ofTenant('tenants.accessExplicit', tenant);
    case 'TenantAccess':
      return accessOrigin(trace, asked.n - 1, tenant, other);
    case 'Client':
      return { subject: 'user', id: user, setBy: asked.n, since: 'chosen by the sender' };
    case 'Cloud':
    case 'Topology':
    case 'Trial':
    case 'HasSrv':
      return { subject: 'tenant', id: tenant };
    default:
      return { subject: 'attempt', id: NONE };
  }
}

function ofUser(field: ChangeField, user: number): Origin {
  return { subject: 'user', id: user, cells: user === NONE ? [] : [{ field, entity: user }] };
}

function ofTenant(field: ChangeField, tenant: number): Origin {
  return { subject: 'tenant', id: tenant, cells: tenant === NONE ? [] : [{ field, entity: tenant }] };
}

/** A Teams client may go by a former mode of its peer (A11): then that belief is what was read. */
function recipientMode(trace: IndexedTrace, asked: Asked): Origin {
  const belief = staleBelief(trace, asked);
  if (belief === undefined) return ofUser('users.mode', asked.to);
  return { subject: 'user', id: asked.to, cells: [belief] };
}

function staleBelief(trace: IndexedTrace, asked: Asked): WhyCellOfWorld | undefined {
  if (asked.thread !== NONE || asked.via !== CLIENT.Teams || asked.from < 0 || asked.to < 0) return undefined;
  const { world } = trace.threads;
  const pair = findPair(world, asked.from, asked.to);
  if (pair === NONE) return undefined;
  const field = sideOf(world, pair, asked.from) === 0 ? 'pairs.staleForLo' : 'pairs.staleForHi';
  if (trace.changes.lastSet(field, pair, asked.n - 1) === NONE) return undefined;
  const stale = trace.changes.valueAt(field, pair, asked.n - 1) !== NONE;
  return stale ? { field, entity: pair } : undefined;
}

/** A mode is still to come while a grant spreads, before an assisted upgrade, or if the peer has not heard of it. */
function pendingOrigin(
  trace: IndexedTrace,
  asked: Asked,
  user: number,
  tenant: number,
  isOriginator: boolean,
): Origin {
  const belief = isOriginator ? undefined : staleBelief(trace, asked);
  if (belief !== undefined) return { subject: 'user', id: user, cells: [belief] };
  if (user === NONE || tenant === NONE) return { subject: 'user', id: user };
  const spreads = trace.changes.valueAt('users.pendingMode', user, asked.n - 1) !== NONE;
  if (spreads) return ofUser('users.pendingMode', user);
  return ofTenant('tenants.upgradePending', tenant);
}

/** The switch for the whole tenant comes first; where it is off, nothing is read of single domains. */
function accessOrigin(trace: IndexedTrace, n: number, tenant: number, other: number): Origin {
  const { users, domains } = trace.columns.head.world;
  const domain = other < 0 || other >= users.count ? NONE : users.domain[other]!;
  if (tenant === NONE || domain === NONE) return { subject: 'tenant', id: tenant };
  const federation = { field: 'tenants.federation', entity: tenant } as const;
  if (trace.changes.valueAt('tenants.federation', tenant, n) === 0)
    return { subject: 'tenant', id: tenant, cells: [federation] };
  const verdict = { field: 'access', entity: tenant * domains + domain } as const;
  return { subject: 'tenant', id: tenant, cells: [federation, verdict] };
}

/** The status is set when a thread is made and may be set again; everything else of its routing never changes (R6.4). */
function threadOrigin(trace: IndexedTrace, { thread, n }: Asked, name: string): Origin {
  if (thread < 0 || thread >= trace.threads.count) return { subject: 'thread', id: NONE };
  const madeBy = trace.threads.madeBy[thread]!;
  const cells = name === 'thread' ? ([{ field: 'threads.status', entity: thread }] as const) : [];
  const changed = lastSetOf(trace, cells, n - 1);
  const made = { subject: 'thread', id: thread, cells } as const;
  if (changed > madeBy) return { ...made, setBy: changed };
  if (madeBy === NONE) return { ...made, setBy: NONE };
  return { ...made, setBy: madeBy, since: `record ${madeBy}, which made the thread` };
}
