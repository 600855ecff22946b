/** What a scenario says about Exchange mail, checked and translated into rows of the first World and events. */
import { parseDuration } from '../../core/time.ts';
import { MAIL_STATE, MOVE_STATE } from '../../model/mail-words.ts';
import { NONE } from '../../model/words.ts';
import type { FeaturePlan, FeatureRows, FeatureWork } from '../feature.ts';
import { type Index, indexNames } from '../ids.ts';
import type { Path } from '../tree.ts';
import { at, complain, resolve } from '../work.ts';
import { type Accounts, planAccounts } from './plan-accounts.ts';
import { planConnectors } from './plan-connectors.ts';
import { type ExchangePlan, NO_EXCHANGE, planExchange } from './plan-platforms.ts';

export { MAIL_ACTION_PLANNERS } from './plan-actions.ts';
export { MAIL_QUESTION_PLANNERS } from './plan-questions.ts';

type MailRow = NonNullable<FeatureRows['mails']>[number];
type MoveRow = NonNullable<FeatureRows['mailboxMoves']>[number];

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planMail(on: FeatureWork): FeaturePlan {
  const { exchange } = on.work.entry;
  if (exchange === undefined) return planNothing(on);
  const plan = planExchange(on, exchange);
  const accounts = planAccounts(on, plan);
  const mails = planMails(on, plan, accounts);
  return {
    rows: {
      platforms: plan.platformRows,
      mailDomains: plan.domainRows,
      acceptedDomains: plan.acceptedRows,
      connectors: planConnectors(on, plan, exchange),
      ...accounts,
      mails: mails.rows,
      mailboxMoves: planMoves(on, plan),
    },
    indexes: { platforms: plan.platforms, mailDomains: plan.domains, mails: mails.index },
    agenda: [],
  };
}

/** Without an `exchange` section nobody has a mailbox. */
function planNothing({ work }: FeatureWork): FeaturePlan {
  const hint = 'declare the platforms in an exchange section';
  for (const [key, user] of Object.entries(work.entry.users)) {
    if (user?.mailbox) complain(work, ['users', key, 'mailbox'], 'there is no Exchange here', hint);
  }
  const { platforms, domains } = NO_EXCHANGE;
  return { rows: {}, indexes: { platforms, mailDomains: domains, mails: platforms }, agenda: [] };
}

function planMails(
  on: FeatureWork,
  plan: ExchangePlan,
  accounts: Accounts,
): { readonly index: Index; readonly rows: readonly MailRow[] } {
  const { work } = on;
  const stated = (work.entry.events ?? []).flatMap(({ mail }, place) =>
    mail === undefined ? [] : [{ mail, path: ['events', place, 'mail'] as Path }],
  );
  const declared = stated.map(({ mail, path }) => ({ name: mail.id, at: at(work, ...path, 'id') }));
  const index = indexNames(declared, 'mail', work.desk);
  const rows = index.declaredAs.map((place) => {
    const { mail, path } = stated[place]!;
    const sender = resolve(work, on.users.index, 'user', mail.from, [...path, 'from']) ?? NONE;
    const recipient = resolve(work, on.users.index, 'user', mail.to, [...path, 'to']) ?? NONE;
    const mailDomain =
      mail.domain === undefined
        ? (accounts.mailAccounts[recipient]?.primary ?? NONE)
        : (resolve(work, plan.domains, 'mail domain', mail.domain, [...path, 'domain']) ?? NONE);
    if (sender !== NONE && accounts.mailAccounts[sender]!.platform === NONE)
      complain(
        work,
        [...path, 'from'],
        `${mail.from} has no mailbox to write from`,
        'state one with mailbox',
      );
    if (recipient !== NONE && mail.domain === undefined && mailDomain === NONE)
      complain(work, [...path, 'to'], `${mail.to} has no address`, 'state mailDomains, or domain here');
    return planned(sender, recipient, mailDomain);
  });
  return { index, rows };
}

function planned(sender: number, recipient: number, mailDomain: number): MailRow {
  return {
    sender,
    recipient,
    mailDomain,
    platform: NONE,
    state: MAIL_STATE.planned,
    because: NONE,
    lastHop: NONE,
    purpose: 0,
    subject: NONE,
    sentUs: NONE,
    endedUs: NONE,
  };
}

/** In the order of the file: the action's planner counts the same way. */
function planMoves(on: FeatureWork, plan: ExchangePlan): MoveRow[] {
  const { work, clock } = on;
  const { mailboxMoveQueue, mailboxMoveSync } = clock.switches;
  return (work.entry.events ?? []).flatMap(({ migrateMailbox: move }, place) => {
    if (move === undefined) return [];
    const path: Path = ['events', place, 'migrateMailbox'];
    return [
      {
        user: resolve(work, on.users.index, 'user', move.user, [...path, 'user']) ?? 0,
        platform: resolve(work, plan.platforms, 'platform', move.to, [...path, 'to']) ?? 0,
        state: MOVE_STATE.none,
        queueUs: move.queue === undefined ? mailboxMoveQueue : parseDuration(move.queue)!,
        syncUs: move.sync === undefined ? mailboxMoveSync : parseDuration(move.sync)!,
      },
    ];
  });
}
