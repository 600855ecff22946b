/**
 * Which transitions set which cell of the World to which value: the knowledge of `apply`, one field at a time. A new
 * thread or pair sets its cells, too.
 */

import type { Column } from '../../model/column.ts';
import { T } from '../../model/transition.ts';
import { NONE, THREAD_STATUS } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Columns } from '../columns.ts';
import type { ChangeField } from '../indexed.ts';
import { eachDid, wanted } from './each-did.ts';

/** Told, in order, that record `n` has set the cell of an entity to a value. */
export type TakeChange = (n: number, entity: number, value: number) => void;

/** How to find the changes of a field; `make` is asked anew for each pass, as some values are sums. */
interface FieldChanges {
  readonly codes: readonly number[];
  readonly make: (start: World, dids: Int32Array, take: TakeChange) => TakeDid;
}
type TakeDid = (n: number, code: number, at: number) => void;

/** The entity is the first operand, the value the operand at `place`. */
function plain(code: number, place = 1): FieldChanges {
  return {
    codes: [code],
    make: (_start, dids, take) => (n, _code, at) => take(n, dids[at]!, dids[at + place]!),
  };
}

function running(): FieldChanges {
  return {
    codes: [T.startClient, T.stopClient],
    make(start, dids, take) {
      const bits = Uint8Array.from({ length: start.users.count }, (_, user) => start.users.running[user]!);
      return (n, code, at) => {
        const user = dids[at]!;
        const bit = 1 << dids[at + 1]!;
        bits[user] = code === T.startClient ? bits[user]! | bit : bits[user]! & ~bit;
        take(n, user, bits[user]!);
      };
    },
  };
}

function unseen(): FieldChanges {
  return {
    codes: [T.keepUnseen, T.seeUnseen],
    make(start, dids, take) {
      const counts = Int32Array.from({ length: start.users.count }, (_, user) => start.users.unseen[user]!);
      return (n, code, at) => {
        const user = dids[at]!;
        counts[user] = code === T.keepUnseen ? counts[user]! + 1 : 0;
        take(n, user, counts[user]!);
      };
    },
  };
}

/** Activity is set for the user's client `client` only; apply takes every other one for Skype for Business. */
function activity(client: number): FieldChanges {
  return {
    codes: [T.setActivity],
    make: (_start, dids, take) => (n, _code, at) => {
      if ((dids[at + 1] === 0 ? 0 : 1) === client) take(n, dids[at]!, dids[at + 2]!);
    },
  };
}

/** Pairs that come into being have heard nothing. */
function ofPairs(code: number, isIt: (dids: Int32Array, at: number) => boolean, place: number): FieldChanges {
  return {
    codes: [T.addPair, code],
    make(start, dids, take) {
      let pairs = start.pairs.count;
      return (n, did, at) => {
        if (did === T.addPair) take(n, pairs++, NONE);
        else if (isIt(dids, at)) take(n, dids[at]!, dids[at + place]!);
      };
    },
  };
}

function belief(index: number): FieldChanges {
  return ofPairs(
    T.believe,
    (dids, at) => (dids[at + 1] === 0 ? 0 : 2) + (dids[at + 2] === 0 ? 0 : 1) === index,
    3,
  );
}

function stale(watcher: number): FieldChanges {
  return ofPairs(T.setStaleMode, (dids, at) => (dids[at + 1] === 0 ? 0 : 1) === watcher, 2);
}

function threadStatus(): FieldChanges {
  return {
    codes: [T.addThread, T.setThreadStatus],
    make(start, dids, take) {
      let threads = start.threads.count;
      return (n, code, at) => {
        if (code === T.addThread) take(n, threads++, THREAD_STATUS.open);
        else take(n, dids[at]!, dids[at + 1]!);
      };
    },
  };
}

function threadSession(): FieldChanges {
  return {
    codes: [T.addThread, T.openSession, T.closeSession],
    make(start, dids, take) {
      let threads = start.threads.count;
      let { sessions } = start;
      return (n, code, at) => {
        if (code === T.addThread) take(n, threads++, NONE);
        else take(n, dids[at]!, code === T.openSession ? sessions++ : NONE);
      };
    },
  };
}

const CHANGES: Readonly<Record<ChangeField, FieldChanges>> = {
  'users.mode': plain(T.setMode),
  'users.clientMode': plain(T.setClientMode),
  'users.pendingMode': plain(T.setPendingMode),
  'users.assigned': plain(T.assignMode),
  'users.groupAssigned': plain(T.inheritGroupMode),
  'users.homed': plain(T.setHome),
  'users.running': running(),
  'users.access': plain(T.setUserAccess),
  'users.activityTeams': activity(0),
  'users.activitySfb': activity(1),
  'users.unseen': unseen(),
  'tenants.mode': plain(T.setTenantMode),
  'tenants.federation': plain(T.setFederation),
  'tenants.accessExplicit': plain(T.setFederation, 2),
  'tenants.upgradePending': {
    codes: [T.endUpgradeWait],
    make: (_start, dids, take) => (n, _code, at) => take(n, dids[at]!, 0),
  },
  'groups.assigned': plain(T.assignGroupMode),
  'pairs.belief0': belief(0),
  'pairs.belief1': belief(1),
  'pairs.belief2': belief(2),
  'pairs.belief3': belief(3),
  'pairs.staleForLo': stale(0),
  'pairs.staleForHi': stale(1),
  'threads.status': threadStatus(),
  'threads.session': threadSession(),
  'links.down': plain(T.setLink),
  access: {
    codes: [T.setDomainAccess],
    make: (start, dids, take) => (n, _code, at) =>
      take(n, dids[at]! * start.domains + dids[at + 1]!, dids[at + 2]!),
  },
  epoch: {
    codes: [T.setEpoch],
    make: (_start, dids, take) => (n, _code, at) => take(n, 0, dids[at]!),
  },
};

/** Tells the changes in the records from one to before another. */
export type TellChanges = (from: number, to: number) => void;

/**
 * Tells every change of a field, in the order of the records, which have to be gone through in theirs, each once;
 * values as they are applied, not yet as they are stored.
 */
export function tellingChanges(columns: Columns, field: ChangeField, take: TakeChange): TellChanges {
  const { codes, make } = CHANGES[field];
  const flags = wanted(codes);
  const takeDid = make(columns.head.world, columns.dids, take);
  return (from, to) => eachDid(columns, to, flags, takeDid, from);
}

/** The column of a World that a field is; an `epoch` is a column of one cell. */
export function columnOf(world: World, field: ChangeField): Column {
  if (field === 'epoch') return [world.epoch];
  if (field === 'access') return world.access;
  const [table, column] = field.split('.') as ['users', 'mode'];
  return world[table][column];
}

/** How many entities have the field. */
export function entitiesOf(world: World, field: ChangeField): number {
  if (field === 'epoch') return 1;
  if (field === 'access') return world.tenants.count * world.domains;
  const [table] = field.split('.') as ['users'];
  return world[table].count;
}
