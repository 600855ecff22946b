/** What the World says of meetings, for expectations. */
import { attendeesIn } from '../../model/meeting-people.ts';
import {
  ADMISSIONS,
  ATTENDEE_STATE,
  ATTENDEE_STATES,
  ATTENDEES,
  INVITATIONS,
  JOIN_WAYS,
  MEETING_FUNCTIONS,
  MEETING_KINDS,
  MEETING_MIGRATIONS,
  MEETING_STATUSES,
  MEETING_TYPES,
  MIGRATIONS,
  SHARED,
} from '../../model/meeting-words.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import { word } from '../fact.ts';
import type { FactReaders } from './reader.ts';

const reason = (code: number): string => (code === 0 ? 'none' : ALL_REASONS[code]!.name);

export const MEETING_FACTS: FactReaders = {
  meeting: (world, _, [id]) => {
    const { meetings } = world;
    const meeting = id!;
    const inState = (state: number): string => String(attendeesIn(world, meeting, state).length);
    return {
      kind: word(MEETING_KINDS, meetings.kind[meeting]!),
      type: word(MEETING_TYPES, meetings.type[meeting]!),
      status: word(MEETING_STATUSES, meetings.status[meeting]!),
      inside: inState(ATTENDEE_STATE.inside),
      waiting: inState(ATTENDEE_STATE.lobby),
      migration: word(MEETING_MIGRATIONS, meetings.migration[meeting]!),
      because: reason(meetings.because[meeting]!),
    };
  },

  attendee: ({ attendees }, _, [id]) => {
    const attendee = id!;
    const isOn = (column: 'muted' | 'video' | 'hand' | 'namePrompt'): string =>
      String(attendees[column][attendee] === 1);
    return {
      state: word(ATTENDEE_STATES, attendees.state[attendee]!),
      way: word(JOIN_WAYS, attendees.way[attendee]!),
      seenAs: word(ATTENDEES, attendees.seenAs[attendee]!),
      admission: word(ADMISSIONS, attendees.admission[attendee]!),
      because: reason(attendees.because[attendee]!),
      invitation: word(INVITATIONS, attendees.invitation[attendee]!),
      tried: word(MEETING_FUNCTIONS, attendees.tried[attendee]!),
      hindered: reason(attendees.triedBecause[attendee]!),
      namePrompt: isOn('namePrompt'),
      muted: isOn('muted'),
      video: isOn('video'),
      hand: isOn('hand'),
      sharing: word(SHARED, attendees.sharing[attendee]!),
    };
  },

  migration: ({ meetingUsers }, _, [id]) => {
    const user = id!;
    if (user >= meetingUsers.count) return { status: 'none', tries: '0' };
    return {
      status: word(MIGRATIONS, meetingUsers.migration[user]!),
      tries: String(meetingUsers.tries[user]!),
    };
  },
};
