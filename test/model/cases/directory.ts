/** Transitions of directories and of free/busy queries. */
import { FREE_BUSY_OUTCOME } from '../../../src/model/availability.ts';
import { RECIPIENT } from '../../../src/model/directory-words.ts';
import { T } from '../../../src/model/transition.ts';
import { NONE } from '../../../src/model/words.ts';
import type { Cases, Rows } from './case.ts';

export const DIRECTORY_ROWS: Rows = {
  syncServers: [{}, { startedUs: -1 }],
  directoryEntries: [{}, {}, {}],
  directoryObjects: [{}, {}, {}, {}, {}, { sinceUs: -1 }],
  federationServices: [{}],
  freeBusyQueries: [{ way: NONE, because: NONE, askedUs: -1, settledUs: -1 }],
};

export const DIRECTORY_CASES: Cases = {
  'set-directory-entry': {
    step: [T.setDirectoryEntry, 2, 1, 4],
    leaves: (w) => [w.directoryEntries.exists[2], w.directoryEntries.address[2]],
    is: [1, 4],
  },
  'set-custom-rules': {
    step: [T.setCustomRules, 1, 0b101],
    leaves: (w) => [w.syncServers.customRules[0], w.syncServers.customRules[1]],
    is: [0, 0b101],
  },
  'start-sync-cycle': {
    step: [T.startSyncCycle, 1],
    leaves: (w) => [w.syncServers.startedUs[1], w.syncServers.cycles[1]],
    is: [7_000, 1],
  },
  'put-directory-object': {
    before: [[T.startSyncCycle, 1]],
    step: [T.putDirectoryObject, 1, 2, RECIPIENT.mailUser, 3, 1, 8],
    leaves: ({ directoryObjects: objects }) => [
      objects.recipient[5],
      objects.address[5],
      objects.withoutAddress[5],
      objects.because[5],
      objects.sinceUs[5],
      objects.cycleUs[5],
    ],
    is: [RECIPIENT.mailUser, 3, 1, 8, 7_000, 7_000],
  },
  'set-federation-service': {
    step: [T.setFederationService, 1],
    leaves: (w) => [w.federationServices.down[0]],
    is: [1],
  },
  'send-free-busy': {
    step: [T.sendFreeBusy, 0, 2],
    leaves: ({ freeBusyQueries: queries }) => [queries.outcome[0], queries.way[0], queries.askedUs[0]],
    is: [FREE_BUSY_OUTCOME.underWay, 2, 7_000],
  },
  'settle-free-busy': {
    step: [T.settleFreeBusy, 0, FREE_BUSY_OUTCOME.noInformation, 9],
    leaves: ({ freeBusyQueries: queries }) => [
      queries.outcome[0],
      queries.because[0],
      queries.askedUs[0],
      queries.settledUs[0],
    ],
    is: [FREE_BUSY_OUTCOME.noInformation, 9, 7_000, 7_000],
  },
};
