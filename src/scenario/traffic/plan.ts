/** Synthetic traffic of a scenario: its people, their contacts, and how they talk, ready to be run. */

import { drawContacts } from '../../workload/contact-graph.ts';
import { meanCount } from '../../workload/conversation-laws.ts';
import type { ConversationPlan } from '../../workload/conversations.ts';
import { PRESETS } from '../../workload/presets.ts';
import { checkName } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { NO_TIME_ZONE } from '../populations/people.ts';
import type { Path } from '../tree.ts';
import { codeOf, complain, keyAt } from '../work.ts';
import { planHours, planLaws, planShares } from './laws.ts';
import { contactPeople, type TrafficWork, usersAmong } from './people.ts';
import { PRESET_NAMES, type TrafficEntry } from './schema.ts';

const DEFAULT_PRESET = 'message-data';

/** One plan for each entry, in the order of the file; the contact graphs are drawn here, once for all runs. */
export function planTraffic(on: TrafficWork): readonly ConversationPlan[] {
  const before = on.work.desk.count();
  return Object.entries(on.work.entry.traffic ?? {}).flatMap(([key, entry]) => {
    const plan = planOne(on, key, entry, before);
    return plan === undefined ? [] : [plan];
  });
}

function planOne(
  on: TrafficWork,
  key: string,
  entry: TrafficEntry,
  complaintsBefore: number,
): ConversationPlan | undefined {
  const { work, people } = on;
  const path: Path = ['traffic', key];
  const name = checkName(key, 'the name of a traffic', keyAt(work, ...path), work.desk);
  const preset = PRESETS[PRESET_NAMES[codeOf(PRESET_NAMES, entry.preset ?? DEFAULT_PRESET)]!];
  const laws = planLaws(work, entry, preset, path);
  const shares = planShares(work, entry, preset, path);
  const among = usersAmong(on, entry.among, [...path, 'among']);
  checkPeople(on, entry, among.length, shares.perPerson, path);
  // A graph takes seconds for a large company: not for a scenario that is not run.
  if (name === undefined || work.desk.count() > complaintsBefore) return undefined;
  const perDay = entry.conversationsPerDay ?? preset.conversationsPerDay;
  const mean = meanCount(laws.messages);
  return {
    name,
    people: among,
    perDay: Float64Array.from(among, (user) => {
      const messages = people.messagesPerDayOf[user]!;
      return Number.isNaN(messages) ? perDay : messages / mean;
    }),
    timeZoneMinutes: Int16Array.from(among, (user) => {
      const minutes = people.timeZoneMinutesOf[user]!;
      return minutes === NO_TIME_ZONE ? 0 : minutes;
    }),
    contacts: drawContacts(contactPeople(on, among), shares),
    hours: planHours(entry, preset),
    laws,
  };
}

function checkPeople(
  on: TrafficWork,
  entry: TrafficEntry,
  count: number,
  perPerson: number,
  path: Path,
): void {
  const { work } = on;
  if (count < 2 && work.desk.count() === 0) {
    const place = entry.among === undefined ? path : [...path, 'among'];
    complain(work, place, `${count === 0 ? 'nobody is' : 'one person is'} there to talk`, 'it takes two');
  }
  if (count * perPerson > LIMITS.contacts) {
    const message = `${count} people with ${perPerson} contacts each, the limit is ${LIMITS.contacts} contacts in all`;
    complain(work, path, message, 'state contacts: { perPerson: … }');
  }
}
