/**
 * The scenario of the trace of a million records: one company in two clouds half-way through its upgrade, on the
 * Monday of scenarios/main.yaml. It says who is there and what administrators, clients and links do; who writes to
 * whom is traffic, see million.ts.
 */

/** Events are spread over so many minutes, about as long as the traffic takes for all records. */
export const SPAN_MINUTES = 420;
/** This part of the users, from the first on, is in the worldwide cloud. */
const WORLDWIDE = 0.7;
const GROUP_EVERY = 40;

export interface People {
  readonly users: number;
  /** Users below this number are in the worldwide cloud, the others in the one operated by 21Vianet. */
  readonly worldwide: number;
}

export function peopleOf(users: number): People {
  return { users, worldwide: Math.floor(users * WORLDWIDE) };
}

/** The scenario as a JSON value. */
export function millionScenario(people: People): unknown {
  return {
    coexsim: 1,
    title: 'A million records of an upgrade day in two clouds',
    start: '2023-09-11T06:00:00Z',
    until: '48h',
    rules: 'by-date',
    switches: { linkDownPolicy: 'wait', linkDownTimeout: '30s', modeChangeDelay: '90s' },
    tenants: {
      contoso: {
        cloud: 'worldwide',
        topology: 'hybrid',
        domains: ['contoso.com'],
        mode: 'SfBWithTeamsCollab',
        externalAccess: { allowFederatedUsers: true },
      },
      'contoso-china': {
        cloud: '21Vianet',
        topology: 'pureOnline',
        domains: ['contoso.partner.onmschina.cn'],
        mode: 'Islands',
        externalAccess: { allowFederatedUsers: true },
      },
    },
    users: Object.fromEntries(
      Array.from({ length: people.users }, (_, user) => [nameOf(people, user), stateOf(people, user)]),
    ),
    groups: { 'wave-1': waveOf(people) },
    network: [
      {
        from: 'worldwide',
        to: '21Vianet',
        both: true,
        latency: { lognormal: { median: '110ms', p95: '190ms' } },
        loss: '0.5%',
        outages: [
          { at: '65m', for: '45s' },
          { at: '200m', for: '2m' },
        ],
      },
    ],
    events: eventsOf(people),
  };
}

/** Names sort as the numbers do, so that the ids of the compiled scenario are the numbers. */
export function nameOf(people: People, user: number): string {
  const number = String(user).padStart(6, '0');
  return user < people.worldwide ? `user${number}@contoso.com` : `user${number}@contoso.partner.onmschina.cn`;
}

function stateOf(people: People, user: number): object {
  const contacts = user % 50 === 0 ? { contacts: [nameOf(people, (user + 1) % people.users)] } : {};
  if (user >= people.worldwide) {
    return { ...contacts, ...[{ mode: 'TeamsOnly' }, {}, { mode: 'SfBOnly' }][user % 3] };
  }
  if (user % 4 < 3) return { ...contacts, mode: 'TeamsOnly' };
  return { ...contacts, homed: 'onPrem', ...(user % 8 === 3 ? { mode: 'Islands' } : {}) };
}

/** Some of the Islands users in China. */
function waveOf(people: People): string[] {
  const members: string[] = [];
  for (let user = people.worldwide; user < people.users; user++) {
    if (user % 3 === 1 && user % GROUP_EVERY < 10) members.push(nameOf(people, user));
  }
  return members.length > 0 ? members : [nameOf(people, people.users - 1)];
}

type Event = Readonly<Record<string, unknown>>;

function eventsOf(people: People): Event[] {
  const events: Event[] = [
    { at: '2h', grantPolicy: { group: 'wave-1', policy: 'UpgradeToTeams' } },
    { at: '5h', setExternalAccess: { tenant: 'contoso-china', allowFederatedUsers: false } },
    { at: '312m', setExternalAccess: { tenant: 'contoso-china', allowFederatedUsers: true } },
  ];
  for (let user = 0; user < people.users; user++) events.push(...eventsOfUser(people, user));
  return events;
}

function eventsOfUser(people: People, user: number): Event[] {
  const name = nameOf(people, user);
  const minute = 3 + ((user * 37) % (SPAN_MINUTES - 60));
  const usesSfb = user < people.worldwide ? user % 8 === 7 : user % 3 === 2;
  const client = usesSfb ? 'SfB' : 'Teams';
  if (user % 20 === 7 || user % 20 === 12) {
    return [
      { at: `${minute}m`, signOut: { user: name, client } },
      { at: `${minute + 20}m`, signIn: { user: name, client } },
    ];
  }
  if (user % 12 === (user < people.worldwide ? 3 : 1)) {
    const upgrade =
      user < people.worldwide
        ? { move: { user: name, to: 'online', moveToTeams: true } }
        : { grantPolicy: { user: name, policy: 'UpgradeToTeams' } };
    return [{ at: `${minute}m`, ...upgrade }];
  }
  if (user % 25 === 9) return [{ at: `${minute}m`, setActivity: { user: name, client, activity: 'busy' } }];
  if (user % 50 === 20) return chatAndReply(people, user, minute, client);
  return [];
}

function chatAndReply(people: People, user: number, minute: number, via: string): Event[] {
  const id = `said-${user}`;
  const to = nameOf(people, (user + 1) % people.users);
  return [
    { at: `${minute}m`, chat: { from: nameOf(people, user), to, via, id } },
    { at: `${id} + 11m`, reply: { to: id, id: `answered-${user}` } },
  ];
}
