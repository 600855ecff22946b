import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { US_PER_HOUR } from '../../src/core/time.ts';
import { buildNetwork, type LinkSetting } from '../../src/network/build.ts';
import { linkDelayUs, type Network, transmissionUs } from '../../src/network/network.ts';
import { fates } from '../support/running.ts';

const LINK = 'client@worldwide>service@worldwide';

function networkWith(setting: Partial<LinkSetting>): { network: Network; link: number } {
  const network = buildNetwork({
    clouds: [0],
    sites: [],
    siteOfUser: ['worldwide'],
    settings: [
      { from: 'client', to: 'service', both: false, latency: { kind: 'constant', value: 0 }, ...setting },
    ],
    retransmissionUs: 1_000_000,
    startUs: 0,
  });
  return { network, link: network.links.findIndex(({ name }) => name === LINK) };
}

describe('the delay of a link', () => {
  test('is at least a microsecond, and whole, whatever the law and the luck', () => {
    const law = fc.constantFrom(
      { kind: 'constant', value: 0 } as const,
      { kind: 'exponential', min: 0, mean: 1 } as const,
      { kind: 'uniform', min: 0, max: 3 } as const,
    );
    const luck = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(law, luck, fc.double({ min: 0, max: 0.9, noNaN: true }), (latency, u, loss) => {
        const { network, link } = networkWith({ latency, loss });
        const us = linkDelayUs(network, link, u, 0, 1_000);
        expect(Number.isSafeInteger(us) && us >= 1).toBe(true);
      }),
    );
  });

  test('pays the retransmission timeout for each packet lost in a row, doubled each time', () => {
    const { network, link } = networkWith({ loss: 0.25 });
    const runs = 40_000;
    const counts = new Map<number, number>();
    for (let i = 0; i < runs; i++) {
      const us = linkDelayUs(network, link, (i * 0.618_033_988_749_895 + 1 / 3) % 1, 0, 0);
      counts.set(us, (counts.get(us) ?? 0) + 1);
    }
    for (const [times, share] of [0.75, 0.187_5, 0.046_875, 0.011_718_75].entries()) {
      const us = Math.max(1, ((1 << times) - 1) * 1_000_000);
      expect(Math.abs((counts.get(us) ?? 0) / runs - share)).toBeLessThan(0.01);
    }
    const most = 255_000_000;
    expect([...counts.keys()].every((us) => us <= most)).toBe(true);
  });

  test('follows the hour of the day, UTC', () => {
    const profile = [...Array(24).keys()];
    const { network, link } = networkWith({ latency: { kind: 'constant', value: 100 }, profile });
    for (const hour of [0, 1, 12, 23, 24, 49]) {
      const expected = Math.max(1, (hour % 24) * 100);
      expect(linkDelayUs(network, link, 0.5, hour * US_PER_HOUR, 0)).toBe(expected);
      expect(linkDelayUs(network, link, 0.5, (hour + 1) * US_PER_HOUR - 1, 0)).toBe(expected);
    }
  });

  test('grows with the size where the bandwidth is limited', () => {
    const { network, link } = networkWith({ bandwidthBps: 8_000 });
    expect(linkDelayUs(network, link, 0.5, 0, 1_000)).toBe(1_000_000);
    expect(transmissionUs(network.links[link]!, 250)).toBe(250_000);
    expect(network.queues).toBe(true);
    expect(networkWith({}).network.queues).toBe(false);
  });
});

test('messages queue for a slow link, in the order in which they come', () => {
  const users = { 'a@one.example': {}, 'b@one.example': {}, 'c@one.example': {} };
  const all = fates({
    coexsim: 1,
    rules: '2023-11',
    start: '2024-01-01T00:00:00Z',
    until: '1m',
    tenants: { one: { domains: ['one.example'], topology: 'pureOnline', mode: 'TeamsOnly' } },
    users,
    network: [{ from: 'client', to: 'service', bandwidth: '8kbps' }],
    events: ['a', 'b', 'a'].map((name) => ({
      at: '1s',
      chat: { from: `${name}@one.example`, to: 'c@one.example', via: 'Teams', bytes: 1_000 },
    })),
  });
  expect(all.map(({ endUs }) => endUs)).toEqual([2_020_000, 3_020_000, 4_020_000]);
});
