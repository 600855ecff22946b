/** The meetings of a scenario and who has to do with each, before the run: declarations in a fixed order. */
import type { FeatureWork } from '../feature.ts';
import { foldName } from '../ids.ts';
import type { ScenarioEntry } from '../schema.ts';
import type { ActionEntry } from '../schema-events.ts';
import type { Path } from '../tree.ts';
import type { Work } from '../work.ts';

export type MeetingEntry = Omit<ActionEntry<'scheduleMeeting'>, 'id'>;

/** A meeting of the section `meetings`, or one that an event schedules. */
export interface DeclaredMeeting {
  readonly name: string;
  readonly entry: MeetingEntry;
  readonly path: Path;
  /** Scheduled when the run begins. */
  readonly before: boolean;
}

export function declaredMeetings({ entry }: Work): DeclaredMeeting[] {
  const before = Object.entries(entry.meetings ?? {}).map(([name, meeting]) => ({
    name,
    entry: meeting,
    path: ['meetings', name],
    before: true,
  }));
  const later = (entry.events ?? []).flatMap(({ scheduleMeeting }, place) =>
    scheduleMeeting === undefined
      ? []
      : [
          {
            name: scheduleMeeting.id,
            entry: scheduleMeeting,
            path: ['events', place, 'scheduleMeeting'],
            before: false,
          },
        ],
  );
  return [...before, ...later];
}

/** Somebody of whom an event says that they come to a meeting, or get its link. */
export interface Comer {
  readonly meeting: string;
  readonly user: string | undefined;
  readonly visitor: string | undefined;
  readonly path: Path;
}

export function comers(entry: ScenarioEntry): Comer[] {
  return (entry.events ?? []).flatMap(({ join, passMeetingLink }, place): Comer[] => {
    if (join !== undefined) {
      const { meeting, user, visitor } = join;
      return [{ meeting, user, visitor, path: ['events', place, 'join'] }];
    }
    if (passMeetingLink === undefined) return [];
    const { meeting, to } = passMeetingLink;
    return [{ meeting, user: to, visitor: undefined, path: ['events', place, 'passMeetingLink'] }];
  });
}

/** The names of people without an account, each once, with the first place where one stands. */
export function visitorNames(work: FeatureWork['work']): { readonly name: string; readonly path: Path }[] {
  const found = new Map<string, { name: string; path: Path }>();
  for (const { visitor, path } of comers(work.entry)) {
    if (visitor === undefined || found.has(foldName(visitor))) continue;
    found.set(foldName(visitor), { name: visitor, path: [...path, 'visitor'] });
  }
  return [...found.values()];
}
