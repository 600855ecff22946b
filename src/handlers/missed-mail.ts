/**
 * The e-mail that tells of missed messages, once for all that have been missed since the first (N5, R3.11, A12).
 */
import { MAIL_PURPOSE } from '../model/mail-words.ts';
import { CLIENT, NONE } from '../model/words.ts';
import type { Context, Effects } from './effects.ts';
import { sendMail } from './mail/send-mail.ts';

export function missedMailDue(ctx: Context, user: number, client: number, fx: Effects): void {
  // Whoever has signed in to Teams in the meantime has seen what waited there.
  if (client === CLIENT.Teams && ctx.world.users.unseen[user] === 0) return;
  fx.sendMail(user, client);
  sendMail(ctx, fx, NONE, user, MAIL_PURPOSE.missedActivity);
}
