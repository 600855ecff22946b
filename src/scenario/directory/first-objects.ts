/** What tenants know of people at the start, and so what mail platforms know them as. */
import { type CustomRule, RECIPIENTS } from '../../model/directory-words.ts';
import { PLATFORM_KIND, RECIPIENT_KIND } from '../../model/mail.ts';
import { NONE } from '../../model/words.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import type { DirectoryReason } from '../../rules/directory/reasons.ts';
import { isListed, recipientBy, syncedAs } from '../../rules/directory/sync.ts';
import type { MailboxSeen } from '../../rules/directory/sync-table.ts';
import type { FeatureWork } from '../feature.ts';

export interface ServerPlan {
  readonly platform: number;
  readonly everyUs: number;
  /** Microseconds since the start; undefined: it has been running before. */
  readonly firstUs: number | undefined;
  readonly customRules: readonly CustomRule[];
  /** Ids of domains; undefined: all. */
  readonly domains: readonly number[] | undefined;
}

type Row = Readonly<Record<string, number>>;

/** The reason of what each server has made of each user at the start, by server and user. */
export function firstReasons(
  on: FeatureWork,
  servers: readonly ServerPlan[],
  exists: readonly boolean[],
): DirectoryReason[][] {
  const reasons: DirectoryReason[][] = [];
  for (const server of servers) {
    const own = on.users.plans.map((_, user): DirectoryReason => {
      const isElsewhere = servers.some(
        (other, place) =>
          other.platform !== server.platform &&
          reasons[place] !== undefined &&
          recipientBy(reasons[place][user]!) !== 'absent',
      );
      return firstReason(on, server, user, exists[user]!, isElsewhere);
    });
    reasons.push(own);
  }
  return reasons;
}

function firstReason(
  on: FeatureWork,
  server: ServerPlan,
  user: number,
  exists: boolean,
  isElsewhere: boolean,
): DirectoryReason {
  const mailbox = mailboxSeen(on, server.platform, user);
  const plan = on.users.plans[user]!;
  const domain = on.users.domains.indexOf(plan.domain);
  if (server.firstUs !== undefined) {
    if (!exists) return 'not-in-directory';
    // The tenant has its own people without any synchronisation.
    if (mailbox === 'here') return 'own-mailbox';
    const isOwn = on.rowsBefore.platforms?.[server.platform]?.tenant === plan.tenant;
    return isOwn ? 'person-has-no-mailbox' : 'not-in-directory';
  }
  return syncedAs({
    exists,
    inScope: server.domains?.includes(domain) ?? true,
    keptElsewhere: on.clock.switches.oneObjectTwoTenants === 'refused' && isElsewhere,
    mailbox,
    customRules: server.customRules,
  }).because;
}

function mailboxSeen(on: FeatureWork, platform: number, user: number): MailboxSeen {
  const host = on.rowsBefore.mailAccounts?.[user]?.platform ?? NONE;
  if (host === NONE) return 'none';
  if (host === platform) return 'here';
  return on.rowsBefore.platforms?.[host]?.kind === PLATFORM_KIND.onPremises ? 'premises' : 'otherCloud';
}

/** Rows of `directoryObjects`. */
export function objectRows(reasons: readonly (readonly DirectoryReason[])[], address: readonly number[]) {
  return reasons.flatMap((own) =>
    own.map((because, user) => {
      const recipient = recipientBy(because);
      return {
        recipient: RECIPIENTS.indexOf(recipient),
        address: address[user]!,
        withoutAddress: 0,
        because: reasonCode(because),
        sinceUs: isListed(recipient) ? 0 : -1,
        cycleUs: -1,
      };
    }),
  );
}

/** What platforms know people as, less whom their tenants do not know. */
export function recipientRows(
  on: FeatureWork,
  servers: readonly ServerPlan[],
  reasons: readonly (readonly DirectoryReason[])[],
  exists: readonly boolean[],
): readonly Row[] {
  const platforms = on.rowsBefore.platforms?.length ?? 0;
  return (on.rowsBefore.recipients ?? []).map((row, place) => {
    const [user, platform] = [Math.floor(place / platforms), place % platforms];
    const serving = servers.flatMap((server, id) => (server.platform === platform ? [id] : []));
    const known = serving.length === 0 || serving.some((id) => isListed(recipientBy(reasons[id]![user]!)));
    return known && exists[user] === true ? row : { ...row, kind: RECIPIENT_KIND.none, target: NONE };
  });
}
