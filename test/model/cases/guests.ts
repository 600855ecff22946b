/** Transitions of guest accounts and of what tenants set towards each other. */
import { GUEST_STATE, TENANT_SETTING } from '../../../src/model/guests.ts';
import { T } from '../../../src/model/transition.ts';
import { NONE } from '../../../src/model/words.ts';
import type { Cases, Rows } from './case.ts';

export const GUEST_ROWS: Rows = {
  guests: [{ account: 2, person: 1 }, { account: 1 }],
  cloudSettings: [{}, { clouds: 1, requiresMfa: 1 }],
  tenantPairs: [{ other: 1 }, { tenant: 1 }],
};

export const GUEST_CASES: Cases = {
  'set-guest-state': {
    step: [T.setGuestState, 1, GUEST_STATE.redeemed],
    leaves: ({ guests }) => [guests.state[0], guests.state[1], guests.sinceUs[1]],
    is: [0, GUEST_STATE.redeemed, 7_000],
  },
  'set-cloud-settings': {
    before: [[T.setCloudSettings, 0, NONE, 1]],
    step: [T.setCloudSettings, 1, 0b10, NONE],
    leaves: ({ cloudSettings: c }) => [c.clouds[0], c.requiresMfa[0], c.clouds[1], c.requiresMfa[1]],
    is: [0, 1, 0b10, 1],
  },
  'set-tenant-settings': {
    step: [T.setTenantSettings, 1, TENANT_SETTING.added | TENANT_SETTING.trustsMfa],
    leaves: ({ tenantPairs }) => [tenantPairs.settings[0], tenantPairs.settings[1]],
    is: [0, 9],
  },
};
