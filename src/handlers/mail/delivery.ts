/** Mail on its way, platform by platform: delivered, passed on, or returned to its sender. R14.2, R14.8, R14.9. */
import { E, F } from '../../model/event.ts';
import { MAIL_ARRIVAL } from '../../model/mail-words.ts';
import { deliverMail, enterPlatform, readdressMail, returnMail } from '../../model/mailboxes.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { type MailRow, mailRowFor } from '../../rules/exchange/mail-routing.ts';
import { REASON } from '../../rules/reasons.ts';
import { mailCameTo, mailKeptBack } from '../boundaries/labelled-mail.ts';
import type { Context, Effects } from '../effects.ts';
import { landed } from './landed.ts';
import { type Look, lookAt } from './look.ts';

/** A person writes from their mailbox; a mail of the service itself comes by DNS, as from outside. */
export function mailSent(ctx: Context, fx: Effects, mail: number, sender: number): void {
  const { mails, mailAccounts, mailDomains, users, tenants } = ctx.world;
  if (sender !== NONE) {
    arrive(ctx, fx, mail, mailAccounts.platform[sender]!, MAIL_ARRIVAL.submitted);
    return;
  }
  const recipient = mails.recipient[mail]!;
  const first = mailDomains.exchanger[mails.mailDomain[mail]!]!;
  const fromCloud = tenants.cloud[users.tenant[recipient]!]!;
  const route = { user: recipient, fromCloud, toCloud: ctx.world.platforms.cloud[first]! };
  fx.carry(E.mailArrived, route, mail, first, MAIL_ARRIVAL.dns, recipient);
}

export function mailArrived(ctx: Context, fx: Effects, mail: number, platform: number, by: number): void {
  arrive(ctx, fx, mail, platform, by);
}

/** The sender reads that a mail was returned; nothing follows. */
export function mailReturnLearned(): void {}

function arrive(ctx: Context, fx: Effects, mail: number, platform: number, by: number): void {
  const look = lookAt(ctx.world, ctx.rules.switches, mail, platform, by);
  const row = mailRowFor(look.query);
  fx.decide(() => ({
    about: 'mail-routing',
    outcome: row.answer,
    row: row.id,
    because: row.because,
    gates: [],
    inputs: { ...look.query },
    source: row.source,
  }));
  enterPlatform(fx, mail, platform, by);
  mailCameTo(ctx.world, mail, platform, by, fx);
  switch (row.answer) {
    case 'deliver':
      deliver(ctx, fx, mail, platform, row);
      return;
    case 'return':
      giveBack(ctx.world, fx, mail, platform, reasonCode(row.because));
      return;
    default:
      if (mailKeptBack(ctx.world, mail, look.next, fx)) {
        giveBack(ctx.world, fx, mail, platform, REASON['data-boundary']);
        return;
      }
      passOn(ctx.world, fx, mail, platform, look);
  }
}

function deliver(ctx: Context, fx: Effects, mail: number, platform: number, row: MailRow): void {
  deliverMail(fx, mail, reasonCode(row.because));
  fx.tell(F.mailDelivered, mail, ctx.world.mails.recipient[mail]!, platform);
  landed(ctx, fx, mail);
}

/** The report goes to the mailbox of the sender; the service itself gets none. */
function giveBack(w: World, fx: Effects, mail: number, platform: number, because: number): void {
  const sender = w.mails.sender[mail]!;
  returnMail(fx, mail, because);
  fx.tell(F.mailReturned, mail, sender, platform, because);
  if (sender === NONE) return;
  const { cloud } = w.platforms;
  const home = w.mailAccounts.platform[sender]!;
  const route = { user: sender, fromCloud: cloud[platform]!, toCloud: cloud[home]! };
  fx.carry(E.mailReturnLearned, route, mail, sender);
}

function passOn(w: World, fx: Effects, mail: number, platform: number, { query, onward, next }: Look): void {
  const { mails, platforms } = w;
  if (mails.mailDomain[mail] !== onward) readdressMail(fx, mail, onward);
  const by = query.way === 'connector' ? MAIL_ARRIVAL.connector : MAIL_ARRIVAL.dns;
  fx.tell(F.mailForwarded, mail, platform, next, by);
  const recipient = mails.recipient[mail]!;
  const sender = mails.sender[mail]!;
  const route = {
    user: sender === NONE ? recipient : sender,
    fromCloud: platforms.cloud[platform]!,
    toCloud: platforms.cloud[next]!,
  };
  fx.carry(E.mailArrived, route, mail, next, by, recipient);
}
