/** Expectations about mail, mailboxes, domains and platforms. */
import { formatDuration, parseDuration } from '../../core/time.ts';
import { factsOf, type Question, type QuestionPlanners } from '../feature.ts';
import type { ExpectWork } from '../plan-expect.ts';
import { questionTime } from '../question-time.ts';
import type { Path } from '../tree.ts';
import { resolve } from '../work.ts';
import { acceptedOf, platformOf } from './plan-actions.ts';
import type { MAIL_EXPECTATIONS } from './schema.ts';

export const MAIL_QUESTION_PLANNERS: QuestionPlanners<typeof MAIL_EXPECTATIONS> = {
  mail(on, entry, path) {
    const mail = resolve(on.work, on.features.indexes.mails!, 'mail', entry.mail, [...path, 'mail']);
    (entry.via ?? []).forEach((name, place) => {
      platformOf(on, name, [...path, 'via', place]);
    });
    const after =
      typeof entry.after === 'string' ? { after: formatDuration(parseDuration(entry.after)!) } : {};
    return ask(on, `mail ${entry.mail}`, [mail], { ...entry, ...after }, ['mail'], path);
  },
  mailbox(on, entry, path) {
    const user = resolve(on.work, on.users.index, 'user', entry.mailbox, [...path, 'mailbox']);
    if (typeof entry.on === 'string') platformOf(on, entry.on, [...path, 'on']);
    const known = on.features.rows.mailAccounts === undefined ? undefined : user;
    return ask(on, `the mailbox of ${entry.mailbox}`, [known], entry, ['mailbox'], path);
  },
  acceptedDomain(on, entry, path) {
    const row = acceptedOf(on, entry.acceptedDomain, [...path, 'acceptedDomain']);
    const subject = `domain ${entry.acceptedDomain.domain} on ${entry.acceptedDomain.on}`;
    return ask(on, subject, [row], entry, ['acceptedDomain'], path);
  },
  platform(on, entry, path) {
    const platform = platformOf(on, entry.platform, [...path, 'platform']);
    return ask(on, `platform ${entry.platform}`, [platform], entry, ['platform'], path);
  },
  knownOn(on, entry, path) {
    const { user: name, platform: place } = entry.knownOn;
    const user = resolve(on.work, on.users.index, 'user', name, [...path, 'knownOn', 'user']);
    const platform = platformOf(on, place, [...path, 'knownOn', 'platform']);
    return ask(on, `${name} on ${place}`, [user, platform], entry, ['knownOn'], path);
  },
};

/** The question, undefined if a name in it is not known. */
function ask(
  on: ExpectWork,
  subject: string,
  ids: readonly (number | undefined)[],
  entry: { readonly at?: string | undefined },
  besides: readonly string[],
  path: Path,
): Question | undefined {
  const known = ids.filter((id) => id !== undefined);
  if (known.length < ids.length) return undefined;
  return { subject, ids: known, ...questionTime(on, entry.at, path), asked: factsOf(entry, besides) };
}
