// Complaints about the network and about expectations; the others are in complaints.test.ts.
import { describe, expect, test } from 'vitest';
import { complaintsOf, SMALL, warningsOf } from './support.ts';

/** Complaints about SMALL with lines added after its eleven. */
function about(added: string): string[] {
  return complaintsOf(SMALL + added);
}

const CHAT = 'from: ann@contoso.com, to: bob@contoso.com, via: Teams';

describe('the network', () => {
  test.each([
    [
      '{ from: client, to: servce }',
      '12:31: "servce" is no cloud, site or hop of this scenario (did you mean service?)',
    ],
    ['{ from: client }', '12:11: "to" is missing here'],
    [
      '{ E, latency: 5 }',
      '12:49: expected a duration (a number and a unit: 250ms, 30s, 10m, 1h30m, 5d), found the number 5',
    ],
    [
      '{ E, latency: {} }',
      '12:49: a distribution names a law (one of constant, uniform, exponential, lognormal, gamma, weibull, empirical)',
    ],
    [
      '{ E, latency: { normal: { mean: 5ms } } }',
      '12:51: unknown key "normal" (known: constant, uniform, exponential, lognormal, gamma, weibull, empirical)',
    ],
    ['{ E, latency: { lognormal: { median: 2s, p95: 1s } } }', '12:62: p95 is below the median'],
    [
      '{ E, latency: { lognormal: { median: 0s, p95: 1s } } }',
      '12:62: the median of a lognormal law is above 0',
    ],
    ['{ E, latency: { gamma: { shape: 1e9, scale: 1s } } }', '12:58: the shape lies between 0.01 and 1000'],
    [
      '{ E, latency: { empirical: { values: [1s], weights: [1, 2] } } }',
      '12:62: there is one weight for each value',
    ],
    [
      '{ E, latency: { empirical: { values: [1s], weights: [0] } } }',
      '12:62: at least one weight is above 0',
    ],
    ['{ E, loss: 100% }', '12:46: "100%" is no share (from 0% to below 100%, or from 0 to below 1)'],
    ['{ E, bandwidth: 10 }', '12:51: expected a bandwidth such as 10Mbps, found the number 10'],
    ['{ E, bandwidth: 10mb }', '12:51: "10mb" is no bandwidth (a number and a unit: 512kbps, 10Mbps, 1Gbps)'],
    ['{ E, profile: [1] }', '12:49: a profile has 24 factors, one for each hour of the day'],
    [
      '{ E, outages: [{ at: x, for: 1s }] }',
      '12:56: "x" is no time (a duration since the start such as 10m, or an instant such as 2023-08-28T09:00:00Z)',
    ],
  ])('%s', (link, complaint) => {
    expect(about(`network: [${link.replace('E', 'from: client, to: service')}]\n`)).toEqual([complaint]);
  });

  test('ends that exist nowhere in this scenario are warned about', () => {
    expect(warningsOf(`${SMALL}network: [{ from: 21Vianet, to: worldwide, loss: 1% }]\n`)).toEqual([
      '12:19: no tenant of this scenario lives in 21Vianet',
    ]);
  });
});

describe('expectations', () => {
  test.each([
    ['{ message: m2, outcome: delivered }', '13:21: no message has the id m2 (did you mean m1?)'],
    ['{ message: m1, outcom: delivered }', '13:25: unknown key "outcom" (did you mean outcome?)'],
    ['{ message: m1, because: nope }', '13:34: "nope" is none of state-legal'],
    [
      '{ message: m1, row: 2019-h1/1b.99 }',
      '13:30: no table has the row 2019-h1/1b.99 (coexsim tables prints every row with its id)',
    ],
    [
      '{ message: m1, thread: m1 }',
      '13:33: "m1" names no message (write sameAs m1, with the id of a message)',
    ],
    ['{ thread: m1, status: open }', '13:20: "m1" names no message (write of m1, with the id of a message)'],
    [
      '{ thread: of m1, at: 3h, status: open }',
      '13:31: the run has ended by then (let it last longer, with until)',
    ],
    ['{ session: of m1, status: closed }', '13:36: "closed" is none of open, expired'],
    ['{ user: ann@contoso.com, mode: Teams }', '13:41: "Teams" is none of TeamsOnly'],
    [
      '{ presence: { of: ann@contoso.com, seenBy: ann@contoso.com, via: SfB }, source: SfB }',
      '13:53: nobody watches themselves',
    ],
    ['{ count: { of: messages, where: { from: x@y.z }, is: 1 } }', '13:50: there is no user "x@y.z"'],
    ['{ count: { of: messages, is: -1 } }', '13:39: expected a whole number from 0 up, found the number -1'],
    ['{ totals: { mesages.sent: 1 } }', '13:22: the summary has no "mesages" (did you mean messages?)'],
    ['{ totals: { messages: [1] } }', '13:32: no part of the summary is a list, not "messages" either'],
    ['{ fingerprint: { ordr: x } }', '13:27: unknown key "ordr" (did you mean order?)'],
    [
      '{}',
      '13:10: an expectation names what it is about (one of message, thread, session, user, presence, count, totals, fingerprint',
    ],
    ['3', '13:10: expected a mapping with keys such as message, outcome, lands, found the number 3'],
  ])('%s', (entry, complaint) => {
    const found = about(`events: [{ at: 1s, chat: { ${CHAT}, id: m1 } }]\nexpect: [${entry}]\n`);
    expect(found).toHaveLength(1);
    expect(found[0]!.startsWith(complaint)).toBe(true);
  });
});
