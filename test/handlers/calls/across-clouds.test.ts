// Calls between the clouds acted out, era by era: every audio and video cell of the sources rings where the cell says.
import { describe, expect, test } from 'vitest';
import { CALL_STATUSES } from '../../../src/model/call-words.ts';
import { CLIENTS } from '../../../src/model/words.ts';
import { INTEROP, type Printed } from '../../rules/published/crosscloud-interop.ts';
import { compile, run } from '../../support/running.ts';

/** A day on which the source of the cell speaks. */
const DAY = {
  '2019-05': '2019-06-03',
  '2021-09': '2021-09-20',
  '2021-11': '2022-03-01',
  '2023-08': '2023-09-04',
} as const;
/** An article that says nothing of video with Skype for Business is read as the table of 2021 (A13). */
const STRICT = { strictBlogVideo: 'on' };

const CELLS = INTEROP.filter(([, scenario]) => scenario === 'audio' || scenario === 'video');
/** What the articles before 2021 say of all clouds is asked from the worldwide one. */
const named = ([from, scenario, cloud, client, landing, supported]: Printed) =>
  ({ from, scenario, cloud: cloud === 'any' ? 'worldwide' : cloud, client, landing, supported }) as const;
type Cell = ReturnType<typeof named>;

function acted({ from, scenario, cloud, client, landing }: Cell, switches: object = {}): string {
  const open = { externalAccess: { allowFederatedUsers: true } };
  const users = { 'a@one.example': client, 'b@two.example': landing };
  const compiled = compile({
    coexsim: 1,
    start: `${DAY[from]}T01:00:00Z`,
    until: '1h',
    rules: 'by-date',
    switches,
    tenants: {
      one: { domains: ['one.example'], cloud, ...open },
      two: { domains: ['two.example'], cloud: cloud === 'worldwide' ? '21Vianet' : 'worldwide', ...open },
    },
    users: Object.fromEntries(
      Object.entries(users).map(([name, at]) => [
        name,
        { mode: at === 'Teams' ? 'TeamsOnly' : 'SfBOnly', clients: [at] },
      ]),
    ),
    events: [
      {
        at: '1m',
        call: {
          from: 'a@one.example',
          to: 'b@two.example',
          via: client,
          kind: scenario,
          id: 'c',
          answerAfter: '2s',
        },
      },
    ],
  });
  const { calls } = run(compiled).replication.world;
  const where = CLIENTS[calls.calleeClient[0]!];
  return `${CALL_STATUSES[calls.status[0]!]}${where === undefined ? '' : ` in ${where}`}`;
}

/** Whether a person can be in that cloud with that client on that day at all. */
function exists({ from, cloud, client, landing }: Cell): boolean {
  const inChina = cloud === '21Vianet' ? client : landing;
  return inChina === 'SfB' || from === '2023-08';
}

describe('an audio or video call between the clouds', () => {
  for (const cell of CELLS.map(named).filter(exists)) {
    const { from, scenario, cloud, client, landing, supported } = cell;
    test(`${from}: ${scenario} from ${client} in ${cloud} to ${landing} is ${supported ?? 'not spoken of'}`, () => {
      const connected = `connected in ${landing}`;
      if (supported !== null) expect(acted(cell)).toBe(supported ? connected : 'refused');
      else {
        expect(acted(cell)).toBe(connected);
        expect(acted(cell, STRICT)).toBe('refused');
      }
    });
  }

  test('is asked in every era', () => {
    const eras = new Set(
      CELLS.map(named)
        .filter(exists)
        .map(({ from }) => from),
    );
    expect([...eras]).toEqual(Object.keys(DAY));
  });
});
