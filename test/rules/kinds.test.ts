// Calls, shared screens and group chats between clouds: every cell of the sources, under every switch it hangs on.
import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../src/core/time.ts';
import { CLIENTS } from '../../src/model/words.ts';
import { decideCase, type RouteCase } from '../../src/rules/case.ts';
import { compileCloudPair, POSSIBLE } from '../../src/rules/cloud-pair.ts';
import { CLOUD_PAIR_AXES } from '../../src/rules/cloud-pair-row.ts';
import type { RouteAnswer } from '../../src/rules/describe.ts';
import { epochsFor } from '../../src/rules/epochs.ts';
import { decidePresenceCase } from '../../src/rules/presence-case.ts';
import { defaultSwitches } from '../../src/rules/switches.ts';
import { CHAT_BY_CLOUD, INTEROP, type Printed } from './published/crosscloud-interop.ts';

type Given = Readonly<Record<string, string>>;

function answerOf(given: Partial<RouteCase>): RouteAnswer {
  const answer = decideCase({ rules: 'by-date', ...given } as RouteCase);
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

/** The days on which a cell is asked: the first and the last of those for which its source speaks. */
const DAYS = {
  '2019-05': ['2019-05-01', '2021-08-30'],
  '2021-09': ['2021-09-10', '2021-11-10'],
  '2021-11': ['2021-11-11', '2023-08-27'],
  '2023-08': ['2023-08-28', '2025-06-01'],
} as const;

/** Whether a cell is supported on that day under these switches. */
function supportedOn(day: string, [, scenario, cloud, client, landing]: Printed, switches: Given): boolean {
  const clouds = cloud === 'any' ? (['worldwide', '21Vianet'] as const) : [cloud];
  return clouds.some((from) => {
    const to = from === 'worldwide' ? '21Vianet' : 'worldwide';
    if (scenario === 'presence') {
      const answer = decidePresenceCase({
        rules: 'by-date',
        at: day,
        tenancy: 'cross-cloud',
        watcherClient: client,
        watcherCloud: from,
        ...(from === '21Vianet' && client === 'SfB' && { watcherMode: 'SfBOnly' }),
        ...(from === 'worldwide' && { watcherMode: 'TeamsOnly' }),
        publisherCloud: to,
        publisherMode: landing === 'Teams' ? 'TeamsOnly' : 'SfBOnly',
        switches,
      });
      if ('error' in answer) throw new Error(answer.error);
      return answer.source !== 'none';
    }
    if (scenario === 'fileTransfer') return fileSupported(day, from, client, landing);
    return answerOf(across(day, scenario, from, client, landing, switches)).outcome === 'lands';
  });
}

function across(
  at: string,
  kind: string,
  from: 'worldwide' | '21Vianet',
  client: 'Teams' | 'SfB',
  landing: 'Teams' | 'SfB',
  switches: Given,
): Partial<RouteCase> {
  return {
    at,
    kind,
    tenancy: 'cross-cloud',
    originatorCloud: from,
    recipientCloud: from === 'worldwide' ? '21Vianet' : 'worldwide',
    originatorMode: client === 'Teams' ? 'TeamsOnly' : 'SfBOnly',
    originatorClient: client,
    // Online as long as that is legal.
    originatorHomed: client === 'SfB' && at >= '2023-10-01' ? 'onPrem' : 'online',
    recipientMode: landing === 'Teams' ? 'TeamsOnly' : 'SfBOnly',
    switches,
  };
}

/** No command starts a file: the table itself is asked. */
function fileSupported(
  day: string,
  from: string,
  client: 'Teams' | 'SfB',
  landing: 'Teams' | 'SfB',
): boolean {
  const us = parseInstant(day)!;
  const pair = compileCloudPair(epochsFor('by-date', us, us)[0]!.facts, defaultSwitches());
  const [here, there] = from === 'worldwide' ? [0, 1] : [1, 0];
  const scenario = CLOUD_PAIR_AXES.scenario.indexOf('fileTransfer');
  const row = pair.row(scenario, here, 0, CLIENTS.indexOf(client), there, 0, CLIENTS.indexOf(landing));
  return POSSIBLE[row] === 1;
}

/** What a cell that the source leaves open comes to, under each value of the switch that settles it. */
const SILENT: Readonly<Record<string, readonly (readonly [switches: Given, supported: boolean])[]>> = {
  video: [
    [{}, true],
    [{ strictBlogVideo: 'off' }, true],
    [{ strictBlogVideo: 'on' }, false],
  ],
  presence: [
    [{}, true],
    [{ silentIn21VAnnouncement: 'carriesOver' }, true],
    [{ silentIn21VAnnouncement: 'refused' }, false],
  ],
  screenShare: [
    [{}, true],
    [{ silentIn21VAnnouncement: 'carriesOver' }, true],
    [{ silentIn21VAnnouncement: 'refused' }, false],
  ],
  // Not possible either way: all is interop, of two people and without files (A14, R9.3).
  groupChat: [
    [{}, false],
    [{ silentIn21VAnnouncement: 'carriesOver' }, false],
    [{ silentIn21VAnnouncement: 'refused' }, false],
  ],
  fileTransfer: [
    [{}, false],
    [{ silentIn21VAnnouncement: 'carriesOver' }, false],
    [{ silentIn21VAnnouncement: 'refused' }, false],
  ],
};
const STRICT = { strictBlogVideo: 'on', silentIn21VAnnouncement: 'refused' };

describe('between worldwide and 21Vianet', () => {
  test('there are 55 cells, 10 of them left open', () => {
    expect([INTEROP.length, INTEROP.filter(([, , , , , supported]) => supported === null).length]).toEqual([
      55, 10,
    ]);
  });

  test.each(INTEROP)('%s %s from %s %s to %s: %s, %s', (...cell) => {
    const [from, scenario, cloud, client, landing, supported, via, twoOnly] = cell;
    for (const day of DAYS[from]) {
      if (supported === null) {
        for (const [switches, expected] of SILENT[scenario]!)
          expect(supportedOn(day, cell, switches), `${day} ${JSON.stringify(switches)}`).toBe(expected);
        continue;
      }
      // What a source says outright no switch takes away.
      expect(supportedOn(day, cell, {}), day).toBe(supported);
      expect(supportedOn(day, cell, STRICT), day).toBe(supported);
      if (!supported || scenario === 'presence' || cloud === 'any') continue;
      const answer = answerOf(across(day, scenario, cloud, client, landing, {}));
      expect(answer.client).toBe(landing);
      expect(answer.interop).toBe(true);
      expect(answer.via ?? null).toBe(via);
      expect(answer.gates.at(-1)!.because).toMatch(new RegExp(`/${scenario}\\.${client}-${landing}$`));
      // Of two only: a group of the same people is refused.
      const group = answerOf(across(day, 'groupChat', cloud, client, landing, {}));
      if (twoOnly) expect(group.outcome).toBe('refused');
    }
  });

  test('screens that the announcement is silent about are shared in promoted meetings', () => {
    const share = (from: 'worldwide' | '21Vianet') =>
      answerOf(across('2023-08-28', 'screenShare', from, 'Teams', 'Teams', {})).via;
    expect([share('worldwide'), share('21Vianet')]).toEqual([
      'promoted Teams meeting',
      'promoted Teams meeting',
    ]);
  });

  test.each(['audio', 'video', 'screenShare', 'groupChat'])('%s needs the SIP switch of A24 too', (kind) => {
    const server = {
      ...across('2023-08-28', kind, 'worldwide', 'SfB', 'SfB', {}),
      originatorHomed: 'onPrem',
    };
    expect(answerOf(server).outcome).toBe('refused');
    const on = answerOf({ ...server, switches: { sipFederation21V: 'on' } });
    expect(on).toMatchObject({ outcome: 'lands', client: 'SfB', method: 'sfb' });
    expect(on.via).toBe(kind === 'screenShare' ? 'native' : undefined);
  });
});

/** Clouds of people whom the model does not know: consumers. */
const NOT_MODELLED = ['Skype consumer', 'Teams personal (unmanaged)'];

describe('chats by pair of clouds', () => {
  const open = { otherCloudPairs: 'textOnly' };
  const modelled = CHAT_BY_CLOUD.filter(([, , to]) => !NOT_MODELLED.includes(to));

  test('24 of the 32 cells are about people whom the model knows', () => {
    expect([modelled.length, CHAT_BY_CLOUD.length]).toEqual([24, 32]);
  });

  test.each(modelled)('%s: %s to %s is %s', (version, from, to, chat) => {
    const at = version === '2023-01' ? '2023-01-09' : '2023-11-23';
    const teams = {
      at,
      originatorMode: 'TeamsOnly',
      originatorClient: 'Teams',
      originatorHomed: 'online',
      originatorCloud: from,
      recipientMode: 'TeamsOnly',
    };
    if (to === 'SfB Server') {
      const server = { tenancy: 'federated', recipientMode: 'SfBOnly', recipientHomed: 'onPrem' };
      expect(answerOf({ ...teams, ...server })).toMatchObject({ outcome: 'lands', textOnly: true });
      return;
    }
    if (from === to) {
      const native = { outcome: 'lands', method: 'nativeFederated', textOnly: false };
      expect(answerOf({ ...teams, tenancy: 'federated', recipientCloud: to })).toMatchObject(native);
      expect(chat).toBe('native');
      return;
    }
    const text = { outcome: 'lands', client: 'Teams', method: 'interopFederated', textOnly: true };
    if (from === '21Vianet') {
      // The table is silent; the announcement says plain text, to the worldwide cloud.
      expect(
        answerOf({ ...teams, tenancy: 'cross-cloud', recipientCloud: 'worldwide', switches: open }),
      ).toMatchObject(text);
      for (const other of ['gcc', 'gccHigh', 'dod']) {
        const pair = { ...teams, tenancy: 'cross-cloud', recipientCloud: other, switches: open };
        expect(answerOf(pair).outcome).toBe('refused');
      }
      return;
    }
    const pair = { ...teams, tenancy: 'cross-cloud', recipientCloud: to };
    expect(chat).toBe('text-only');
    expect(answerOf({ ...pair, switches: open })).toMatchObject(text);
    expect(answerOf(pair).outcome).toBe('refused');
    // The article speaks of chats, and had not said it of earlier years.
    expect(answerOf({ ...pair, switches: open, kind: 'audio' }).outcome).toBe('refused');
    expect(answerOf({ ...pair, switches: open, at: '2021-11-10' }).outcome).toBe('refused');
  });
});
