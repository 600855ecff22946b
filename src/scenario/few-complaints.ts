/** A desk for a long table: so many complaints are taken to the desk behind it, the others are counted. */
import type { Desk } from './complaint.ts';
import type { Place } from './source.ts';

export interface FewComplaints extends Desk {
  /** Says at `place` how many complaints were left out, if any were. */
  tellRest(place: Place, what: string): void;
}

export function fewComplaints(desk: Desk, most: number): FewComplaints {
  let complaints = 0;
  let warnings = 0;
  return {
    complaints: desk.complaints,
    warnings: desk.warnings,
    complain(place, message, hint) {
      complaints += 1;
      if (complaints <= most) desk.complain(place, message, hint);
    },
    warn(place, message, hint) {
      warnings += 1;
      if (warnings <= most) desk.warn(place, message, hint);
    },
    count: () => desk.count(),
    isFull: () => complaints >= most,
    mayCompare: (names) => complaints < most && desk.mayCompare(names),
    tellRest(place, what) {
      if (complaints > most)
        desk.complain(place, `there are ${complaints - most} more complaints about ${what}`);
      if (warnings > most) desk.warn(place, `there are ${warnings - most} more warnings about ${what}`);
    },
  };
}
