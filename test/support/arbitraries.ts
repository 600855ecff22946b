/**
 * Small scenarios at random, as plain objects of the file format: a few people in two or three tenants and what
 * happens to them within a few hours. Everything is drawn as small numbers and then put into words that the rules
 * at the start of the run allow, so that shrinking keeps a scenario legal. Times meet on purpose: on whole minutes,
 * a microsecond apart, and while messages are on their way.
 */
import fc from 'fast-check';
import { formatDuration, formatInstant, US_PER_MINUTE, US_PER_SECOND } from '../../src/core/time.ts';
import { CLIENTS, CLOUDS, HOMES, MODES, PRESENCES, TOPOLOGIES } from '../../src/model/words.ts';
import { epochsFor, type RulesName } from '../../src/rules/epochs.ts';
import { POLICY_INSTANCES } from '../../src/rules/policies.ts';
import { REASON } from '../../src/rules/reasons.ts';
import { RULE_SETS } from '../../src/rules/rule-sets.ts';
import { compileRules, type Rules } from '../../src/rules/rules.ts';
import { defaultSwitches } from '../../src/rules/switches.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A scenario file as an object. */
export interface ScenarioFile {
  coexsim: 1;
  start: string;
  until: string;
  rules: string;
  switches: JsonObject;
  tenants: { [name: string]: JsonObject };
  groups: { [name: string]: string[] };
  users: { [name: string]: JsonObject };
  presence?: JsonObject;
  network: JsonObject[];
  events: JsonObject[];
}

/** What kind of scenarios are wanted; everything is possible if nothing is said. */
export interface Wanted {
  readonly rules?: readonly RulesName[];
  /** Kinds of events, each as often as it is listed. */
  readonly kinds?: readonly Kind[];
  /** No chance on the way: all delays are the same for every message, none is lost, no link fails. */
  readonly steady?: boolean;
  /** Whether links may be narrow, so that people wait for each other's messages; default true. */
  readonly queues?: boolean;
  /** Whether anybody may look at presence; default true. */
  readonly watched?: boolean;
  readonly switches?: boolean;
  readonly tenants?: number;
  readonly maxEvents?: number;
  /** Clouds to choose from. */
  readonly clouds?: readonly number[];
}

export const KINDS = [
  'chat',
  'reply',
  'setMode',
  'grantPolicy',
  'move',
  'setExternalAccess',
  'setUserExternalAccess',
  'signIn',
  'signOut',
  'setActivity',
  'linkDown',
  'linkUp',
] as const;
export type Kind = (typeof KINDS)[number];

const MOSTLY: readonly Kind[] = [
  ...Array<Kind>(14).fill('chat'),
  ...Array<Kind>(6).fill('reply'),
  ...Array<Kind>(4).fill('setMode'),
  'grantPolicy',
  'grantPolicy',
  'move',
  'move',
  'setExternalAccess',
  'setUserExternalAccess',
  'signIn',
  'signIn',
  'signOut',
  'signOut',
  'setActivity',
  'linkDown',
  'linkUp',
];

const ALL_RULES: readonly RulesName[] = [
  'by-date',
  'by-date',
  'by-date',
  ...RULE_SETS.map((set) => set.id),
  // Most modes may live online side by side under these, so most is to be found there.
  '2019-h1',
  '2019-h1',
  '2020-02-native-user',
  '2020-02-native-user',
  '2020-02-native-user',
];

/** The days on which the rules change, the first left out: nothing is before it. */
const CHANGE_DAYS_US = RULE_SETS.flatMap((set) => set.stages.map((stage) => stage.fromUs))
  .sort((a, b) => a - b)
  .slice(1);

const n = (max: number): fc.Arbitrary<number> => fc.nat(max);

/** Microseconds since the start: round times, so that things coincide, and what lies a little beside them. */
const timeUs: fc.Arbitrary<number> = fc
  .tuple(
    fc.oneof(
      n(60),
      n(12).map((tens) => tens * 10),
    ),
    fc.constantFrom(0, 0, 0, 0, 1, 5_000, 11_000, 20_000, 23_000, 30_000, US_PER_SECOND, US_PER_MINUTE - 1),
  )
  .map(([minutes, beside]) => minutes * US_PER_MINUTE + beside);

/** How long after a message's arrival something happens: sessions and timers are near. */
const offsetUs = fc.constantFrom(
  0,
  1,
  US_PER_SECOND,
  9 * US_PER_MINUTE,
  10 * US_PER_MINUTE - 22_000,
  10 * US_PER_MINUTE - 1,
  10 * US_PER_MINUTE,
  10 * US_PER_MINUTE + 1,
);

const tenantDraft = fc.record({
  cloud: n(3),
  topology: n(2),
  mode: n(9),
  access: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: n(15) }),
  trial: n(15),
  noSrv: n(15),
  upgrade: n(5),
  site: n(4),
});

const userDraft = fc.record({
  tenant: n(5),
  homed: n(1),
  mode: n(9),
  clients: n(15),
  access: n(23),
  activity: n(11),
  site: n(7),
  contacts: fc.array(n(5), { maxLength: 2 }),
});

const eventDraft = (kinds: readonly Kind[]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    atUs: timeUs,
    /** Above 0: the time counts from the arrival of an earlier message. */
    after: n(23),
    offsetUs,
    a: n(11),
    b: n(11),
    c: n(11),
    d: n(11),
    id: n(4),
  });

type TenantDraft = typeof tenantDraft extends fc.Arbitrary<infer T> ? T : never;
type UserDraft = typeof userDraft extends fc.Arbitrary<infer T> ? T : never;
type EventDraft = ReturnType<typeof eventDraft> extends fc.Arbitrary<infer T> ? T : never;

const linkDraft = fc.record({
  from: n(20),
  to: n(20),
  both: fc.boolean(),
  law: n(7),
  loss: n(7),
  bandwidth: n(11),
  profile: n(11),
  outageUs: fc.option(timeUs, { freq: 3 }),
  outageFor: n(3),
});
type LinkDraft = typeof linkDraft extends fc.Arbitrary<infer T> ? T : never;

const SWITCH_VALUES: readonly (readonly [string, readonly Json[]])[] = [
  ['sessionTimeout', ['10m', '10m', '1m', '1s', '30ms', '1us', '0s', '2000d']],
  ['sessionClock', ['absolute', 'idle']],
  ['afterSessionExpiry', ['remoteSfb', 'byTables']],
  ['interopThreadAfterUpgrade', ['disabled', 'disabled', 'disabled', 'usable']],
  ['peerModeCache', ['cached', 'immediate']],
  ['clientLearnsModeAfter', ['20m', '0s']],
  ['modeChangeDelay', ['10m', '0s', { uniform: { min: '1m', max: '30m' } }]],
  ['federatedModeCheck', ['10m', '1h']],
  ['nativeSwitchPrompt', ['decline', 'accept']],
  ['notPossibleEmail', ['on', 'off']],
  ['missedEmail', ['off', 'on']],
  ['missedEmailDelay', ['10m', '1h']],
  ['federationRecheck', ['atCreation', 'everySend']],
  ['sipFederation21V', ['on', 'off']],
  ['crossCloudExternalAccessDefault', ['open', 'closed']],
  ['modeBlocksSignIn', ['on', 'off']],
  ['federatedIslandsPresence', ['Teams', 'SfB']],
  ['presenceFollowsReachability', ['on', 'off']],
  ['presenceInDisabledThread', ['unavailable', 'stale']],
  ['linkDownPolicy', ['fail', 'wait']],
  ['linkDownTimeout', ['1s', '5m']],
];

export function tenantName(id: number): string {
  return `tenant${id}`;
}
export function domainName(id: number): string {
  return `domain${id}.example`;
}
export function messageName(event: number): string {
  return `msg${event}`;
}

interface Draft {
  rules: RulesName;
  focused: boolean;
  day: number;
  beforeUs: number;
  untilUs: number;
  tenants: TenantDraft[];
  users: UserDraft[];
  groups: number[][];
  away: number;
  switches: [number, number][];
  links: LinkDraft[];
  events: EventDraft[];
}

/** Scenarios as wanted, legal under the rules at their start. */
export function scenarios(wanted: Wanted = {}): fc.Arbitrary<ScenarioFile> {
  const kinds = wanted.kinds ?? MOSTLY;
  return fc
    .record({
      rules: fc.constantFrom(...(wanted.rules ?? ALL_RULES)),
      focused: fc.boolean(),
      day: n(CHANGE_DAYS_US.length - 1),
      beforeUs: timeUs,
      untilUs: fc.oneof(
        { weight: 1, arbitrary: timeUs },
        { weight: 6, arbitrary: fc.constant(180 * US_PER_MINUTE) },
      ),
      tenants: fc.array(tenantDraft, { minLength: wanted.tenants ?? 2, maxLength: wanted.tenants ?? 3 }),
      users: fc.array(userDraft, { minLength: 3, maxLength: 5 }),
      groups: fc.array(fc.array(n(5), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
      away: wanted.watched === false ? fc.constant(1) : n(5),
      switches:
        wanted.switches === false ? fc.constant([]) : fc.array(fc.tuple(n(40), n(7)), { maxLength: 4 }),
      links: wanted.steady ? fc.constant([]) : fc.array(linkDraft, { maxLength: 4 }),
      events: fc.array(eventDraft(kinds), { minLength: 3, maxLength: wanted.maxEvents ?? 24 }),
    })
    .map((draft) => inWords(draft.focused ? focused(draft as Draft) : (draft as Draft), wanted));
}

/** Three people at most whose clients run and whose doors are open: what happens is talk and changes of mode. */
function focused(draft: Draft): Draft {
  return {
    ...draft,
    tenants: draft.tenants.map((tenant) => ({
      ...tenant,
      access: Math.max(4, tenant.access),
      trial: 1,
      noSrv: 1,
    })),
    users: draft.users.slice(0, 3).map((user) => ({ ...user, clients: 4, access: 4 })),
    events: draft.events.map((event) => {
      if (
        event.kind === 'setUserExternalAccess' ||
        event.kind === 'signOut' ||
        event.kind === 'setExternalAccess'
      )
        return { ...event, kind: 'setMode' };
      // Writing on in a conversation that may be over by now.
      return event.kind === 'chat' && event.d > 6 ? { ...event, d: 8 } : event;
    }),
  };
}

interface Population {
  readonly rules: Rules;
  readonly clouds: number[];
  readonly topologies: number[];
  readonly tenantModes: number[];
  readonly pending: boolean[];
  readonly tenantOf: number[];
  readonly modes: number[];
  readonly names: string[];
}

function inWords(draft: Draft, wanted: Wanted): ScenarioFile {
  const startUs = startOf(draft);
  const epoch = epochsFor(draft.rules, startUs, startUs)[0]!;
  const rules = compiledRules(epoch.id, () => compileRules(epoch, defaultSwitches()));
  const of: Population = {
    rules,
    clouds: [],
    topologies: [],
    tenantModes: [],
    pending: [],
    tenantOf: [],
    modes: [],
    names: [],
  };
  const file: ScenarioFile = {
    coexsim: 1,
    start: formatInstant(startUs),
    until: formatDuration(draft.untilUs),
    rules: draft.rules,
    switches: {},
    tenants: {},
    groups: {},
    users: {},
    network: wanted.steady ? [{ from: 'federationEdge', to: 'federationEdge', latency: '10ms' }] : [],
    events: [],
  };
  for (const tenant of draft.tenants) addTenant(file, of, tenant, startUs, wanted);
  for (const user of draft.users) nameUser(of, user);
  for (const [id, user] of draft.users.entries()) addUser(file, of, user, id, wanted);
  draft.groups.forEach((members, id) => {
    file.groups[`group${id}`] = [...new Set(members.map((user) => of.names[user % of.names.length]!))];
  });
  if (draft.away === 0) file.presence = { away: '5m' };
  for (const [which, value] of draft.switches) {
    const [name, values] = SWITCH_VALUES[which % SWITCH_VALUES.length]!;
    const chosen = values[value % values.length]!;
    if (!wanted.steady || typeof chosen !== 'object') file.switches[name] = chosen;
  }
  for (const link of draft.links) addLink(file, link, wanted);
  addEvents(file, of, draft.events, wanted);
  return file;
}

const compiledByEpoch = new Map<string, Rules>();

function compiledRules(id: string, compile: () => Rules): Rules {
  const known = compiledByEpoch.get(id) ?? compile();
  compiledByEpoch.set(id, known);
  return known;
}

function startOf(draft: Draft): number {
  if (draft.rules === 'by-date') return CHANGE_DAYS_US[draft.day]! - draft.beforeUs;
  return RULE_SETS.find((set) => set.id === draft.rules)!.fromUs + 9 * 60 * US_PER_MINUTE;
}

function addTenant(
  file: ScenarioFile,
  of: Population,
  draft: TenantDraft,
  startUs: number,
  wanted: Wanted,
): void {
  const id = of.clouds.length;
  const clouds = wanted.clouds ?? [0, 0, 0, 1];
  const cloud = clouds[draft.cloud % clouds.length]!;
  const topology = draft.topology;
  const pending = draft.upgrade === 0;
  const modes = MODES.map((_, mode) => mode).filter(
    (mode) => of.rules.tenantGlobalLegal(mode, topology, cloud, pending ? 1 : 0) === REASON.granted,
  );
  const mode = modes[draft.mode % modes.length]!;
  of.clouds.push(cloud);
  of.topologies.push(topology);
  of.tenantModes.push(mode);
  of.pending.push(pending);
  file.tenants[tenantName(id)] = {
    cloud: CLOUDS[cloud]!,
    topology: TOPOLOGIES[topology]!,
    domains: [domainName(id)],
    mode: MODES[mode]!,
    ...accessWords(draft.access),
    ...(draft.trial === 0 && { trial: true }),
    ...(draft.noSrv === 0 && { federationDns: false }),
    ...(pending && { assistedUpgrade: formatInstant(startUs + 30 * US_PER_MINUTE) }),
    ...(draft.site === 0 && { site: 'Basel' }),
  };
}

function accessWords(draft: number): JsonObject {
  switch (draft) {
    case 0:
      return {};
    case 1:
      return { externalAccess: { allowFederatedUsers: false } };
    case 2:
      return { externalAccess: { blockedDomains: [domainName(1)] } };
    case 3:
      return { externalAccess: { allowedDomains: [domainName(0), domainName(1)] } };
    default:
      return { externalAccess: { allowFederatedUsers: true } };
  }
}

function nameUser(of: Population, draft: UserDraft): void {
  const tenant = draft.tenant % of.clouds.length;
  of.tenantOf.push(tenant);
  of.names.push(`user${of.names.length}@${domainName(tenant)}`);
}

function addUser(file: ScenarioFile, of: Population, draft: UserDraft, id: number, wanted: Wanted): void {
  const tenant = of.tenantOf[id]!;
  const topology = of.topologies[tenant]!;
  const pending = of.pending[tenant] ? 1 : 0;
  const homed = topology === 0 ? 0 : topology === 2 ? 1 : draft.homed;
  const cloud = of.clouds[tenant]!;
  const effective = (assigned: number): number =>
    of.rules.effectiveMode(assigned, -1, of.tenantModes[tenant]!, homed, cloud, pending);
  const legal = [-1, ...MODES.keys()].filter((assigned) =>
    [assigned < 0 ? effective(assigned) : assigned, effective(assigned)].every(
      (mode) =>
        of.rules.stateLegal(mode, homed, cloud, topology, pending) === REASON.legal &&
        of.rules.modeAvailable(mode, cloud) === REASON.granted,
    ),
  );
  const assigned = legal[draft.mode % legal.length]!;
  of.modes.push(effective(assigned));
  const contacts = draft.contacts
    .map((contact) => contact % of.names.length)
    .filter((contact, place, all) => contact !== id && all.indexOf(contact) === place)
    .map((contact) => of.names[contact]!);
  file.users[of.names[id]!] = {
    homed: HOMES[homed]!,
    ...(assigned >= 0 && { mode: MODES[assigned]! }),
    ...(draft.clients < 4 && { clients: CLIENTS.filter((_, client) => (draft.clients >> client) & 1) }),
    ...(draft.access < 2 && { externalAccess: draft.access === 0 }),
    ...(wanted.watched !== false && draft.activity < 6 && { activity: PRESENCES[draft.activity + 1]! }),
    ...(draft.site < 2 && { site: draft.site === 0 ? 'Basel' : 'Xi’an' }),
    ...(wanted.watched !== false && contacts.length > 0 && { contacts }),
  };
}

const LAWS: readonly Json[] = [
  '1ms',
  '0s',
  '2s',
  '40ms',
  { uniform: { min: '1ms', max: '3s' } },
  { exponential: { min: '5ms', mean: '400ms' } },
  { lognormal: { median: '50ms', p95: '2s' } },
  { empirical: { values: ['1ms', '30s', '11m'] } },
];
const LOSSES: readonly Json[] = ['30%', '0.5%'];

function addLink(file: ScenarioFile, draft: LinkDraft, wanted: Wanted): void {
  const ends = endsOf(file, draft.from, draft.to);
  file.network.push({
    ...ends,
    both: draft.both,
    latency: LAWS[draft.law]!,
    ...(draft.loss < 2 && { loss: LOSSES[draft.loss]! }),
    ...(draft.bandwidth === 0 && wanted.queues !== false && { bandwidth: '8kbps' }),
    ...(draft.profile === 0 && { profile: [...Array(24).keys()].map((hour) => 1 + (hour % 3)) }),
    ...(draft.outageUs !== null && {
      outages: [{ at: formatDuration(draft.outageUs), for: ['1s', '20s', '10m', '1us'][draft.outageFor]! }],
    }),
  });
}

/** Two ends that some link of the scenario may have: hops, clouds, sites. */
function endsOf(file: ScenarioFile, from: number, to: number): { from: string; to: string } {
  const clouds = [...new Set(Object.values(file.tenants).map((tenant) => tenant.cloud as string))];
  const sites = [...Object.values(file.tenants), ...Object.values(file.users)].flatMap((each) =>
    each.site === undefined ? [] : [each.site as string],
  );
  const ends = [
    'client',
    'service',
    'interopGateway',
    'federationEdge',
    'border',
    'onPrem',
    ...clouds,
    ...new Set(sites),
  ];
  const next: Readonly<Record<string, readonly string[]>> = {
    client: ['service'],
    service: ['client', 'interopGateway', 'federationEdge'],
    interopGateway: ['service', 'federationEdge'],
    federationEdge: ['service', 'federationEdge', 'interopGateway'],
  };
  const begin = ends[from % ends.length]!;
  const ways = next[begin] ?? ends;
  return { from: begin, to: ways[to % ways.length]! };
}

function addEvents(file: ScenarioFile, of: Population, drafts: readonly EventDraft[], wanted: Wanted): void {
  const named: Named[] = [];
  for (const [place, draft] of drafts.entries()) {
    const earlier = named.length === 0 ? undefined : named[Math.max(0, named.length - 1 - (draft.b % 4))]!;
    const action = actionOf(file, of, draft, earlier, wanted);
    if (action === undefined) continue;
    const [kind, said, people] = action;
    const at = isAfter(kind, draft) ? afterText(earlier, draft) : formatDuration(draft.atUs);
    if (people !== undefined && draft.id > 0) {
      said.id = messageName(place);
      named.push({ id: messageName(place), ...people });
    }
    file.events.push({ at, [kind]: said });
  }
}

/** Who wrote to whom, so that later lines can speak of the same two. */
interface People {
  readonly from: number;
  readonly to: number;
  readonly client: number;
}
interface Named extends People {
  readonly id: string;
}

/** Replies mostly wait for what they answer; other things now and then happen just after an arrival. */
function isAfter(kind: Kind, { after }: EventDraft): boolean {
  return kind === 'reply' ? after > 3 : after > 18;
}

function afterText(earlier: Named | undefined, draft: EventDraft): string {
  if (earlier === undefined) return formatDuration(draft.atUs);
  return `${earlier.id} + ${formatDuration(draft.offsetUs)}`;
}

function actionOf(
  file: ScenarioFile,
  of: Population,
  draft: EventDraft,
  earlier: Named | undefined,
  wanted: Wanted,
): readonly [Kind, JsonObject, People?] | undefined {
  const { a, b, c, d } = draft;
  const users = of.names.length;
  const user = of.names[a % users]!;
  const client = CLIENTS[c & 1]!;
  switch (draft.kind) {
    case 'chat': {
      const again = d > 7 && d < 11 ? earlier : undefined;
      const people = again === undefined ? strangers(of, draft) : acquaintances(of, again, c);
      const thread = d === 0 ? 'new' : again !== undefined ? `of ${again.id}` : undefined;
      return [
        'chat',
        {
          from: of.names[people.from]!,
          to: of.names[people.to]!,
          via: CLIENTS[people.client]!,
          ...(thread !== undefined && { thread }),
          ...featureWords(d),
        },
        people,
      ];
    }
    case 'reply':
      if (earlier === undefined) return undefined;
      return ['reply', { to: earlier.id, ...featureWords(d) }, acquaintances(of, earlier, 2)];
    case 'setMode':
      return [
        'setMode',
        {
          user,
          mode: b < 2 ? null : MODES[b % 5]!,
          ...(c === 0 && { delay: '10m' }),
          ...(c === 1 && !wanted.steady && { delay: { uniform: { min: '1s', max: '20m' } } }),
        },
      ];
    case 'grantPolicy':
      return grantOf(file, user, draft);
    case 'move':
      return ['move', { user, to: HOMES[b & 1]!, ...(c > 3 && { moveToTeams: (c & 1) === 1 }) }];
    case 'setExternalAccess':
      return [
        'setExternalAccess',
        { tenant: tenantName(a % of.clouds.length), ...accessChange(b % 6, c % of.clouds.length) },
      ];
    case 'setUserExternalAccess':
      return ['setUserExternalAccess', { user, allow: [true, false, null][b % 3]! }];
    case 'signIn':
    case 'signOut':
      return [draft.kind, { user, client }];
    case 'setActivity':
      if (wanted.watched === false) return undefined;
      return ['setActivity', { user, activity: PRESENCES[1 + (b % 6)]!, ...(c > 5 && { client }) }];
    default:
      return [draft.kind, { ...endsOf(file, b, c), both: (d & 1) === 1 }];
  }
}

/** Mostly neighbours, so that pairs meet again. */
function strangers(of: Population, { a, b, c }: EventDraft): People {
  const users = of.names.length;
  const from = a % users;
  const neighbour = (from ^ 1) < users ? from ^ 1 : 0;
  const to = b < 7 ? neighbour : (from + 1 + (b % (users - 1))) % users;
  return { from, to, client: chatClient(of.modes[from]!, c) };
}

/** The same two again, in either direction, mostly in the client that the conversation has on that side. */
function acquaintances(of: Population, { from, to, client }: Named, c: number): People {
  if (c % 3 === 0) return { from, to, client };
  const mode = of.modes[to]!;
  const isInTenant = of.tenantOf[from] === of.tenantOf[to];
  const landing = mode === 0 ? 0 : mode === 1 && isInTenant ? client : 1;
  return { from: to, to: from, client: c > 9 ? 1 - landing : landing };
}

/** Mostly the client that the person's first mode lets them write in. */
function chatClient(mode: number, c: number): number {
  const likely = mode === 0 ? 0 : mode === 1 ? c & 1 : 1;
  return c > 9 ? 1 - likely : likely;
}

function featureWords(d: number): JsonObject {
  return d === 4 ? { formatting: true, emoji: true } : d === 5 ? { file: true } : {};
}

function grantOf(file: ScenarioFile, user: string, { a, b, c, d }: EventDraft): [Kind, JsonObject] {
  const groups = Object.keys(file.groups);
  const tenants = Object.keys(file.tenants);
  const policy = POLICY_INSTANCES[d % POLICY_INSTANCES.length]!.name;
  if (b % 3 === 0 && groups.length > 0)
    return ['grantPolicy', { group: groups[a % groups.length]!, policy: c === 0 ? null : policy }];
  if (b % 3 === 1) return ['grantPolicy', { tenant: tenants[a % tenants.length]!, policy }];
  return ['grantPolicy', { user, policy: c === 0 ? null : policy }];
}

function accessChange(which: number, domain: number): JsonObject {
  switch (which) {
    case 0:
      return { allowFederatedUsers: false };
    case 1:
      return { allowFederatedUsers: true };
    case 2:
      return { blockedDomains: [domainName(domain)] };
    case 3:
      return { blockedDomains: [] };
    case 4:
      return { allowedDomains: [domainName(domain)] };
    default:
      return { allowedDomains: 'all' };
  }
}
