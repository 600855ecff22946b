/** What the World says of Exchange mail, for expectations. */
import { formatDuration } from '../../core/time.ts';
import {
  ACCEPTED_TYPES,
  DOMAIN_STATES,
  MAIL_STATE,
  MAIL_STATES,
  MOVE_STATES,
  RECIPIENT_KINDS,
} from '../../model/mail-words.ts';
import { pathOf, recipientRow } from '../../model/mailboxes.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import type { FactReaders } from './reader.ts';

export const MAIL_FACTS: FactReaders = {
  mail(world, names, [mail]) {
    const { mails } = world;
    const path = pathOf(world, mail!).map((platform) => names.platforms[platform]!);
    const because = mails.because[mail!]!;
    const ended = mails.endedUs[mail!]!;
    return {
      outcome: MAIL_STATES[mails.state[mail!]!]!,
      via: path.length === 0 ? 'none' : path.join(', '),
      because: because === NONE ? 'none' : ALL_REASONS[because]!.name,
      after: ended === NONE ? 'none' : formatDuration(ended - mails.sentUs[mail!]!),
    };
  },
  mailbox({ mailAccounts, mailboxMoves, mails }, names, [user]) {
    const platform = mailAccounts.platform[user!]!;
    const move = mailAccounts.mailboxMove[user!]!;
    return {
      on: platform === NONE ? 'none' : names.platforms[platform]!,
      move: MOVE_STATES[move === NONE ? 0 : mailboxMoves.state[move]!]!,
      received: String(receivedBy(mails, user!)),
    };
  },
  acceptedDomain: ({ acceptedDomains }, _, [row]) => ({
    state: DOMAIN_STATES[acceptedDomains.state[row!]!]!,
    type: ACCEPTED_TYPES[acceptedDomains.type[row!]!]!,
  }),
  platform: ({ platforms }, _, [platform]) => ({ hybrid: String(platforms.hybrid[platform!] === 1) }),
  knownOn(world, names, [user, platform]) {
    const row = recipientRow(world, user!, platform!);
    const target = world.recipients.target[row]!;
    return {
      kind: RECIPIENT_KINDS[world.recipients.kind[row]!]!,
      target: target === NONE ? 'none' : names.mailDomains[target]!,
    };
  },
};

function receivedBy({ count, recipient, state }: World['mails'], user: number): number {
  let received = 0;
  for (let mail = 0; mail < count; mail++)
    if (recipient[mail] === user && state[mail] === MAIL_STATE.delivered) received += 1;
  return received;
}
