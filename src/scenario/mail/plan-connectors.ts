/** Connectors between platforms: those that the scenario states, or one for each domain towards its mx (A40). */
import { ACCEPTED_TYPE, PLATFORM_KIND } from '../../model/mail-words.ts';
import { NONE } from '../../model/words.ts';
import type { FeatureRows, FeatureWork } from '../feature.ts';
import type { Path } from '../tree.ts';
import { complain, resolve } from '../work.ts';
import type { ExchangeEntry, ExchangePlan } from './plan-platforms.ts';

type ConnectorRow = NonNullable<FeatureRows['connectors']>[number];

export function planConnectors(on: FeatureWork, plan: ExchangePlan, entry: ExchangeEntry): ConnectorRow[] {
  const ordinary =
    entry.connectors === undefined
      ? derived(plan, on.clock.switches.mail21VOnPremises === 'direct')
      : stated(on, plan, entry.connectors);
  // The wizard's connectors are more particular than what was there before, so they are asked first.
  return [...ofLaterHybrids(on, plan), ...ordinary];
}

function stated(
  on: FeatureWork,
  plan: ExchangePlan,
  entries: NonNullable<ExchangeEntry['connectors']>,
): ConnectorRow[] {
  const { work } = on;
  return entries.flatMap(({ from, to, domains }, place) => {
    const path: Path = ['exchange', 'connectors', place];
    const platform = resolve(work, plan.platforms, 'platform', from, [...path, 'from']);
    const next = resolve(work, plan.platforms, 'platform', to, [...path, 'to']);
    const ids = domains?.map((name, n) =>
      resolve(work, plan.domains, 'mail domain', name, [...path, 'domains', n]),
    ) ?? [NONE];
    if (platform === undefined || next === undefined) return [];
    if (platform === next) complain(work, [...path, 'to'], 'a connector leads to another platform');
    return ids.flatMap((mailDomain) =>
      mailDomain === undefined ? [] : [connector(plan, platform, next, mailDomain)],
    );
  });
}

/** Each domain is led to its mx, hop by hop. */
function derived(plan: ExchangePlan, direct: boolean): ConnectorRow[] {
  return plan.platformRows.flatMap((_, platform) =>
    plan.domainRows.flatMap(({ exchanger }, mailDomain) =>
      exchanger === NONE || exchanger === platform
        ? []
        : [connector(plan, platform, nextOn(plan, platform, exchanger, direct), mailDomain)],
    ),
  );
}

/** Where mail goes from a platform to come to another: there, or through the one in hybrid (A40). */
function nextOn(plan: ExchangePlan, from: number, to: number, direct: boolean): number {
  const hybrid = plan.platformRows.findIndex((row) => row.hybrid === 1);
  const ends = [plan.platformRows[from]!, plan.platformRows[to]!];
  const premises = ends.some(({ kind }) => kind === PLATFORM_KIND.onPremises);
  const linked = !premises || ends.some((row) => row.hybrid === 1);
  return direct || linked || hybrid < 0 ? to : hybrid;
}

/** A connector between the premises and a platform in hybrid with them belongs to that configuration. */
function connector(plan: ExchangePlan, platform: number, next: number, mailDomain: number): ConnectorRow {
  const ends = [plan.platformRows[platform]!, plan.platformRows[next]!];
  const ofHybrid =
    ends.some(({ kind }) => kind === PLATFORM_KIND.onPremises) && ends.some(({ hybrid }) => hybrid === 1);
  return { platform, nextPlatform: next, mailDomain, hybrid: ofHybrid ? 1 : 0, enabled: 1 };
}

/** What the hybrid wizard makes for a platform that comes into hybrid during the run: a connector each way per domain. */
function ofLaterHybrids(on: FeatureWork, plan: ExchangePlan): ConnectorRow[] {
  const premises = plan.platformRows.findIndex(({ kind }) => kind === PLATFORM_KIND.onPremises);
  if (premises < 0) return [];
  const names = (on.work.entry.events ?? []).flatMap(({ enableHybrid }) => enableHybrid?.platform ?? []);
  const platforms = new Set(names.flatMap((name) => plan.platforms.idOf(name) ?? []));
  return [...platforms]
    .filter((id) => id !== premises && plan.platformRows[id]!.hybrid === 0)
    .flatMap((id) => [
      ...towards(plan, id, premises, ({ exchanger }, _) => exchanger === id),
      ...towards(plan, premises, id, (_, domain) => isOwn(plan, premises, domain)),
    ]);
}

/** Connectors of a hybrid that is not there yet, to a platform from another, for some of the domains. */
function towards(
  plan: ExchangePlan,
  to: number,
  from: number,
  which: (row: ExchangePlan['domainRows'][number], domain: number) => boolean,
): ConnectorRow[] {
  return plan.domainRows.flatMap((row, mailDomain) =>
    which(row, mailDomain) ? [{ platform: from, nextPlatform: to, mailDomain, hybrid: 1, enabled: 0 }] : [],
  );
}

/** Whether a platform is authoritative for a domain. */
function isOwn({ acceptedRows }: ExchangePlan, platform: number, mailDomain: number): boolean {
  return acceptedRows.some(
    (row) =>
      row.platform === platform && row.mailDomain === mailDomain && row.type === ACCEPTED_TYPE.authoritative,
  );
}
