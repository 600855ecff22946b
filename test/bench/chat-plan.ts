/**
 * The chat workload of the benchmark as a plan: one hybrid tenant half-way through its upgrade under the rules of
 * 2019, users TeamsOnly and SfBOnly by turns, so that every thread is an interop thread with a SIP session.
 */
import { US_PER_HOUR, US_PER_MINUTE, US_PER_MS } from '../../src/core/time.ts';
import { CLIENT, HOME, MODE, NONE, TOPOLOGY } from '../../src/model/words.ts';
import { appendRow, newWorld, reserveRows, type World } from '../../src/model/world.ts';
import { buildNetwork } from '../../src/network/build.ts';
import { epochsFor } from '../../src/rules/epochs.ts';
import { defaultSwitches } from '../../src/rules/switches.ts';
import type { RunPlan } from '../../src/run/plan.ts';
import { poissonRing } from './poisson-ring.ts';

export const MEAN_GAP_US = 5 * US_PER_MINUTE;
export const SESSION_US = 10 * US_PER_MINUTE;
export const ACCESS_MIN_US = 5 * US_PER_MS;
export const ACCESS_MEAN_US = 10 * US_PER_MS;
export const GATEWAY_US = 2 * US_PER_MS;
export const START_US = 1_559_552_400_000_000;
export const SEED = 'bench';

export const userName = (user: number): string => `user${user}@contoso.com`;
export const modeOf = (user: number): number => (user % 2 === 0 ? MODE.TeamsOnly : MODE.SfBOnly);
export const clientOf = (user: number): number => (user % 2 === 0 ? CLIENT.Teams : CLIENT.SfB);

export function chatPlan(users: number): RunPlan {
  const switches = defaultSwitches();
  const network = buildNetwork({
    clouds: [0],
    sites: [],
    siteOfUser: [],
    settings: [
      {
        from: 'client',
        to: 'service',
        both: true,
        latency: { kind: 'exponential', min: ACCESS_MIN_US, mean: ACCESS_MEAN_US },
      },
    ],
    retransmissionUs: switches.retransmissionTimeout,
    startUs: START_US,
  });
  return {
    setting: {
      untilUs: 1_000_000 * US_PER_HOUR,
      switches,
      epochs: epochsFor('2019-h1', START_US, START_US),
      network: { ...network, siteOfUser: new Int32Array(users).fill(network.placeOfCloud[0]!) },
      actions: [],
      settings: [],
      delays: [],
      agenda: [],
      dependents: [],
      awayAfterUs: NONE,
    },
    world: company(users, network.links.length),
    userName,
    seed: SEED,
    replication: 0,
    traffic: poissonRing({ users, meanGapUs: MEAN_GAP_US, seed: SEED, userName, clientOf }),
    watched: false,
  };
}

function company(users: number, links: number): World {
  const world = newWorld('typed');
  appendRow(world, 'tenants');
  world.tenants.topology[0] = TOPOLOGY.hybrid;
  world.tenants.mode[0] = MODE.Islands;
  world.tenants.federation[0] = 1;
  world.tenants.hasSrv[0] = 1;
  for (let link = 0; link < links; link++) appendRow(world, 'links');
  reserveRows(world, 'users', users);
  for (let user = 0; user < users; user++) addUser(world, modeOf(user));
  return world;
}

function addUser(world: World, mode: number): void {
  const user = appendRow(world, 'users');
  const u = world.users;
  u.homed[user] = HOME.online;
  u.assigned[user] = mode;
  u.groupAssigned[user] = NONE;
  u.mode[user] = mode;
  u.clientMode[user] = mode;
  u.pendingMode[user] = NONE;
  u.running[user] = 3;
  u.access[user] = 1;
  u.activityTeams[user] = 1;
  u.activitySfb[user] = 1;
  u.firstPair[user] = NONE;
}
