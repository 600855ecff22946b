import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scenarios } from '../support/arbitraries.ts';
import { findingsOf } from './promises.ts';

const PROMISES = {
  C1: 'attempted is refused plus sent, and sent is delivered, missed, failed or in flight, after every event',
  C2: 'a message leaves once and ends at most once; the rest are in flight at the end',
  C3: 'messages are numbered in the order of their attempts, and what ends has begun',
  C4: 'time never runs backwards, records are numbered without a gap, and the summary counts them',
  C5: 'a message needs at least a microsecond for each link',
  C6: 'nothing is caused by what comes later',
  C8: 'nothing happens after the end',
  C9: 'messages in flight, summed over time, are the sum of the times in flight',
  order: 'at one instant events follow their classes, and messages the order in which they left',
  R1: 'the routing of a thread never changes',
  'R1.9': 'nothing is routed to a Teams that its cloud does not have',
  R5: 'a new conversation lands where the recipient’s mode says',
  R6: 'what is refused leaves no trace in the World',
  R7: 'a thread’s method fits the tenancy, the clouds and the clients',
  R8: 'no file passes interop',
  R9: 'a federated message finds both gates open',
  R11: 'a message arrives in the client it was routed to or in none',
  R12: 'two people have one open thread of a routing',
  R13: 'an answer goes on in the conversation of what it answers',
  K1: 'nothing is delivered into a client that the mode forbids',
  K2: 'nobody writes from a client that their mode forbids or that does not run',
  K5: 'the mode is the user’s own, else the group’s, else the tenant’s, unless homing decides',
  K6: 'decisions show the mode that is',
  L1: 'nothing is sent in a thread that is not open',
  L2: 'a thread is disabled in the instant in which one of its sides goes, and only then',
  L4: 'a disabled thread never comes back',
  N9: 'messages of one thread and direction arrive in the order in which they left',
  P5: 'presence is that of the client, offline where it does not run or is forbidden',
  S1: 'a session ends exactly one timeout after its last activity',
  S2: 'messages keep a session alive, and nothing else does',
  S3: 'a thread has one session at most, and none between two Teams clients',
  S5: 'a message opens a session if and only if the one before is a timeout or more ago',
} as const;

describe('in any scenario', () => {
  for (const [id, claim] of Object.entries(PROMISES)) {
    test(`${id}: ${claim}`, () => {
      fc.assert(
        fc.property(scenarios(), (file) => {
          expect(findingsOf(file).filter((finding) => finding.id === id)).toEqual([]);
        }),
      );
    });
  }
});
