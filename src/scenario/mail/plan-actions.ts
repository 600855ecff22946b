/** What the actions about mail, domains, hybrids and mailboxes are as events of the model. */
import { E } from '../../model/event.ts';
import { DOMAIN_STATES, DOMAIN_TOOLS, PLATFORM_KIND } from '../../model/mail-words.ts';
import { hybridWizardAt } from '../../rules/exchange/hybrid.ts';
import type { Planned } from '../compiled.ts';
import type { ActionPlanners } from '../feature.ts';
import { type EventWork, event } from '../plan-events.ts';
import type { FeaturePlans } from '../plan-features.ts';
import type { Path } from '../tree.ts';
import { codeOf, complain, resolve, type Work } from '../work.ts';
import type { MAIL_ACTIONS } from './schema.ts';

export const MAIL_ACTION_PLANNERS: ActionPlanners<typeof MAIL_ACTIONS> = {
  /** Who writes to whom was looked up with the rows. */
  mail(on, entry) {
    const mail = on.features.indexes.mails!.idOf(entry.id);
    const sender = on.users.index.idOf(entry.from);
    return mail === undefined || sender === undefined ? [] : [event(E.mailSent, mail, sender)];
  },
  addDomain(on, entry, path) {
    const row = acceptedOf(on, entry, path);
    return row === undefined ? [] : [event(E.mailDomainAdded, row, codeOf(DOMAIN_TOOLS, entry.by))];
  },
  advanceDomain(on, entry, path) {
    const row = acceptedOf(on, entry, path);
    return row === undefined ? [] : [event(E.mailDomainAdvanced, row, codeOf(DOMAIN_STATES, entry.to))];
  },
  enableHybrid(on, entry, path, us) {
    const platform = platformOf(on, entry.platform, [...path, 'platform']);
    if (platform === undefined) return [];
    const { kind } = on.features.rows.platforms![platform]!;
    if (kind === PLATFORM_KIND.onPremises)
      complain(on.work, [...path, 'platform'], 'the hybrid is configured with an online platform');
    // An event whose time is not known yet counts as of the start.
    return [event(E.hybridEnabled, platform, hybridWizardAt(on.clock.startUs + (us ?? 0)))];
  },
  giveAddress(on, entry, path) {
    const { mailDomains } = on.features.indexes;
    const domain = resolve(on.work, mailDomains!, 'mail domain', entry.domain, [...path, 'domain']);
    const users = entry.users.flatMap(
      (name, place) => resolve(on.work, on.users.index, 'user', name, [...path, 'users', place]) ?? [],
    );
    return domain === undefined ? [] : users.map((user) => event(E.mailAddressGiven, user, domain));
  },
  migrateMailbox(on, entry, path) {
    const user = on.users.index.idOf(entry.user);
    const [, place] = path;
    const before = (on.work.entry.events ?? []).slice(0, place as number);
    const move = before.filter(({ migrateMailbox }) => migrateMailbox !== undefined).length;
    return user === undefined ? [] : moveEvent(on, move, user);
  },
};

/** Without an exchange section there are no moves, and complaints about it have been made. */
function moveEvent(on: EventWork, move: number, user: number): Planned[] {
  return on.features.rows.mailboxMoves?.[move] === undefined
    ? []
    : [event(E.mailboxMoveRequested, move, user)];
}

type Named = Pick<EventWork, 'work'> & { readonly features: FeaturePlans };

export function platformOf(on: Named, name: string, path: Path): number | undefined {
  return resolve(on.work, on.features.indexes.platforms!, 'platform', name, path);
}

/** The row of a domain on a platform; undefined after a complaint. */
export function acceptedOf(
  on: Named & { readonly work: Work },
  entry: { readonly domain: string; readonly on: string },
  path: Path,
): number | undefined {
  const { indexes, rows } = on.features;
  const platform = platformOf(on, entry.on, [...path, 'on']);
  const domain = resolve(on.work, indexes.mailDomains!, 'mail domain', entry.domain, [...path, 'domain']);
  if (platform === undefined || domain === undefined) return undefined;
  const row = (rows.acceptedDomains ?? []).findIndex(
    (each) => each.platform === platform && each.mailDomain === domain,
  );
  if (row >= 0) return row;
  complain(
    on.work,
    [...path, 'domain'],
    `${entry.on} does not accept ${entry.domain}`,
    'list the platform in exchange.domains, with states: { … : absent } if the domain comes later',
  );
  return undefined;
}
