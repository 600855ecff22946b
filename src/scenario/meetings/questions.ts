/** What a scenario may expect of meetings. */
import { factsOf, type QuestionPlanners } from '../feature.ts';
import { questionTime } from '../question-time.ts';
import { complain, resolve } from '../work.ts';
import { attendeeNamed } from './find.ts';
import type { MEETING_EXPECTATIONS } from './schema.ts';

export const MEETING_QUESTIONS: QuestionPlanners<typeof MEETING_EXPECTATIONS> = {
  meeting(on, entry, path) {
    const { meetings } = on.features.indexes;
    if (meetings === undefined) {
      complain(on.work, [...path, 'meeting'], 'no meeting is declared or scheduled here');
      return undefined;
    }
    const meeting = resolve(on.work, meetings, 'meeting', entry.meeting, [...path, 'meeting']);
    if (meeting === undefined) return undefined;
    return {
      subject: `meeting ${entry.meeting}`,
      ids: [meeting],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['meeting']),
    };
  },

  attendee(on, entry, path) {
    const found = attendeeNamed(on, entry.attendee, [...path, 'attendee']);
    if (found === undefined) return undefined;
    return {
      subject: `${entry.attendee.user ?? entry.attendee.visitor} in meeting ${entry.attendee.meeting}`,
      ids: [found.attendee],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['attendee']),
    };
  },

  migration(on, entry, path) {
    const user = resolve(on.work, on.users.index, 'user', entry.migration, [...path, 'migration']);
    if (user === undefined) return undefined;
    return {
      subject: `migration of the meetings of ${entry.migration}`,
      ids: [user],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['migration']),
    };
  },
};
