/** Who can reach whom, by classes of people, against a loop over all pairs of people. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guestOfAccount, isThere } from '../../src/model/guest-accounts.ts';
import { MODES, NONE } from '../../src/model/words.ts';
import type { World } from '../../src/model/world.ts';
import type { ReachReport } from '../../src/report/report.ts';
import { reportText } from '../../src/report/report-text.ts';
import { ACCESS } from '../../src/rules/access.ts';
import { describeDecision } from '../../src/rules/describe.ts';
import { newDecision, newRouteQuery, type RouteQuery } from '../../src/rules/route.ts';
import { compileRules, type Rules } from '../../src/rules/rules.ts';
import type { Compiled } from '../../src/scenario/compiled.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { stateAt } from '../../src/trace/replay.ts';
import { loadTrace, type Trace } from '../../src/trace/trace.ts';
import { compiledScenario, reportOf } from '../report/reports.ts';
import { type Kind, scenarios } from '../support/arbitraries.ts';
import { compile, traceOf } from '../support/running.ts';

/** The tenant-wide modes under which guests chat. */
const GUEST_CHATS = ['TeamsOnly', 'Islands'];

interface Answer {
  /** 0 read, 1 read as text, 2 unseen, 3 refused. */
  readonly best: number;
  readonly what: string;
}

/** The question of a new chat, put by hand: every field from its place in the World. */
function question(world: World, from: number, client: number, to: number): RouteQuery {
  const { users, tenants } = world;
  const [mine, theirs] = [users.tenant[from]!, users.tenant[to]!];
  const pending = (user: number, tenant: number): number =>
    users.pendingMode[user] !== NONE || tenants.upgradePending[tenant] === 1 ? 1 : 0;
  const verdict = (tenant: number, about: number): number =>
    tenants.federation[tenant] === 1
      ? world.access[tenant * world.domains + users.domain[about]!]!
      : ACCESS.federationOff;
  const sameCloud = tenants.cloud[mine] === tenants.cloud[theirs];
  const within = {
    ...newRouteQuery(),
    originatorMode: users.mode[from]!,
    clientMode: users.clientMode[from]!,
    originatorClient: client,
    originatorHomed: users.homed[from]!,
    originatorCloud: tenants.cloud[mine]!,
    originatorTopology: tenants.topology[mine]!,
    originatorTenantMode: tenants.mode[mine]!,
    originatorPending: pending(from, mine),
    recipientMode: users.mode[to]!,
    recipientHomed: users.homed[to]!,
    recipientCloud: tenants.cloud[theirs]!,
    recipientTopology: tenants.topology[theirs]!,
    recipientTenantMode: tenants.mode[theirs]!,
    recipientPending: pending(to, theirs),
    tenancy: mine === theirs ? 0 : sameCloud ? 1 : 2,
  };
  if (mine === theirs) return within;
  return {
    ...within,
    originatorTenantAccess: verdict(mine, to),
    recipientTenantAccess: verdict(theirs, from),
    originatorUserAccess: users.access[from]!,
    recipientUserAccess: users.access[to]!,
    originatorAccessExplicit: tenants.accessExplicit[mine]!,
    recipientAccessExplicit: tenants.accessExplicit[theirs]!,
    originatorTrial: tenants.trial[mine]!,
    recipientTrial: tenants.trial[theirs]!,
    originatorHasSrv: tenants.hasSrv[mine]!,
    recipientHasSrv: tenants.hasSrv[theirs]!,
  };
}

function answerIn(world: World, rules: Rules, from: number, client: number, to: number): Answer {
  const query = question(world, from, client, to);
  const decision = newDecision();
  rules.route(query, decision);
  const said = describeDecision(rules, query, decision);
  const gate = said.gates.find(({ pass }) => !pass);
  if (gate !== undefined) return { best: 3, what: `gate ${gate.gate}` };
  const what = said.row ?? 'no row';
  if (said.outcome !== 'lands') return { best: 3, what };
  const runs = said.client === 'Teams' ? world.users.running[to]! & 1 : world.users.running[to]! & 2;
  if (runs === 0) return { best: 2, what };
  return { best: said.textOnly === true ? 1 : 0, what };
}

function answerOf(world: World, rules: Rules, from: number, to: number): Answer {
  for (const user of [from, to]) {
    const guest = guestOfAccount(world, user);
    if (guest === NONE) continue;
    if (!isThere(world, guest)) return { best: 3, what: 'gate guest-account' };
    // R13.1: a guest goes by the tenant-wide mode, which has to leave them Teams.
    const tenantMode = MODES[world.tenants.mode[world.users.tenant[user]!]!]!;
    if (!GUEST_CHATS.includes(tenantMode)) return { best: 3, what: 'gate guest-mode' };
  }
  const running = world.users.running[from]!;
  const clients = [0, 1].filter((client) => running === 0 || (running & (1 << client)) !== 0);
  const answers = clients.map((client) => answerIn(world, rules, from, client, to));
  const found = answers.reduce((best, each) => (each.best < best.best ? each : best));
  const others = [0, 1].filter((client) => !clients.includes(client));
  if (found.what !== 'gate client-allowed' || others.length === 0) return found;
  const elsewhere = answerIn(world, rules, from, others[0]!, to);
  return elsewhere.best === 3 ? elsewhere : { best: 3, what: 'client-not-running' };
}

/** All ordered pairs, one by one. */
function bruteForce(world: World, rules: Rules): Answer[][] {
  const users = Array.from({ length: world.users.count }, (_, user) => user);
  return users.map((from) => users.map((to) => answerOf(world, rules, from, to)));
}

/** The place of each user's group among the names, which are those of groups or of tenants. */
function placesOf({ names, world }: Compiled, groups: readonly string[]): number[] {
  const { groups: lists, memberships, users } = world;
  return names.users.map((_, user) => {
    const tenant = names.tenants[users.tenant[user]!]!;
    const own = groups.findIndex((name) => {
      const group = names.groups.indexOf(name);
      const members = Array.from({ length: lists.size[group] ?? 0 }, (__, i) => lists.first[group]! + i);
      return members.some((place) => memberships.user[place] === user);
    });
    const place =
      own >= 0 ? own : groups.findIndex((name) => name === tenant || name === `others of ${tenant}`);
    expect(place).toBeGreaterThanOrEqual(0);
    return place;
  });
}

function expectSame(compiled: Compiled): ReachReport {
  const reach = reportOf(compiled).reach!;
  const trace: Trace = loadTrace(splitLines(Buffer.from(traceOf(compiled, '1'), 'utf8')));
  const { count } = trace.head.world.users;
  const rules = compiled.epochs.map((epoch) => compileRules(epoch, compiled.switches));
  const placeOf = placesOf(compiled, reach.groups);
  const all = reach.moments.map(({ record }) => {
    const world = stateAt(trace, record);
    return bruteForce(world, rules[world.epoch]!);
  });
  const cells = new Map<string, { pairs: number; best: number[]; because: Map<string, number> }>();
  all.forEach((answers, moment) => {
    for (let from = 0; from < count; from++) {
      for (let to = 0; to < count; to++) {
        if (from === to) continue;
        const key = `${moment} ${placeOf[from]} ${placeOf[to]}`;
        const cell = cells.get(key) ?? { pairs: 0, best: [0, 0, 0, 0], because: new Map() };
        cells.set(key, cell);
        const { best, what } = answers[from]![to]!;
        cell.pairs += 1;
        cell.best[best]! += 1;
        cell.because.set(what, (cell.because.get(what) ?? 0) + 1);
      }
    }
  });
  const told = reach.cells.map(({ moment, from, to, because, ...cell }) => [
    `${moment} ${from} ${to}`,
    cell,
    Object.fromEntries(because.map(({ what, pairs }) => [what, pairs])),
  ]);
  const counted = [...cells].map(([key, { pairs, best, because }]) => [
    key,
    { pairs, read: best[0]! + best[1]!, textOnly: best[1], unseen: best[2], refused: best[3] },
    Object.fromEntries(because),
  ]);
  expect(Object.fromEntries(told.map(([key, ...rest]) => [key, rest]))).toEqual(
    Object.fromEntries(counted.map(([key, ...rest]) => [key, rest])),
  );
  expect(reach.changes.map(({ lost, gained }) => ({ lost, gained }))).toEqual(
    all.slice(1).map((after, i) => changes(all[i]!, after)),
  );
  return reach;
}

function changes(before: Answer[][], after: Answer[][]): { lost: number; gained: number } {
  let [lost, gained] = [0, 0];
  before.forEach((row, from) => {
    row.forEach(({ best }, to) => {
      if (from === to) return;
      const [could, can] = [best <= 1, after[from]![to]!.best <= 1];
      if (could && !can) lost += 1;
      if (can && !could) gained += 1;
    });
  });
  return { lost, gained };
}

const MOVING: readonly Kind[] = [
  'setMode',
  'setMode',
  'grantPolicy',
  'move',
  'setExternalAccess',
  'setUserExternalAccess',
  'signIn',
  'signOut',
];

test('in any small world all pairs one by one come to the same', () => {
  let moments = 0;
  fc.assert(
    fc.property(scenarios({ kinds: MOVING, maxEvents: 12 }), (file) => {
      // Days on which modes change are moments of their own.
      const days = file.events.map((event, i) => ({ ...event, at: `${String(i * 5)}h` }));
      const reach = expectSame(compile({ ...file, groups: file.groups, until: '3d', events: days }));
      moments += reach.moments.length;
    }),
    { numRuns: 150 },
  );
  expect(moments).toBeGreaterThan(300);
});

test.each(['main.yaml', 'guest-in-skype-mode-tenant.yaml', 'cross-cloud-opens-by-date.yaml'])(
  'the same in %s',
  (name) => {
    const reach = expectSame(compiledScenario(name));
    expect(reach.moments[0]).toEqual({ label: 'before', atUs: 0, record: -1 });
    expect(reach.moments.at(-1)!.label).toBe('at the end');
  },
);

/** So many tenants, in each of which people differ in fifteen ways. */
function manySituations(tenants: number): Compiled {
  const ids = Array.from({ length: tenants }, (_, i) => `t${i}`);
  const ways = MODES.slice(0, 5).flatMap((mode) =>
    [['teams'], ['sfb'], ['teams', 'sfb']].map((clients) => ({ mode, clients })),
  );
  return compile({
    coexsim: 1,
    start: '2019-06-03T00:00:00Z',
    until: '1h',
    rules: '2019-h1',
    tenants: Object.fromEntries(
      ids.map((id) => [
        id,
        { cloud: 'worldwide', topology: 'hybrid', domains: [`${id}.com`], mode: 'Islands' },
      ]),
    ),
    users: Object.fromEntries(ids.flatMap((id) => ways.map((way, place) => [`u${place}@${id}.com`, way]))),
    events: [],
  });
}

test('a report says why it does not say who can reach whom where people differ too much', () => {
  const report = reportOf(manySituations(267));
  expect(report.reach).toBe(null);
  expect(report.whyNoReach).toContain('4,005 different situations');
  expect(report.whyNoReach).toContain('at most 4,000');
  expect(reportText(report, (...words) => words.join(' '))).toContain(report.whyNoReach);
  const fewer = reportOf(manySituations(2));
  expect(fewer.whyNoReach).toBe(null);
  expect(fewer.reach!.moments).toHaveLength(2);
});
