// What holds for every run with synthetic traffic, whatever its figures.
import { expect, test } from 'vitest';
import { E } from '../../src/model/event.ts';
import { CLIENT } from '../../src/model/words.ts';
import { TRACE_WORDS } from '../../src/run/from-scenario.ts';
import { Fingerprinter } from '../../src/trace/fingerprint.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import type { RecordBuffer } from '../../src/trace/record.ts';
import { compile, run } from '../support/running.ts';
import { MONDAY, office, writtenBy, writtenIn } from './written.ts';

const TALK = { talk: { preset: 'message-data' } };

function fingerprintOf(scenario: object, seed: string): string {
  const fingerprinter = new Fingerprinter(TRACE_WORDS, newNodeHasher);
  run(compile(scenario), [fingerprinter], seed);
  return JSON.stringify(fingerprinter.fingerprint());
}

test('the same seed gives the same bytes, another one others', () => {
  const rhythm = { clients: 'both', runs: { SfB: '40%' } };
  const scenario = { ...office(60, '7d', { traffic: TALK }, rhythm), switches: {} };
  const before = fingerprintOf(scenario, '1');
  expect(fingerprintOf(scenario, '1')).toBe(before);
  expect(fingerprintOf(scenario, '2')).not.toBe(before);
});

/** Who wrote to whom and when, by name. */
function namesIn(scenario: object): string[] {
  const compiled = compile(scenario);
  return writtenBy(compiled, '1').map(
    ({ from, to, atUs }) => `${compiled.names.users[from]} ${compiled.names.users[to]} ${atUs}`,
  );
}

test('somebody who comes to an unrelated tenant moves nobody’s conversations', () => {
  const two = (strangers: number): object => ({
    coexsim: 1,
    start: MONDAY,
    until: '7d',
    tenants: { contoso: { domains: ['contoso.com'] }, aardvark: { domains: ['aardvark.com'] } },
    populations: {
      staff: { size: 40, tenant: 'contoso' },
      strangers: { size: strangers, tenant: 'aardvark', address: 'a-{n}' },
    },
    traffic: { talk: { preset: 'message-data', contacts: { federated: '0%', crossCloud: '0%' } } },
  });
  const ours = (scenario: object): string[] => namesIn(scenario).filter((line) => line.includes('@contoso'));
  const before = ours(two(20));
  expect(before.length).toBeGreaterThan(300);
  expect(ours(two(21))).toEqual(before);
});

/** Two halves of an office: every conversation has an answer, and goes from one half to the other or stays in one. */
function halves(of: { clients: string }): object {
  return {
    ...office(30, '7d', {
      traffic: {
        talk: {
          preset: 'message-data',
          messages: { values: [2] },
          replies: '100%',
          replyDelay: { median: '1m', p95: '2m' },
          conversationsPerDay: 5,
          contacts: { withinDepartment: '0%' },
        },
      },
    }),
    populations: { talkers: { size: 20 }, others: { size: 20, ...of } },
  };
}

test('whoever has not seen a message does not answer it, and the rest of the talk is the same', () => {
  const all = namesIn(halves({ clients: 'Teams' }));
  const some = namesIn(halves({ clients: 'none' }));
  expect(some.filter((line) => line.startsWith('others'))).toEqual([]);
  // What is left happened at the same times: the talkers' beginnings, and their answers to each other.
  const known = new Set(all);
  expect(some.filter((line) => !known.has(line))).toEqual([]);
  const toOthers = (lines: readonly string[]): string[] =>
    lines.filter((line) => /^talkers\S+ others/.test(line));
  // Of what the talkers wrote to the others about half were answers, which are not written now.
  const share = toOthers(some).length / toOthers(all).length;
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(0.6);
  const within = (lines: readonly string[]): string[] =>
    lines.filter((line) => /^talkers\S+ talkers/.test(line));
  expect(within(some)).toEqual(within(all));
});

test('an answer is written in the client where the message was seen', () => {
  // Everybody likes Teams, but half of the people have Skype for Business alone.
  const scenario = {
    ...office(2, '5d'),
    tenants: { contoso: { domains: ['contoso.com'], mode: 'Islands' } },
    populations: {
      both: { size: 20, clients: 'both' },
      old: { size: 20, clients: 'SfB' },
    },
    traffic: {
      talk: { messages: { values: [4] }, replies: '100%', client: { Teams: '100%' }, conversationsPerDay: 3 },
    },
  };
  const compiled = compile(scenario);
  const isOld = (user: number): boolean => compiled.names.users[user]!.startsWith('old');
  const written = writtenBy(compiled, '1');
  expect(written.some(({ from }) => isOld(from))).toBe(true);
  expect(written.filter(({ from, client }) => isOld(from) && client !== CLIENT.SfB)).toEqual([]);
  // Beginnings of people with both are in Teams; in Skype for Business they only answer those who wrote there.
  const inSfb = written.filter(({ from, client }) => !isOld(from) && client === CLIENT.SfB);
  expect(inSfb.length).toBeGreaterThan(50);
  expect(inSfb.filter(({ to }) => !isOld(to))).toEqual([]);
});

test('clients that run part of the day start and stop once a weekday', () => {
  const starts: { user: number; atUs: number }[] = [];
  const stops: { user: number; atUs: number }[] = [];
  const record = ({ kind, values, atUs }: RecordBuffer): void => {
    if (kind === E.clientSignedIn) starts.push({ user: values[0]!, atUs });
    if (kind === E.clientSignedOut) stops.push({ user: values[0]!, atUs });
  };
  const people = { clients: 'both', runs: { SfB: '40%' }, timeZone: '+02:00' };
  const scenario = office(
    25,
    '14d',
    { tenants: { contoso: { domains: ['contoso.com'], mode: 'Islands' } } },
    people,
  );
  const { plan } = run(compile(scenario), [{ record }]);
  expect(starts.length).toBe(25 * 10);
  expect(stops.length).toBe(25 * 10);
  expect(new Set(starts.map(({ atUs }) => atUs)).size).toBeGreaterThan(240);
  const HOUR = 3_600_000_000;
  const hours = [...starts, ...stops].map(({ atUs }) => ((atUs + 2 * HOUR) % (24 * HOUR)) / HOUR);
  expect(Math.min(...hours)).toBeGreaterThanOrEqual(9);
  expect(Math.max(...hours)).toBeLessThanOrEqual(17);
  const ofOne = (list: typeof starts): number[] =>
    list.filter(({ user }) => user === 7).map(({ atUs }) => atUs);
  const ran = ofOne(stops).map((atUs, day) => atUs - ofOne(starts)[day]!);
  for (const us of ran) expect(us).toBe(0.4 * 8 * HOUR);
  expect(plan.world.users.running[7]).toBe(1 << CLIENT.Teams);
});

test('without running clients nobody writes', () => {
  expect(writtenIn(office(10, '5d', { traffic: TALK }, { clients: 'none' }))).toEqual([]);
});

test('two kinds of traffic side by side know nothing of each other', () => {
  const one = { preset: 'message-data', among: ['one'] };
  const other = { preset: 'teams-2025', among: ['other'] };
  const both = (traffic: object): object => ({
    ...office(1, '5d', { traffic }),
    populations: { one: { size: 20 }, other: { size: 20 } },
  });
  const together = namesIn(both({ one, other }));
  const ofOne = together.filter((line) => line.startsWith('one'));
  expect(ofOne.length).toBeGreaterThan(100);
  expect(ofOne).toEqual(namesIn(both({ one })));
  expect(together.filter((line) => line.startsWith('other'))).toEqual(namesIn(both({ other })));
});
