import { describe, expect, test } from 'vitest';
import { applied, apply } from '../../src/model/apply.ts';
import { T, TRANSITIONS } from '../../src/model/transition.ts';
import { CLIENT, METHOD, MODE, NONE, OUTCOME, PRESENCE, THREAD_STATUS } from '../../src/model/words.ts';
import { appendRow, newWorld, type TableName, type World, worldToJson } from '../../src/model/world.ts';
import { BOUNDARY_CASES, BOUNDARY_ROWS } from './cases/boundaries.ts';
import { CALL_CASES, CALL_ROWS } from './cases/calls.ts';
import type { Cases, Rows, Step } from './cases/case.ts';
import { CONTACT_CASES, CONTACT_ROWS } from './cases/contacts.ts';
import { DIRECTORY_CASES, DIRECTORY_ROWS } from './cases/directory.ts';
import { GROUP_CHAT_CASES, GROUP_CHAT_ROWS } from './cases/group-chats.ts';
import { GUEST_CASES, GUEST_ROWS } from './cases/guests.ts';
import { MAIL_CASES, MAIL_ROWS } from './cases/mail.ts';
import { MEETING_CASES, MEETING_ROWS } from './cases/meetings.ts';
import { SHARE_CASES, SHARE_ROWS } from './cases/sharing.ts';

/** Rows and cases of the features beyond chats. */
const FEATURE_ROWS: Rows = {
  ...BOUNDARY_ROWS,
  ...CALL_ROWS,
  ...DIRECTORY_ROWS,
  ...GUEST_ROWS,
  ...GROUP_CHAT_ROWS,
  ...CONTACT_ROWS,
  ...SHARE_ROWS,
  ...MAIL_ROWS,
  ...MEETING_ROWS,
};
const FEATURE_CASES: Cases = {
  ...BOUNDARY_CASES,
  ...CALL_CASES,
  ...DIRECTORY_CASES,
  ...GUEST_CASES,
  ...GROUP_CHAT_CASES,
  ...CONTACT_CASES,
  ...SHARE_CASES,
  ...MAIL_CASES,
  ...MEETING_CASES,
};

/** Two tenants, three users of whom 0 and 1 have met, a group, a mark and a link. */
function smallWorld(): World {
  const world = newWorld('plain');
  world.domains = 2;
  world.access = [0, 0, 0, 0];
  for (let tenant = 0; tenant < 2; tenant++) fill(world, 'tenants', { upgradePending: 1 });
  for (let user = 0; user < 3; user++)
    fill(world, 'users', { firstPair: NONE, assigned: NONE, groupAssigned: NONE, pendingMode: NONE });
  fill(world, 'groups', { size: 1, assigned: NONE });
  fill(world, 'memberships', {});
  fill(world, 'marks', { thread: NONE, session: NONE, outcome: NONE, arrivedUs: -1 });
  fill(world, 'links', {});
  for (const [table, rows] of Object.entries(FEATURE_ROWS)) {
    for (const row of rows) fill(world, table as TableName, row);
  }
  apply(world, T.addPair, 0, 1, 0, 0, 0, 0);
  world.atUs = 7_000;
  return world;
}

function fill(world: World, table: TableName, cells: object): void {
  const id = appendRow(world, table);
  const columns = world[table] as unknown as Record<string, number[]>;
  for (const name of Object.keys(columns)) if (name !== 'count') columns[name]![id] = 0;
  for (const [name, value] of Object.entries(cells)) columns[name]![id] = value as number;
}

function done(...steps: Step[]): World {
  const world = smallWorld();
  for (const step of steps) doIt(world, step);
  return world;
}

function doIt(world: World, [code, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: Step): void {
  apply(world, code, a, b, c, d, e, f);
}

const THREAD: Step = [T.addThread, 0, METHOD.interop, CLIENT.Teams, CLIENT.SfB, 1, 5];
const { users, tenants, pairs, threads, marks, links, groups } = {
  users: (w: World) => w.users,
  tenants: (w: World) => w.tenants,
  pairs: (w: World) => w.pairs,
  threads: (w: World) => w.threads,
  marks: (w: World) => w.marks,
  links: (w: World) => w.links,
  groups: (w: World) => w.groups,
};

/** What a transition does, by its name: what comes before, the transition, and the cells it leaves. */
const CASES: Cases = {
  ...FEATURE_CASES,
  'add-pair': {
    step: [T.addPair, 0, 2],
    leaves: (w) => [
      pairs(w).count,
      users(w).firstPair[0],
      pairs(w).nextOfLo[1],
      pairs(w).nextOfHi[1],
      pairs(w).slot4[1],
    ],
    is: [2, 1, 0, NONE, NONE],
  },
  'add-thread': {
    step: THREAD,
    leaves: (w) => [
      pairs(w).slot2[0],
      threads(w).startedBy[0],
      threads(w).row[0],
      threads(w).createdUs[0],
      threads(w).session[0],
    ],
    is: [0, 1, 5, 7_000, NONE],
  },
  'open-session': {
    before: [THREAD],
    step: [T.openSession, 0],
    leaves: (w) => [threads(w).session[0], w.sessions, threads(w).activeUs[0]],
    is: [0, 1, 7_000],
  },
  'touch-session': {
    before: [THREAD],
    step: [T.touchSession, 0],
    leaves: (w) => [threads(w).activeUs[0], w.sessions],
    is: [7_000, 0],
  },
  'close-session': {
    before: [THREAD, [T.openSession, 0]],
    step: [T.closeSession, 0],
    leaves: (w) => [threads(w).session[0], w.sessions],
    is: [NONE, 1],
  },
  'set-thread-status': {
    before: [THREAD, [T.believe, 0, 1, CLIENT.Teams, PRESENCE.busy]],
    step: [T.setThreadStatus, 0, THREAD_STATUS.disabled],
    leaves: (w) => [
      threads(w).status[0],
      pairs(w).slot2[0],
      threads(w).staleOfLo[0],
      threads(w).staleOfHi[0],
    ],
    is: [THREAD_STATUS.disabled, NONE, PRESENCE.busy, NONE],
  },
  'set-tenant-mode': {
    step: [T.setTenantMode, 1, MODE.SfBOnly],
    leaves: (w) => [...(tenants(w).mode as number[])],
    is: [0, 2],
  },
  'assign-mode': {
    step: [T.assignMode, 1, MODE.Islands],
    leaves: (w) => [users(w).assigned[1]],
    is: [MODE.Islands],
  },
  'assign-group-mode': { step: [T.assignGroupMode, 0, 3], leaves: (w) => [groups(w).assigned[0]], is: [3] },
  'inherit-group-mode': {
    step: [T.inheritGroupMode, 2, 4],
    leaves: (w) => [users(w).groupAssigned[2]],
    is: [4],
  },
  'set-mode': {
    step: [T.setMode, 2, 1],
    leaves: (w) => [users(w).mode[2], users(w).clientMode[2]],
    is: [1, 0],
  },
  'set-pending-mode': {
    step: [T.setPendingMode, 2, 1],
    leaves: (w) => [users(w).pendingMode[2], users(w).grants[2]],
    is: [1, 1],
  },
  'set-client-mode': {
    step: [T.setClientMode, 2, 1],
    leaves: (w) => [users(w).mode[2], users(w).clientMode[2]],
    is: [0, 1],
  },
  'start-client': {
    before: [[T.startClient, 0, CLIENT.Teams]],
    step: [T.startClient, 0, CLIENT.SfB],
    leaves: (w) => [users(w).running[0]],
    is: [3],
  },
  'stop-client': {
    before: [
      [T.startClient, 0, CLIENT.Teams],
      [T.startClient, 0, CLIENT.SfB],
    ],
    step: [T.stopClient, 0, CLIENT.Teams],
    leaves: (w) => [users(w).running[0]],
    is: [2],
  },
  'set-home': { step: [T.setHome, 0, 1], leaves: (w) => [users(w).homed[0]], is: [1] },
  'set-activity': {
    step: [T.setActivity, 0, CLIENT.SfB, PRESENCE.busy],
    leaves: (w) => [users(w).activityTeams[0], users(w).activitySfb[0]],
    is: [0, PRESENCE.busy],
  },
  believe: {
    step: [T.believe, 0, 1, CLIENT.SfB, PRESENCE.away],
    leaves: (w) => [0, 1, 2, 3].map((i) => (w.pairs as never as Record<string, number[]>)[`belief${i}`]![0]),
    is: [NONE, NONE, NONE, PRESENCE.away],
  },
  'set-federation': {
    step: [T.setFederation, 0, 1, 1],
    leaves: (w) => [tenants(w).federation[0], tenants(w).accessExplicit[0]],
    is: [1, 1],
  },
  'set-domain-access': {
    step: [T.setDomainAccess, 1, 0, 3],
    leaves: (w) => [...(w.access as number[])],
    is: [0, 0, 3, 0],
  },
  'set-user-access': { step: [T.setUserAccess, 1, 2], leaves: (w) => [users(w).access[1]], is: [2] },
  'end-upgrade-wait': {
    step: [T.endUpgradeWait, 1],
    leaves: (w) => [...(tenants(w).upgradePending as number[])],
    is: [1, 0],
  },
  'keep-unseen': {
    before: [[T.keepUnseen, 1]],
    step: [T.keepUnseen, 1],
    leaves: (w) => [users(w).unseen[1]],
    is: [2],
  },
  'see-unseen': {
    before: [[T.keepUnseen, 1]],
    step: [T.seeUnseen, 1],
    leaves: (w) => [users(w).unseen[1]],
    is: [0],
  },
  'mark-sent': {
    before: [THREAD, [T.openSession, 0]],
    step: [T.markSent, 0, 0, CLIENT.SfB],
    leaves: (w) => [
      marks(w).thread[0],
      marks(w).session[0],
      marks(w).originatorClient[0],
      marks(w).outcome[0],
    ],
    is: [0, 0, CLIENT.SfB, OUTCOME.inFlight],
  },
  'mark-landed': {
    step: [T.markLanded, 0, OUTCOME.missed, CLIENT.SfB],
    leaves: (w) => [marks(w).outcome[0], marks(w).landedClient[0], marks(w).arrivedUs[0]],
    is: [OUTCOME.missed, CLIENT.SfB, 7_000],
  },
  'mark-refused': { step: [T.markRefused, 0], leaves: (w) => [marks(w).outcome[0]], is: [OUTCOME.refused] },
  'set-link': { step: [T.setLink, 0, 1], leaves: (w) => [links(w).down[0]], is: [1] },
  'set-epoch': { step: [T.setEpoch, 2], leaves: (w) => [w.epoch], is: [2] },
  'set-stale-mode': {
    step: [T.setStaleMode, 0, 1, MODE.Islands],
    leaves: (w) => [pairs(w).staleForLo[0], pairs(w).staleForHi[0]],
    is: [NONE, 1],
  },
};

describe('a transition', () => {
  test('is in this list, whichever there is', () => {
    expect(Object.keys(CASES).sort()).toEqual(TRANSITIONS.map(({ name }) => name as string).sort());
  });

  for (const [name, { before = [], step, leaves, is }] of Object.entries(CASES)) {
    test(`${name} writes what it says, in place and as history`, () => {
      expect(leaves(done(...before, step))).toEqual(is);
      const [code, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = step;
      const start = done(...before);
      const untouched = worldToJson(start);
      const after = applied(start, code, a, b, c, d, e, f);
      expect(leaves(after)).toEqual(is);
      expect(worldToJson(after)).toEqual(worldToJson(done(...before, step)));
      expect(worldToJson(start)).toEqual(untouched);
    });
  }

  test('refuses a second open thread of one routing, and allows one beside a locked or after a disabled one', () => {
    expect(() => done(THREAD, THREAD)).toThrow('N1');
    for (const status of [THREAD_STATUS.locked, THREAD_STATUS.disabled, THREAD_STATUS.ended]) {
      const world = done(THREAD, [T.setThreadStatus, 0, status], THREAD);
      expect([world.threads.count, world.pairs.slot2[0]]).toEqual([2, 1]);
    }
  });

  test('an old thread that is disabled leaves the slot to the one that has it', () => {
    const world = done(THREAD, [T.setThreadStatus, 0, THREAD_STATUS.locked], THREAD);
    doIt(world, [T.setThreadStatus, 0, THREAD_STATUS.disabled]);
    expect(world.pairs.slot2[0]).toBe(1);
  });

  test('of no known code is our own mistake', () => {
    expect(() => apply(smallWorld(), 9_999, 0, 0, 0, 0, 0, 0)).toThrow('there is no transition 9999');
  });
});
