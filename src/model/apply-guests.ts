import type { ApplyPart } from './apply-features.ts';
import { T } from './transition.ts';
import { NONE } from './words.ts';

/** Applies the transitions of guests; false for a code that is none of them. */
export const applyGuest: ApplyPart = (w, code, a, b, c) => {
  switch (code) {
    case T.setGuestState:
      w.guests.state[a] = b;
      w.guests.sinceUs[a] = w.atUs;
      return true;
    case T.setCloudSettings:
      if (b !== NONE) w.cloudSettings.clouds[a] = b;
      if (c !== NONE) w.cloudSettings.requiresMfa[a] = c;
      return true;
    case T.setTenantSettings:
      w.tenantPairs.settings[a] = b;
      return true;
    default:
      return false;
  }
};
