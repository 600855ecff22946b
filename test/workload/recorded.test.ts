// Recorded traffic in a run of its own: when its people write, and in which client.
import { expect, test } from 'vitest';
import type { Attempt } from '../../src/model/attempt.ts';
import { CLIENT, OUTCOME } from '../../src/model/words.ts';
import { CONVERSATION_US, type Recording, recordedTraffic } from '../../src/workload/recorded.ts';
import type { Clients } from '../../src/workload/traffic.ts';

const TEAMS = 1 << CLIENT.Teams;
const SFB = 1 << CLIENT.SfB;
const BOTH = TEAMS | SFB;

/** Messages among people 0 and 1, at these times; 0 prefers Teams, 1 Skype for Business. */
function recording(messages: readonly (readonly [writer: number, atUs: number])[]): Recording {
  return {
    writer: Int32Array.from(messages, ([writer]) => writer),
    recipient: Int32Array.from(messages, ([writer]) => 1 - writer),
    atUs: Float64Array.from(messages, ([, atUs]) => atUs),
    preferred: Uint8Array.of(CLIENT.Teams, CLIENT.SfB),
  };
}

interface Fate {
  readonly outcome: number;
  readonly client: number;
}

/** Plays it; `fates` says what becomes of each message at once. The clients in which the messages are written. */
function clientsOf(
  messages: readonly (readonly [writer: number, atUs: number])[],
  fates: readonly (Fate | undefined)[],
  clients: Partial<Clients> = {},
): number[] {
  const traffic = recordedTraffic(recording(messages));
  const written: number[] = [];
  const waiting: [number, number][] = [];
  const has = { running: () => BOTH, usable: () => BOTH, allowed: () => BOTH, ...clients };
  traffic.begin((source, atUs) => waiting.push([source, atUs]), has);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [source, atUs] = next;
    const attempt = { originator: -1, recipient: -1, client: -1, talk: -1 } as Attempt;
    expect(traffic.due(source, atUs, attempt)).toBe(true);
    const place = written.length;
    expect([attempt.originator, attempt.recipient, atUs]).toEqual([
      messages[place]![0],
      1 - messages[place]![0],
      messages[place]![1],
    ]);
    written.push(attempt.client);
    const fate = fates[place];
    if (fate !== undefined) traffic.settled!(attempt.talk, fate.outcome, fate.client);
  }
  expect(written.length).toBe(messages.length);
  return written;
}

const { Teams, SfB } = CLIENT;
const LATE = CONVERSATION_US + 1;

test('who has a choice answers where they have just read, else in the client they prefer', () => {
  const inTeams = { outcome: OUTCOME.delivered, client: Teams };
  expect(
    clientsOf(
      [
        [0, 0],
        [1, CONVERSATION_US],
      ],
      [inTeams],
    ),
  ).toEqual([Teams, Teams]);
  expect(
    clientsOf(
      [
        [0, 0],
        [1, LATE],
      ],
      [inTeams],
    ),
  ).toEqual([Teams, SfB]);
  const inSfb = { outcome: OUTCOME.delivered, client: SfB };
  expect(
    clientsOf(
      [
        [1, 0],
        [0, 1],
      ],
      [inSfb],
    ),
  ).toEqual([SfB, SfB]);
  // The last one that was read counts, and one's own messages do not.
  expect(
    clientsOf(
      [
        [0, 0],
        [0, 1],
        [1, 2],
        [0, 3],
      ],
      [inSfb, inTeams],
    ),
  ).toEqual([Teams, Teams, Teams, Teams]);
});

test('what was refused, failed or missed in Skype for Business was not read; what was missed in Teams waits there', () => {
  const fate = (outcome: number, client: number): number[] =>
    clientsOf(
      [
        [0, 0],
        [1, 1],
      ],
      [{ outcome, client }],
    );
  expect(fate(OUTCOME.refused, -1)).toEqual([Teams, SfB]);
  expect(fate(OUTCOME.failed, Teams)).toEqual([Teams, SfB]);
  expect(fate(OUTCOME.missed, Teams)).toEqual([Teams, Teams]);
  expect(
    clientsOf(
      [
        [1, 0],
        [0, 1],
      ],
      [{ outcome: OUTCOME.missed, client: SfB }],
    ),
  ).toEqual([SfB, Teams]);
});

test('who has one client writes in it; who has none open writes all the same, where the mode chats', () => {
  const twice = [
    [0, 0],
    [1, 1],
  ] as const;
  const read = [{ outcome: OUTCOME.delivered, client: Teams }];
  expect(clientsOf(twice, read, { usable: () => SFB })).toEqual([SfB, SfB]);
  expect(clientsOf(twice, [], { usable: () => TEAMS })).toEqual([Teams, Teams]);
  expect(clientsOf(twice, read, { usable: () => 0, allowed: () => SFB })).toEqual([SfB, SfB]);
  expect(clientsOf(twice, [], { usable: () => 0, allowed: () => BOTH })).toEqual([Teams, SfB]);
  expect(clientsOf(twice, [], { usable: () => 0, allowed: () => 0 })).toEqual([Teams, SfB]);
});

test('a recording is played anew in every run', () => {
  const messages = [
    [0, 0],
    [1, 1],
  ] as const;
  const one = recording(messages);
  for (let run = 0; run < 2; run++) {
    const attempt = { client: -1 } as Attempt;
    const traffic = recordedTraffic(one);
    traffic.begin(() => {}, { running: () => BOTH, usable: () => BOTH, allowed: () => BOTH });
    traffic.due(1, 1, attempt);
    expect(attempt.client).toBe(SfB);
    traffic.settled!(0, OUTCOME.delivered, Teams);
    traffic.due(1, 1, attempt);
    expect(attempt.client).toBe(Teams);
  }
});
