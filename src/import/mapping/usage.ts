/** What usage reports say of people: how much they write a day, and which client they have never opened. */
import { grouped } from '../../core/counts.ts';
import { CLOUD } from '../../model/words.ts';
import { MESSAGES_MOST } from '../../scenario/populations/roster-columns.ts';
import type { Ledger } from '../ledger.ts';
import { type UsageRead, usageDoubts } from '../traffic/usage.ts';
import type { Organisation } from './organisation.ts';

const TOO_MANY = `${grouped(MESSAGES_MOST)} messages a day, one a second, are counted for people whose reports say more`;

/** Enters a report; `organisations` are those that the file may be about. */
export function enterUsage(
  { report, users, rows, concealed, ...rest }: UsageRead,
  organisations: readonly Organisation[],
  called: string,
  ledger: Ledger,
): void {
  // The example it gives may be a name.
  for (const doubt of usageDoubts({ report, users, rows, concealed, ...rest }))
    ledger.note(doubt.replace(/ \(such as ".*"\)/, ''), { file: called, line: 1 });
  if (organisations.length === 1 && organisations[0]!.cloud === CLOUD['21Vianet']) {
    const message =
      'usage reports are not offered in the cloud operated by 21Vianet; is this one of another tenant?';
    ledger.note(message, { file: called, line: 1 });
  }
  for (const { user, line, lastActivityUs, messagesPerDay, sessionsPerDay } of users) {
    const person = find(organisations, user);
    if (person === undefined) {
      ledger.skip('usage-of-nobody', { file: called, line });
      continue;
    }
    const written = messagesPerDay ?? sessionsPerDay;
    if (written !== undefined) {
      const perDay = (person.messagesPerDay ?? 0) + written;
      if (perDay > MESSAGES_MOST) ledger.note(TOO_MANY, { file: called, line });
      person.messagesPerDay = Math.min(MESSAGES_MOST, perDay);
    }
    if (report === 'Teams') person.opensTeams = lastActivityUs !== undefined;
    else person.opensSfB = lastActivityUs !== undefined;
  }
  if (report === 'SfB' && users.length > 0) {
    ledger.note(
      'of a session of instant messages one message is counted: the report does not say how many it had',
    );
  }
}

function find(organisations: readonly Organisation[], name: string): ReturnType<Organisation['find']> {
  for (const organisation of organisations) {
    const person = organisation.find(name);
    if (person !== undefined) return person;
  }
  return undefined;
}
