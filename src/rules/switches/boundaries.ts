/** What the sources leave open about data boundaries. */
import type { SwitchEntry } from '../switch-entry.ts';

export const BOUNDARY_SWITCHES = {
  premisesResidency: {
    kind: 'choice',
    values: {
      inPlace: 'the premises stand where the data should be, as an office in China does',
      misplaced: 'only servers of the cloud itself will do',
    },
    default: 'inPlace',
    cites: 'R16.2',
    says: 'Whether what lives on the premises of a company lives where the residency of a user wants it.',
  },
} as const satisfies Readonly<Record<string, SwitchEntry>>;
