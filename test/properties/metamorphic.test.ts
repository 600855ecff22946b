import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, formatInstant, parseDuration, parseInstant } from '../../src/core/time.ts';
import { MODES } from '../../src/model/words.ts';
import { SWITCHES } from '../../src/rules/switches.ts';
import { type JsonObject, type Kind, type ScenarioFile, scenarios } from '../support/arbitraries.ts';
import { compile, type Fate, fates, recorded, textOf } from '../support/running.ts';

const CHATS: readonly Kind[] = [
  'chat',
  'chat',
  'chat',
  'reply',
  'setMode',
  'grantPolicy',
  'move',
  'signOut',
  'signIn',
];
const chats = (more = {}) => scenarios({ maxEvents: 9, kinds: CHATS, ...more });
const ERAS = [
  '2019-h1',
  '2019-10-native',
  '2020-02-native-user',
  '2021-08',
  '2021-11',
  '2023-08',
  '2023-10',
] as const;
const fixed = chats({ rules: ERAS, steady: true, watched: false });
const allRecords = (file: unknown): string[] => recorded(compile(file)).records.map(textOf);

/** The scenario with every word of the pattern replaced. */
function renamed<T>(file: T, pattern: RegExp, by: (word: string) => string): T {
  return JSON.parse(JSON.stringify(file).replace(pattern, by)) as T;
}

/** The same entries, declared in the order of the numbers. */
function permuted<T>(entries: Record<string, T>, order: readonly number[]): Record<string, T> {
  const keyed = Object.entries(entries).map((entry, place) => [order[place % order.length]!, entry] as const);
  return Object.fromEntries(keyed.sort(([a], [b]) => a - b).map(([, entry]) => entry));
}

function mapFates(all: readonly Fate[], change: (fate: Fate) => Partial<Fate>): Fate[] {
  return all.map((fate) => ({ ...fate, ...change(fate) }));
}

const NAMES = /(tenant|user|domain|group|msg)(\d+)(?=["@. ])/g;

describe('names and order of declarations mean nothing', () => {
  test('M1: other names in the same order give the same records', () => {
    fc.assert(
      fc.property(chats({ steady: true }), (file) => {
        const short: Record<string, string> = {
          tenant: 'org',
          user: 'Zoë',
          domain: 'sub-',
          group: 'team',
          m: 'w',
        };
        const other = renamed(file, NAMES, (word) => word.replace(/^\D+/, (head) => short[head]!));
        expect(allRecords(other)).toEqual(allRecords(file));
      }),
    );
  });

  test('M1: names in another order change no fate', () => {
    fc.assert(
      fc.property(chats({ steady: true, watched: false }), (file) => {
        const turn = (word: string): string => word.replace(/\d+/, (digits) => String(99 - Number(digits)));
        const back = (name: string): string =>
          name.replaceAll(/\d+/g, (digits) => String(99 - Number(digits)));
        const other = renamed(file, NAMES, turn);
        const named = mapFates(fates(other), ({ from, to }) => ({ from: back(from), to: back(to) }));
        expect(named).toEqual(fates(file));
      }),
    );
  });

  test('M2: another order of tenants, users, groups, members and contacts gives the same records', () => {
    fc.assert(
      fc.property(chats(), fc.array(fc.nat(99), { minLength: 5, maxLength: 5 }), (file, order) => {
        const inOrder = { ...file, users: permuted(file.users, order), groups: permuted(file.groups, order) };
        const turned = <T>(list: readonly T[]): T[] => [...list].reverse();
        const users = Object.entries(inOrder.users).map(([name, user]) => {
          const contacts = user.contacts as string[] | undefined;
          return [name, contacts === undefined ? user : { ...user, contacts: turned(contacts) }] as const;
        });
        const groups = Object.entries(inOrder.groups).map(
          ([name, members]) => [name, turned(members)] as const,
        );
        const other = {
          ...inOrder,
          tenants: permuted(file.tenants, order),
          users: Object.fromEntries(users),
          groups: Object.fromEntries(groups),
        };
        expect(allRecords(other)).toEqual(allRecords(file));
      }),
    );
  });
});

/** Every time of the file, changed; `ofDurations` are those that count from elsewhere than the start. */
function retimed(
  file: ScenarioFile,
  atTime: (us: number) => number,
  ofDuration: (us: number) => number,
): ScenarioFile {
  const time = (text: string): string => {
    const us = parseDuration(text);
    if (us !== undefined) return formatDuration(atTime(us));
    const plus = text.lastIndexOf('+');
    const offset = ofDuration(parseDuration(text.slice(plus + 1).trim())!);
    return `${text.slice(0, plus)}+ ${formatDuration(offset)}`;
  };
  const startUs = parseInstant(file.start)!;
  const tenants = Object.entries(file.tenants).map(([name, tenant]) => {
    if (tenant.assistedUpgrade === undefined) return [name, tenant] as const;
    const us = parseInstant(tenant.assistedUpgrade as string)! - startUs;
    return [name, { ...tenant, assistedUpgrade: formatInstant(startUs + atTime(us)) }] as const;
  });
  const events = file.events.map((event) => {
    const { at, setMode, ...rest } = event as { at: string; setMode?: JsonObject };
    const delay = setMode?.delay as string | undefined;
    const changed = delay === undefined ? {} : { delay: formatDuration(ofDuration(parseDuration(delay)!)) };
    return { at: time(at), ...rest, ...(setMode && { setMode: { ...setMode, ...changed } }) } as JsonObject;
  });
  return { ...file, until: time(file.until), tenants: Object.fromEntries(tenants), events };
}

describe('time is only a scale', () => {
  test('M3: everything a while later happens a while later', () => {
    fc.assert(
      fc.property(fixed, fc.integer({ min: 1, max: 7_200_000_000 }), (file, laterUs) => {
        const later = retimed(
          file,
          (us) => us + laterUs,
          (us) => us,
        );
        const back = mapFates(fates(later), ({ atUs, endUs }) => ({
          atUs: atUs - laterUs,
          endUs: endUs < 0 ? endUs : endUs - laterUs,
        }));
        expect(back).toEqual(fates(file));
      }),
    );
  });

  const HOPS = ['client', 'service', 'interopGateway', 'federationEdge'];
  const slow = (times: number): JsonObject[] =>
    HOPS.flatMap((from) =>
      HOPS.map((to, place) => ({ from, to, latency: formatDuration(1_000 * times * (place + 1)) })),
    );

  test('M8: everything three times as slow takes three times as long', () => {
    fc.assert(
      fc.property(fixed, (file) => {
        const durations = Object.entries(SWITCHES).flatMap(([name, entry]) =>
          entry.kind === 'duration' ? [[name, entry.default] as const] : [],
        );
        const at = (times: number): ScenarioFile => {
          const switches = { ...file.switches };
          for (const [name, us] of durations) {
            const said = switches[name] === undefined ? us : parseDuration(switches[name] as string)!;
            switches[name] = formatDuration(said * times);
          }
          const scale = (us: number): number => us * times;
          return { ...retimed(file, scale, scale), switches, network: slow(times) };
        };
        const scaled = mapFates(fates(at(1)), ({ atUs, endUs }) => ({
          atUs: atUs * 3,
          endUs: endUs < 0 ? endUs : endUs * 3,
        }));
        expect(fates(at(3))).toEqual(scaled);
      }),
    );
  });

  test('M6: a longer run begins with the shorter one', () => {
    fc.assert(
      fc.property(scenarios({ maxEvents: 9 }), (file) => {
        const until = formatDuration(2 * parseDuration(file.until)! + 1);
        const short = allRecords(file);
        const long = allRecords({ ...file, until });
        expect(long.slice(0, short.length)).toEqual(short);
      }),
    );
  });
});

describe('strangers do not matter', () => {
  test('M4: a further tenant with its own traffic moves nothing of the others', () => {
    fc.assert(
      fc.property(
        chats({ queues: false }),
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 6 }),
        (file, at) => {
          const strangers = ['a@strangers.example', 'b@strangers.example'];
          const traffic = at.map((seconds, place) => ({
            at: `${seconds}s`,
            chat: { from: strangers[place % 2]!, to: strangers[1 - (place % 2)]!, via: 'Teams' },
          }));
          const more = {
            ...file,
            tenants: {
              ...file.tenants,
              '0 strangers': { domains: ['strangers.example'], topology: 'pureOnline' },
            },
            users: { ...file.users, [strangers[0]!]: {}, [strangers[1]!]: {} },
            events: [...traffic.slice(0, 3), ...file.events, ...traffic.slice(3)],
          };
          expect(old(fates(more))).toEqual(old(fates(file)));
        },
      ),
    );
  });

  test('M5: somebody who never says anything moves nothing', () => {
    fc.assert(
      fc.property(chats(), (file) => {
        const users = { ...file.users, 'a silent one@domain0.example': { homed: homeIn(file, 'tenant0') } };
        expect(old(fates({ ...file, users }))).toEqual(old(fates(file)));
      }),
    );
  });

  test('P6: whether anybody watches changes no fate', () => {
    fc.assert(
      fc.property(scenarios({ maxEvents: 9 }), (file) => {
        const { presence: _presence, ...rest } = file;
        const users = Object.entries(file.users).map(([name, { contacts: _contacts, ...user }]) => [
          name,
          user,
        ]);
        const events = file.events.map((event) => {
          const { setActivity, ...other } = event;
          return setActivity === undefined
            ? other
            : { at: '9999d', signIn: { user: Object.keys(file.users)[0], client: 'SfB' } };
        });
        expect(fates({ ...rest, users: Object.fromEntries(users), events })).toEqual(fates(file));
      }),
    );
  });

  /** The fates of everybody but the strangers, with threads named by what is left. */
  function old(all: readonly Fate[]): Fate[] {
    const kept = all.flatMap((fate, number) => (fate.from.endsWith('@strangers.example') ? [] : [number]));
    return kept.map((number) => ({ ...all[number]!, thread: kept.indexOf(all[number]!.thread) }));
  }

  function homeIn(file: ScenarioFile, tenant: string): string {
    return file.tenants[tenant]!.topology === 'pureOnline' ? 'online' : 'onPrem';
  }
});

describe('modes', () => {
  const SFB = MODES.filter((mode) => mode.startsWith('SfB'));

  test('M12: the three Skype for Business modes are one', () => {
    fc.assert(
      fc.property(scenarios({ maxEvents: 9 }), fc.nat(2), (file, which) => {
        const switches = { ...file.switches, modeBlocksSignIn: 'off' };
        const pattern = /SfBWithTeamsCollabAndMeetings|SfBWithTeamsCollab|SfBOnly/g;
        const turned = renamed(file, pattern, (mode) => SFB[(SFB.indexOf(mode as never) + which) % 3]!);
        expect(fates({ ...turned, switches })).toEqual(fates({ ...file, switches }));
      }),
    );
  });

  test('M13: granting the mode that somebody has changes nothing', () => {
    fc.assert(
      fc.property(chats(), fc.nat(4), (file, which) => {
        const users = Object.entries(file.users);
        const [user, { mode }] = users[which % users.length]!;
        fc.pre(mode !== undefined);
        const grant = { at: '0s', setMode: { user, mode: mode! } };
        expect(fates({ ...file, events: [grant, ...file.events] })).toEqual(fates(file));
      }),
    );
  });

  test('M14: after an upgrade and a downgrade new conversations are routed as before', () => {
    const fresh = scenarios({
      rules: ['2019-h1', '2019-10-native', '2020-02-native-user'],
      kinds: ['chat'],
      switches: false,
      steady: true,
      watched: false,
      maxEvents: 10,
    });
    fc.assert(
      fc.property(fresh, fc.nat(4), (file, which) => {
        const [user, { mode, homed }] = Object.entries(file.users)[which % Object.keys(file.users).length]!;
        fc.pre(mode !== undefined && homed === 'online');
        const events = retimed(
          file,
          (us) => us + 180_000_000,
          (us) => us,
        ).events.map((event) => ({ ...event, chat: { ...(event.chat as JsonObject), thread: 'new' } }));
        const detour = [
          { at: '1m', setMode: { user, mode: 'TeamsOnly' } },
          { at: '2m', setMode: { user, mode: mode! } },
        ];
        expect(fates({ ...file, until: '9h', events: [...detour, ...events] })).toEqual(
          fates({ ...file, until: '9h', events }),
        );
      }),
    );
  });

  test('M17: every upgrade leaves at least as many pairs that talk natively, and in the end there is no interop', () => {
    const one = scenarios({
      rules: ['2020-02-native-user', '2021-08', '2021-11', '2023-10', '2025-05'],
      clouds: [0],
      kinds: ['chat'],
      switches: false,
      watched: false,
      maxEvents: 3,
    });
    fc.assert(
      fc.property(one, (file) => {
        const names = Object.keys(file.users);
        const tenants = Object.fromEntries(
          Object.entries(file.tenants).map(([name, { domains }]) => [
            name,
            { domains: domains!, topology: 'hybrid', mode: 'SfBOnly' },
          ]),
        );
        const events = names.flatMap((from) =>
          names.flatMap((to) =>
            from === to
              ? []
              : ['Teams', 'SfB'].map((via) => ({ at: '1m', chat: { from, to, via, thread: 'new' } })),
          ),
        );
        let before = -1;
        for (let upgraded = 0; upgraded <= names.length; upgraded++) {
          const anyMode = file.rules === '2020-02-native-user';
          const users = Object.fromEntries(
            Object.entries(file.users).map(([name, { mode, homed }], place) => [
              name,
              place < upgraded
                ? { homed: 'online', mode: 'TeamsOnly' }
                : {
                    homed: homed!,
                    ...(mode !== undefined && (anyMode || homed === 'onPrem') && { mode }),
                  },
            ]),
          );
          const all = fates({ ...file, tenants, users, events, groups: {}, network: [], until: '2m' });
          const native = new Set(
            all
              .filter(({ method }) => method.startsWith('native'))
              .map(({ from, to }) => [from, to].sort().join()),
          ).size;
          expect(native).toBeGreaterThanOrEqual(before);
          before = native;
          if (upgraded < names.length) continue;
          expect(all.filter(({ method }) => method.startsWith('interop'))).toEqual([]);
          expect(all.filter(({ because }) => because === 'not-possible')).toEqual([]);
        }
      }),
    );
  });
});

describe('gates', () => {
  const talk = scenarios({ kinds: ['chat'], tenants: 2, maxEvents: 10, watched: false });
  const LOOSER: readonly (readonly [JsonObject, JsonObject])[] = [
    [{ allowFederatedUsers: false }, { allowFederatedUsers: true }],
    [{ blockedDomains: ['domain0.example', 'domain1.example'] }, { blockedDomains: ['domain1.example'] }],
    [{ blockedDomains: ['domain0.example'] }, { blockedDomains: ['other.example'] }],
    [{ allowedDomains: ['domain0.example'] }, { allowedDomains: ['domain0.example', 'domain1.example'] }],
    [{ allowedDomains: ['other.example'] }, { allowedDomains: 'all' }],
    [{ blockedDomains: ['example'], blockAllSubdomains: true }, { blockedDomains: ['example'] }],
  ];

  test('M16: opening external access never makes a pair impossible', () => {
    fc.assert(
      fc.property(talk, fc.nat(LOOSER.length - 1), fc.nat(1), (file, which, tenant) => {
        const [tight, loose] = LOOSER[which]!.map((externalAccess) => {
          const name = `tenant${tenant}`;
          const tenants = { ...file.tenants, [name]: { ...file.tenants[name], externalAccess } };
          const events = file.events.map((event) => ({
            ...event,
            chat: { ...(event.chat as JsonObject), thread: 'new' },
          }));
          return fates({ ...file, tenants, events }).map(({ because }) => because.startsWith('federation'));
        });
        for (const [message, isClosed] of loose!.entries()) {
          if (isClosed) expect(tight![message]).toBe(true);
        }
      }),
    );
  });

  test('M19: a pair of TeamsOnly users moved into one cloud lands as before, and natively', () => {
    const pair = scenarios({
      rules: ['2023-08', '2023-10', '2023-11', '2025-05'],
      kinds: ['chat'],
      switches: false,
      watched: false,
      maxEvents: 8,
    });
    fc.assert(
      fc.property(pair, (file) => {
        const inClouds = (clouds: readonly string[]): Fate[] => {
          const tenants = Object.fromEntries(
            ['tenant0', 'tenant1'].map((name, place) => [
              name,
              {
                cloud: clouds[place]!,
                topology: 'pureOnline',
                domains: [`domain${place}.example`],
                mode: 'TeamsOnly',
                externalAccess: { allowFederatedUsers: true },
              },
            ]),
          );
          const users = { 'a@domain0.example': {}, 'b@domain1.example': {} };
          const names = Object.keys(users);
          const events = file.events.map(({ at: _at, chat }, place) => ({
            at: `${place}m`,
            chat: { from: names[place % 2]!, to: names[1 - (place % 2)]!, via: (chat as JsonObject).via! },
          }));
          return fates({ ...file, groups: {}, tenants, users, network: [], events, until: '1h' });
        };
        const across = inClouds(['worldwide', '21Vianet']);
        const within = inClouds(['worldwide', 'worldwide']);
        expect(within.map(({ lands }) => lands)).toEqual(across.map(({ lands }) => lands));
        for (const [message, { method }] of across.entries()) {
          if (method === '') continue;
          expect([method, within[message]!.method]).toEqual(['interopFederated', 'nativeFederated']);
        }
      }),
    );
  });
});
