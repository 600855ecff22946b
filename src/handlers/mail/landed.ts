/** What follows when a mail is in its mailbox, by what it is for: features that send mail hang in here. */
import { E } from '../../model/event.ts';
import { MAIL_PURPOSES } from '../../model/mail-words.ts';
import type { Context, Effects } from '../effects.ts';

type MailPurpose = (typeof MAIL_PURPOSES)[number];
/** `mail` is in the mailbox of `mails.recipient`; its `subject` is what the sender gave. */
type Landed = (ctx: Context, fx: Effects, mail: number) => void;

/** A feature adds its purpose here, in one line. */
const LANDED: Readonly<Partial<Record<MailPurpose, Landed>>> = {
  /** With the mail the invitation is there (R16.6); its subject is the attendee. */
  invitation({ world }, fx, mail) {
    const attendee = world.mails.subject[mail]!;
    const meeting = world.attendees.meeting[attendee]!;
    fx.later(E.invitationArrived, 0, attendee, world.mails.recipient[mail]!, meeting);
  },
};

export function landed(ctx: Context, fx: Effects, mail: number): void {
  const purpose = MAIL_PURPOSES[ctx.world.mails.purpose[mail]!]!;
  LANDED[purpose]?.(ctx, fx, mail);
}
