/** Mail: E1 to E5. Books of its own: where every mail is and was, and every mailbox, from transitions and records. */
import { F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { MAIL_ARRIVAL, MOVE_STATE, PLATFORM_KIND } from '../../model/mail-words.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { CheckedRun, Report, Watch } from './contract.ts';

interface Mail {
  readonly recipient: number;
  sender: number;
  /** Where it is, NONE before it is anywhere. */
  at: number;
  /** Where it was last passed on to, NONE if it was not. */
  passedTo: number;
  ended: boolean;
  /** It has come to a platform again though nothing has changed: only a report of the loop may follow. */
  circles: boolean;
  /** The domain of the address that it goes to. */
  domain: number;
  /** Where it has been since the mailbox moved last, with which domain: `platform/domain`. */
  readonly been: Set<string>;
}

const FORWARDED = FIRST_FOLLOW_ON + F.mailForwarded;

export class MailWays implements Watch {
  readonly #report: Report;
  readonly #mails: Mail[] = [];
  /** By user: where the mailbox is. */
  readonly #mailbox: number[] = [];
  /** By migration: whose, and where to. */
  readonly #moves: { readonly user: number; readonly platform: number }[] = [];
  readonly #hybrid = new Set<number>();
  readonly #onlyOneHybrid: boolean;

  constructor(world: World, { switches }: CheckedRun, report: Report) {
    this.#report = report;
    this.#onlyOneHybrid = switches.hybridTenants === 'one';
    const { mails, mailAccounts, mailboxMoves, platforms } = world;
    for (let id = 0; id < mails.count; id++)
      this.#add(mails.sender[id]!, mails.recipient[id]!, mails.mailDomain[id]!);
    for (let id = 0; id < mailAccounts.count; id++) this.#mailbox.push(mailAccounts.platform[id]!);
    for (let id = 0; id < mailboxMoves.count; id++)
      this.#moves.push({ user: mailboxMoves.user[id]!, platform: mailboxMoves.platform[id]! });
    for (let id = 0; id < platforms.count; id++)
      if (platforms.hybrid[id] === 1 && platforms.kind[id] === PLATFORM_KIND.online) this.#hybrid.add(id);
  }

  #add(sender: number, recipient: number, domain: number): void {
    const been = new Set<string>();
    this.#mails.push({
      sender,
      recipient,
      at: NONE,
      passedTo: NONE,
      ended: false,
      circles: false,
      domain,
      been,
    });
  }

  record({ kind, values }: RecordBuffer): void {
    if (kind !== FORWARDED) return;
    const mail = this.#mails[values[0]!];
    if (mail === undefined) return;
    if (mail.at !== values[1])
      this.#report('E2', `mail ${values[0]} was passed on from platform ${values[1]}, where it is not`);
    if (mail.circles) this.#report('E3', `mail ${values[0]} goes round and was passed on`);
    if (mail.ended) this.#report('E1', `mail ${values[0]} was passed on after its end`);
    mail.passedTo = values[2]!;
  }

  did(dids: Float64Array, at: number): void {
    const [code, a, b, c] = [dids[at]!, dids[at + 1]!, dids[at + 2]!, dids[at + 3]!];
    switch (code) {
      case T.addMail:
        return this.#add(NONE, a, b);
      case T.setMailSender:
        if (this.#mails[a] !== undefined) this.#mails[a].sender = b;
        return;
      case T.readdressMail:
        if (this.#mails[a] !== undefined) this.#mails[a].domain = b;
        return;
      case T.enterPlatform:
        return this.#entered(a, b, c);
      case T.deliverMail:
        return this.#ended(a, true, b);
      case T.returnMail:
        return this.#ended(a, false, b);
      case T.advanceMailboxMove:
        if (b === MOVE_STATE.completed) this.#moved(a);
        return;
      case T.setHybrid:
        return this.#hybridSet(a, b);
    }
  }

  #entered(id: number, platform: number, by: number): void {
    const mail = this.#mails[id];
    if (mail === undefined) return;
    if (mail.ended) this.#report('E1', `mail ${id} came to platform ${platform} after its end`);
    if (!this.#follows(mail, platform, by))
      this.#report('E2', `mail ${id} came to platform ${platform}, to which nothing led it`);
    const place = `${platform}/${mail.domain}`;
    mail.circles = mail.been.has(place);
    mail.been.add(place);
    mail.at = platform;
    mail.passedTo = NONE;
  }

  /** The first platform is that of the sender; what the service writes comes from outside. */
  #follows({ at, passedTo, sender }: Mail, platform: number, by: number): boolean {
    if (at !== NONE) return by !== MAIL_ARRIVAL.submitted && passedTo === platform;
    if (sender === NONE) return by === MAIL_ARRIVAL.dns;
    return by === MAIL_ARRIVAL.submitted && this.#mailbox[sender] === platform;
  }

  #ended(id: number, delivered: boolean, because: number): void {
    const mail = this.#mails[id];
    if (mail === undefined) return;
    if (mail.ended) this.#report('E1', `mail ${id} has a second end`);
    if (mail.at === NONE) this.#report('E1', `mail ${id} ended before it was anywhere`);
    if (mail.circles !== (because === reasonCode('mail-loop')))
      this.#report(
        'E3',
        `mail ${id} ${mail.circles ? 'went' : 'did not go'} in circles, unlike what its end says`,
      );
    if (delivered && this.#mailbox[mail.recipient] !== mail.at)
      this.#report('E4', `mail ${id} was delivered on platform ${mail.at}, where the mailbox is not`);
    mail.ended = true;
  }

  #moved(id: number): void {
    const move = this.#moves[id];
    if (move === undefined) return;
    this.#mailbox[move.user] = move.platform;
    for (const mail of this.#mails) if (mail.recipient === move.user) mail.been.clear();
  }

  #hybridSet(platform: number, value: number): void {
    if (value === 1) this.#hybrid.add(platform);
    else this.#hybrid.delete(platform);
    if (this.#onlyOneHybrid && this.#hybrid.size > 1)
      this.#report('E5', `${this.#hybrid.size} platforms are in hybrid with the premises`);
  }
}
