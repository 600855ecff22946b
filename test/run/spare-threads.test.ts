/** A run that nobody watches uses the rows of ended conversations again; all else about it is as in a watched one. */
import { describe, expect, it } from 'vitest';
import { CLIENT, METHOD } from '../../src/model/words.ts';
import type { World } from '../../src/model/world.ts';
import { compile, figures, recorded, run } from '../support/running.ts';
import { remembered } from '../support/same-world.ts';
import { MONDAY, office } from '../workload/written.ts';

const [ANN, BOB] = ['ann@contoso.com', 'bob@contoso.com'];
const OTHERS = ['cem@contoso.com', 'dan@contoso.com', 'eve@contoso.com', 'fay@contoso.com'];

const chat = (at: string, from: string, to: string, via: string, more = {}) => ({
  at,
  chat: { from, to, via, ...more },
});

/** Two conversations end, and leave a row each; whoever comes next gets that of the later one. */
const TWO_ENDED = [chat('0s', OTHERS[0]!, OTHERS[1]!, 'SfB'), chat('1s', OTHERS[2]!, OTHERS[3]!, 'SfB')];

function both(...events: object[]): { watched: World; alone: World } {
  const users = Object.fromEntries([ANN, BOB, ...OTHERS].map((user) => [user, { homed: 'online' }]));
  const compiled = compile({
    coexsim: 1,
    start: MONDAY,
    until: '30m',
    rules: '2019-h1',
    tenants: { contoso: { domains: ['contoso.com'], topology: 'hybrid', mode: 'SfBOnly' } },
    users: { ...users, [BOB]: { homed: 'online', mode: 'Islands' } },
    events: [...TWO_ENDED, ...events],
  });
  const [watched, alone] = [recorded(compiled), run(compiled)];
  expect(figures(alone.replication)).toEqual(figures(watched.replication));
  return { watched: watched.replication.world, alone: alone.replication.world };
}

/** Rows of the conversations of Ann and Bob: the interop one that Bob began in Teams, and the one in Skype for Business. */
function rowsOf({ threads }: World): { interop: number; sfb: number } {
  const rows = Array.from({ length: threads.count }, (_, row) => row).filter(
    (row) => threads.status[row] === 0,
  );
  const of = (method: number): number => rows.find((row) => threads.method[row] === method)!;
  return { interop: of(METHOD.interop), sfb: of(METHOD.sfb) };
}

describe('a conversation in the row of another one', () => {
  const interop = (at: string) => chat(at, BOB, ANN, 'Teams');
  const sfb = (at: string) => chat(at, ANN, BOB, 'SfB', { thread: 'new' });

  it('is the newer one because it began later, not because of its row', () => {
    const { watched, alone } = both(interop('20m'), sfb('21m'), chat('22m', ANN, BOB, 'SfB'));
    expect([rowsOf(watched), rowsOf(alone)]).toEqual([
      { interop: 2, sfb: 3 },
      { interop: 1, sfb: 0 },
    ]);
    expect(remembered(alone)).toEqual(remembered(watched));
    const { activeUs, clientLo } = alone.threads;
    expect([activeUs[0], clientLo[0]]).toEqual([22 * 60e6, CLIENT.SfB]);
  });

  it('gets no spare row in the instant in which another one of the two began', () => {
    const { watched, alone } = both(interop('20m'), sfb('20m'), chat('22m', ANN, BOB, 'SfB'));
    expect(rowsOf(alone)).toEqual({ interop: 1, sfb: 2 });
    expect(remembered(alone)).toEqual(remembered(watched));
    expect(alone.threads.activeUs[2]).toBe(22 * 60e6);
  });
});

it('a fortnight needs no more room than a day: conversations that end leave theirs to others', () => {
  const tenants = { contoso: { domains: ['contoso.com'], topology: 'hybrid', mode: 'SfBOnly' } };
  const talk = { rules: '2019-h1', tenants, traffic: { talk: { preset: 'lync-2013-model' } } };
  const after = (until: string) => run(compile(office(60, until, talk, { homed: 'online' }))).replication;
  const [day, fortnight] = [after('1d'), after('14d')];
  expect(fortnight.tally.threadsCreated).toBeGreaterThan(8 * day.tally.threadsCreated);
  expect(day.tally.threadsCreated).toBeGreaterThan(200);
  expect(day.world.threads.count).toBeLessThan(60);
  expect(fortnight.world.threads.count).toBeLessThan(1.5 * day.world.threads.count);
});
