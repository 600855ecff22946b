/** What a scenario says about meetings, checked and translated into rows of the first World and events. */
import { E } from '../../model/event.ts';
import {
  ADMISSION_ANSWERS,
  JOIN_CLIENTS,
  JOIN_WISHES,
  MEETING_FUNCTIONS,
  MEETING_WISHES,
} from '../../model/meeting-words.ts';
import type { Planned } from '../compiled.ts';
import { type ActionPlanners, type FeaturePlan, type FeatureWork, NO_PLAN } from '../feature.ts';
import { indexNames } from '../ids.ts';
import { type EventWork, event } from '../plan-events.ts';
import type { Path } from '../tree.ts';
import { at, codeOf, complain, keyAt, resolve } from '../work.ts';
import { attendeeNamed, type Who } from './find.ts';
import { declaredMeetings, visitorNames } from './people.ts';
import { MEETING_QUESTIONS } from './questions.ts';
import { meetingRows, settingRows } from './rows.ts';
import type { MEETING_ACTIONS } from './schema.ts';

/** Rows of the first World and names; scenarios without meetings have none, not even of settings. */
export function planMeetings(on: FeatureWork): FeaturePlan {
  const { work } = on;
  const declared = declaredMeetings(work);
  const meetings = indexNames(
    declared.map(({ name, path, before }) => ({
      name,
      at: before ? keyAt(work, ...path) : at(work, ...path, 'id'),
    })),
    'meeting',
    work.desk,
  );
  const visitors = indexNames(
    visitorNames(work).map(({ name, path }) => ({ name, at: at(work, ...path) })),
    'visitor',
    work.desk,
  );
  if (declared.length === 0 && !saysAnything(on)) return NO_PLAN;
  const rows = {
    ...settingRows(on),
    ...meetingRows(on, declared, meetings, visitors),
    visitors: visitors.names.map(() => ({ known: 1 })),
  };
  return { rows, indexes: { meetings, visitors }, agenda: [] };
}

/** Whether anything about meetings is stated though none is named: a promoted one may come. */
function saysAnything({ work: { entry } }: FeatureWork): boolean {
  const stated = [...Object.values(entry.tenants), ...Object.values(entry.users)];
  const acted = (entry.events ?? []).some(({ join, setAnonymousJoin, migrateMeetings }) =>
    [join, setAnonymousJoin, migrateMeetings].some((action) => action !== undefined),
  );
  return acted || stated.some((each) => each?.meetings !== undefined);
}

export const MEETING_ACTION_PLANNERS: ActionPlanners<typeof MEETING_ACTIONS> = {
  scheduleMeeting(on, entry, path) {
    const meeting = meetingOf(on, entry.id, [...path, 'id']);
    const user = on.users.index.idOf(entry.organizer);
    if (meeting === undefined || user === undefined) return [];
    return [event(E.meetingScheduled, meeting, user, codeOf(MEETING_WISHES, entry.type ?? 'any'))];
  },
  passMeetingLink: (on, { meeting, to }, path) => about(on, E.meetingLinkPassed, { meeting, user: to }, path),
  join(on, entry, path) {
    const found = attendeeNamed(on, entry, path);
    if (found === undefined) return [];
    const client = codeOf(JOIN_CLIENTS, entry.via ?? 'desktop');
    return [
      event(E.meetingJoinTried, found.attendee, found.user, client, codeOf(JOIN_WISHES, entry.as ?? 'best')),
    ];
  },
  admit: (on, entry, path) => answer(on, entry, 'admit', path),
  deny: (on, entry, path) => answer(on, entry, 'deny', path),
  inMeeting(on, entry, path) {
    const found = attendeeNamed(on, entry, path);
    if (found === undefined) return [];
    const does = codeOf(MEETING_FUNCTIONS, entry.does);
    return [event(E.meetingFunctionTried, found.attendee, found.user, does, found.meeting)];
  },
  leaveMeeting: (on, entry, path) => about(on, E.meetingLeft, entry, path),
  endMeeting(on, entry, path) {
    const meeting = meetingOf(on, entry.meeting, [...path, 'meeting']);
    const by = resolve(on.work, on.users.index, 'user', entry.by, [...path, 'by']);
    return meeting === undefined || by === undefined ? [] : [event(E.meetingEnded, meeting, by)];
  },
  setAnonymousJoin(on, { tenant, organizer, on: isOn }, path) {
    const { work } = on;
    if ((tenant === undefined) === (organizer === undefined)) {
      complain(work, path, 'anonymous join is set for either a tenant or an organizer');
      return [];
    }
    const value = isOn ? 1 : 0;
    if (tenant !== undefined) {
      const id = resolve(work, on.tenants.index, 'tenant', tenant, [...path, 'tenant']);
      return id === undefined ? [] : [event(E.anonymousJoinSet, id, value)];
    }
    const id = resolve(work, on.users.index, 'user', organizer!, [...path, 'organizer']);
    return id === undefined ? [] : [event(E.organizerPolicySet, id, value)];
  },
  migrateMeetings(on, entry, path) {
    const user = resolve(on.work, on.users.index, 'user', entry.user, [...path, 'user']);
    return user === undefined ? [] : [event(E.meetingMigrationAsked, user)];
  },
};

function meetingOf(on: EventWork, name: string, path: Path): number | undefined {
  return resolve(on.work, on.features.indexes.meetings!, 'meeting', name, path);
}

/** An event about somebody and a meeting. */
function about(on: EventWork, kind: number, said: Who, path: Path): Planned[] {
  const found = attendeeNamed(on, said, path);
  return found === undefined ? [] : [event(kind, found.attendee, found.user, found.meeting)];
}

function answer(
  on: EventWork,
  entry: Who & { readonly by: string },
  word: (typeof ADMISSION_ANSWERS)[number],
  path: Path,
): Planned[] {
  const found = attendeeNamed(on, entry, path);
  const by = resolve(on.work, on.users.index, 'user', entry.by, [...path, 'by']);
  if (found === undefined || by === undefined) return [];
  return [event(E.lobbyAnswered, found.attendee, by, ADMISSION_ANSWERS.indexOf(word), found.meeting)];
}

export const MEETING_QUESTION_PLANNERS = MEETING_QUESTIONS;
