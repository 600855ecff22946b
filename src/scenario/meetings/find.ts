/** Whom an entry means: a row of the attendees. */
import { NONE } from '../../model/words.ts';
import { shorten } from '../number-text.ts';
import type { FeaturePlans } from '../plan-features.ts';
import type { Users } from '../plan-users.ts';
import type { Path } from '../tree.ts';
import { complain, resolve, type Work } from '../work.ts';

/** Somebody and a meeting, by their names; optional keys may be there without a value. */
export interface Who {
  readonly meeting: string;
  readonly user?: string | undefined;
  readonly visitor?: string | undefined;
}

export interface Found {
  readonly meeting: number;
  readonly attendee: number;
  /** NONE for a visitor. */
  readonly user: number;
}

interface Where {
  readonly work: Work;
  readonly users: Users;
  readonly features: FeaturePlans;
}

/** The row, undefined after a complaint. Who neither is invited nor ever joins has none. */
export function attendeeNamed(on: Where, said: Who, path: Path): Found | undefined {
  const { meetings, visitors } = on.features.indexes;
  if ((said.user === undefined) === (said.visitor === undefined)) {
    complain(on.work, path, 'name either a user or a visitor');
    return undefined;
  }
  if (meetings === undefined || visitors === undefined) {
    complain(on.work, [...path, 'meeting'], `there is no meeting "${shorten(said.meeting)}"`);
    return undefined;
  }
  const meeting = resolve(on.work, meetings, 'meeting', said.meeting, [...path, 'meeting']);
  const user =
    said.user === undefined ? NONE : resolve(on.work, on.users.index, 'user', said.user, [...path, 'user']);
  const visitor =
    said.visitor === undefined
      ? NONE
      : resolve(on.work, visitors, 'visitor', said.visitor, [...path, 'visitor']);
  if (meeting === undefined || user === undefined || visitor === undefined) return undefined;
  const attendee = (on.features.rows.attendees ?? []).findIndex(
    (row) => row.meeting === meeting && row.user === user && row.visitor === visitor,
  );
  if (attendee >= 0) return { meeting, attendee, user };
  const name = shorten(said.user ?? said.visitor ?? '');
  complain(on.work, path, `${name} has nothing to do with this meeting`, 'invite them, or let them join');
  return undefined;
}
