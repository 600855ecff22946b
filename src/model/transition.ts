/**
 * The transitions a World can undergo. A transition is a code and up to six whole numbers, so that a run makes no
 * object for it; the table gives each its name and the names of its operands, for the trace and for those who
 * read it. Handlers ask for one through the functions below.
 */
import { FEATURE_TRANSITIONS } from './features.ts';
import { codesFrom, transitionKind as kind, type Operand, type TransitionKind } from './kinds.ts';
import { CLIENTS, HOMES, METHODS, MODES, OUTCOMES, PRESENCES, THREAD_STATUSES } from './words.ts';

export type { Operand, TransitionKind };

/** Who takes transitions: a run applies them at once, a test may collect them. */
export interface Changes {
  change(code: number, a: number, b: number, c: number, d: number, e: number, f: number): void;
}

const CHAT_TRANSITIONS = [
  kind('add-pair', 'lo', 'hi'),
  kind(
    'add-thread',
    'pair',
    ['method', METHODS],
    ['clientLo', CLIENTS],
    ['clientHi', CLIENTS],
    'startedBy',
    'row',
  ),
  kind('open-session', 'thread'),
  kind('touch-session', 'thread'),
  kind('close-session', 'thread'),
  kind('set-thread-status', 'thread', ['status', THREAD_STATUSES]),
  kind('set-tenant-mode', 'tenant', ['mode', MODES]),
  kind('assign-mode', 'user', ['mode', MODES]),
  kind('assign-group-mode', 'group', ['mode', MODES]),
  kind('inherit-group-mode', 'user', ['mode', MODES]),
  kind('set-mode', 'user', ['mode', MODES]),
  kind('set-pending-mode', 'user', ['mode', MODES]),
  kind('set-client-mode', 'user', ['mode', MODES]),
  kind('start-client', 'user', ['client', CLIENTS]),
  kind('stop-client', 'user', ['client', CLIENTS]),
  kind('set-home', 'user', ['homed', HOMES]),
  kind('set-activity', 'user', ['client', CLIENTS], ['activity', PRESENCES]),
  kind('believe', 'pair', 'watcher', ['client', CLIENTS], ['presence', PRESENCES]),
  kind('set-federation', 'tenant', 'allowed', 'explicit'),
  kind('set-domain-access', 'tenant', 'domain', 'verdict'),
  kind('set-user-access', 'user', 'access'),
  kind('end-upgrade-wait', 'tenant'),
  kind('keep-unseen', 'user'),
  kind('see-unseen', 'user'),
  kind('mark-sent', 'mark', 'thread', ['client', CLIENTS]),
  kind('mark-landed', 'mark', ['outcome', OUTCOMES], ['client', CLIENTS]),
  kind('mark-refused', 'mark'),
  kind('set-link', 'link', 'down'),
  kind('set-epoch', 'epoch'),
  kind('set-stale-mode', 'pair', 'watcher', ['mode', MODES]),
] as const;

const CHAT_T = {
  addPair: 0,
  addThread: 1,
  openSession: 2,
  touchSession: 3,
  closeSession: 4,
  setThreadStatus: 5,
  setTenantMode: 6,
  assignMode: 7,
  assignGroupMode: 8,
  inheritGroupMode: 9,
  setMode: 10,
  setPendingMode: 11,
  setClientMode: 12,
  startClient: 13,
  stopClient: 14,
  setHome: 15,
  setActivity: 16,
  believe: 17,
  setFederation: 18,
  setDomainAccess: 19,
  setUserAccess: 20,
  endUpgradeWait: 21,
  keepUnseen: 22,
  seeUnseen: 23,
  markSent: 24,
  markLanded: 25,
  markRefused: 26,
  setLink: 27,
  setEpoch: 28,
  setStaleMode: 29,
} as const;

/** All transitions, those of chats and modes first; the index is the code. */
export const TRANSITIONS = [...CHAT_TRANSITIONS, ...FEATURE_TRANSITIONS] as const;
/** The codes, by name. */
export const T = { ...CHAT_T, ...codesFrom(CHAT_TRANSITIONS.length, FEATURE_TRANSITIONS) } as const;
/** The first transition of the features beyond chats. */
export const FIRST_FEATURE_TRANSITION: number = CHAT_TRANSITIONS.length;

export const addPair = (to: Changes, lo: number, hi: number): void =>
  to.change(T.addPair, lo, hi, 0, 0, 0, 0);
export const addThread = (
  to: Changes,
  pair: number,
  method: number,
  clientLo: number,
  clientHi: number,
  startedBy: number,
  row: number,
): void => to.change(T.addThread, pair, method, clientLo, clientHi, startedBy, row);
export const openSession = (to: Changes, thread: number): void =>
  to.change(T.openSession, thread, 0, 0, 0, 0, 0);
export const touchSession = (to: Changes, thread: number): void =>
  to.change(T.touchSession, thread, 0, 0, 0, 0, 0);
export const closeSession = (to: Changes, thread: number): void =>
  to.change(T.closeSession, thread, 0, 0, 0, 0, 0);
export const setThreadStatus = (to: Changes, thread: number, status: number): void =>
  to.change(T.setThreadStatus, thread, status, 0, 0, 0, 0);
export const setTenantMode = (to: Changes, tenant: number, mode: number): void =>
  to.change(T.setTenantMode, tenant, mode, 0, 0, 0, 0);
export const assignMode = (to: Changes, user: number, mode: number): void =>
  to.change(T.assignMode, user, mode, 0, 0, 0, 0);
export const assignGroupMode = (to: Changes, group: number, mode: number): void =>
  to.change(T.assignGroupMode, group, mode, 0, 0, 0, 0);
export const inheritGroupMode = (to: Changes, user: number, mode: number): void =>
  to.change(T.inheritGroupMode, user, mode, 0, 0, 0, 0);
export const setMode = (to: Changes, user: number, mode: number): void =>
  to.change(T.setMode, user, mode, 0, 0, 0, 0);
export const setPendingMode = (to: Changes, user: number, mode: number): void =>
  to.change(T.setPendingMode, user, mode, 0, 0, 0, 0);
export const setClientMode = (to: Changes, user: number, mode: number): void =>
  to.change(T.setClientMode, user, mode, 0, 0, 0, 0);
export const startClient = (to: Changes, user: number, client: number): void =>
  to.change(T.startClient, user, client, 0, 0, 0, 0);
export const stopClient = (to: Changes, user: number, client: number): void =>
  to.change(T.stopClient, user, client, 0, 0, 0, 0);
export const setHome = (to: Changes, user: number, homed: number): void =>
  to.change(T.setHome, user, homed, 0, 0, 0, 0);
export const setActivity = (to: Changes, user: number, client: number, activity: number): void =>
  to.change(T.setActivity, user, client, activity, 0, 0, 0);
/** `watcher` (0: lo) has heard that the other's `client` shows `presence`. */
export const believe = (to: Changes, pair: number, watcher: number, client: number, presence: number): void =>
  to.change(T.believe, pair, watcher, client, presence, 0, 0);
export const setFederation = (to: Changes, tenant: number, allowed: number, explicit: number): void =>
  to.change(T.setFederation, tenant, allowed, explicit, 0, 0, 0);
export const setDomainAccess = (to: Changes, tenant: number, domain: number, verdict: number): void =>
  to.change(T.setDomainAccess, tenant, domain, verdict, 0, 0, 0);
export const setUserAccess = (to: Changes, user: number, access: number): void =>
  to.change(T.setUserAccess, user, access, 0, 0, 0, 0);
export const endUpgradeWait = (to: Changes, tenant: number): void =>
  to.change(T.endUpgradeWait, tenant, 0, 0, 0, 0, 0);
export const keepUnseen = (to: Changes, user: number): void => to.change(T.keepUnseen, user, 0, 0, 0, 0, 0);
export const seeUnseen = (to: Changes, user: number): void => to.change(T.seeUnseen, user, 0, 0, 0, 0, 0);
export const markSent = (to: Changes, mark: number, thread: number, client: number): void =>
  to.change(T.markSent, mark, thread, client, 0, 0, 0);
export const markLanded = (to: Changes, mark: number, outcome: number, client: number): void =>
  to.change(T.markLanded, mark, outcome, client, 0, 0, 0);
export const markRefused = (to: Changes, mark: number): void => to.change(T.markRefused, mark, 0, 0, 0, 0, 0);
export const setLink = (to: Changes, link: number, down: number): void =>
  to.change(T.setLink, link, down, 0, 0, 0, 0);
export const setEpoch = (to: Changes, epoch: number): void => to.change(T.setEpoch, epoch, 0, 0, 0, 0, 0);
export const setStaleMode = (to: Changes, pair: number, watcher: number, mode: number): void =>
  to.change(T.setStaleMode, pair, watcher, mode, 0, 0, 0);
