/** What a scenario may expect of guests. */
import { NONE } from '../../model/words.ts';
import { ABILITIES } from '../../rules/meetings/outsiders.ts';
import { factsOf, type QuestionPlanners } from '../feature.ts';
import { shorten } from '../number-text.ts';
import { questionTime } from '../question-time.ts';
import { codeOf, complain, resolve } from '../work.ts';
import { guestRows } from './accounts.ts';
import type { GUEST_EXPECTATIONS } from './schema.ts';

export const GUEST_QUESTIONS: QuestionPlanners<typeof GUEST_EXPECTATIONS> = {
  guest(on, entry, path) {
    const account = resolve(on.work, on.users.index, 'user', entry.guest, [...path, 'guest']);
    if (account === undefined) return undefined;
    const guest = guestRows(on).findIndex((row) => row.account === account);
    if (guest < 0) {
      complain(on.work, [...path, 'guest'], `${shorten(entry.guest)} is no guest account`);
      return undefined;
    }
    return {
      subject: `guest ${entry.guest}`,
      ids: [guest],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['guest']),
    };
  },

  outsider(on, entry, path) {
    const { work, users } = on;
    const who = resolve(work, users.index, 'user', entry.outsider, [...path, 'outsider']);
    const other =
      entry.with === undefined ? NONE : resolve(work, users.index, 'user', entry.with, [...path, 'with']);
    if (who === undefined || other === undefined) return undefined;
    const isGuest = users.plans[who]?.person !== NONE;
    if (!isGuest && (other === NONE || users.plans[other]?.tenant === users.plans[who]?.tenant)) {
      complain(work, path, `${shorten(entry.outsider)} is no guest: say with whom of another tenant`);
      return undefined;
    }
    const ability = codeOf(ABILITIES, entry.ability);
    const flags = (entry.exactAddress ? 1 : 0) | (entry.guestPolicy === false ? 0 : 2);
    return {
      subject: `${entry.outsider}: ${entry.ability.toLowerCase()}`,
      ids: [who, other, ability, flags],
      ...questionTime(on, entry.at, path),
      asked: factsOf({ can: entry.can }, []),
    };
  },
};
