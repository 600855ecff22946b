/** How large a scenario may become, estimated before anything is built. */
import { LIMITS } from './limits.ts';
import type { PopulationEntry } from './populations/schema.ts';
import type { AccessEntry } from './schema-entities.ts';
import { complain, type Work } from './work.ts';

/** Whether the scenario keeps to every limit; complains about those it exceeds. */
export function checkQuotas(work: Work): boolean {
  const { entry } = work;
  const tenants = Object.values(entry.tenants);
  const users = Object.values(entry.users);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const populations = Object.values(entry.populations ?? {});
  const people = sum(populations.map(({ size, departments }) => size ?? headsOf(departments)));
  const counts: readonly Count[] = [
    ['tenants', 'tenants', tenants.length, LIMITS.tenants],
    [people > 0 ? 'populations' : 'users', 'users', users.length + people, LIMITS.users],
    ['populations', 'populations', populations.length, LIMITS.populations],
    [
      'populations',
      'departments',
      sum(populations.map(({ departments }) => departmentsIn(departments))),
      LIMITS.departments,
    ],
    ['users', 'contacts', sum(users.map((user) => user?.contacts?.length ?? 0)), LIMITS.contacts],
    [
      'groups',
      'members of groups',
      sum(Object.values(entry.groups ?? {}).map((group) => group.length)),
      LIMITS.memberships,
    ],
    ['recorded', 'recordings', entry.recorded?.length ?? 0, LIMITS.recordings],
    ['traffic', 'kinds of traffic', Object.keys(entry.traffic ?? {}).length, LIMITS.traffics],
    ['events', 'events', entry.events?.length ?? 0, LIMITS.events],
    ['expect', 'expectations', entry.expect?.length ?? 0, LIMITS.expectations],
  ];
  return complainAboutCounts(work, counts);
}

type Departments = PopulationEntry['departments'];

function headsOf(departments: Departments): number {
  if (typeof departments !== 'object') return 0;
  return Object.values(departments).reduce((sum, each) => sum + each, 0);
}

function departmentsIn(departments: Departments): number {
  return typeof departments === 'object' ? Object.keys(departments).length : (departments ?? 0);
}

type Count = readonly [key: string, what: string, count: number, most: number];

function complainAboutCounts(work: Work, counts: readonly Count[]): boolean {
  const exceeded = counts.filter(([, , count, most]) => count > most);
  for (const [key, what, count, most] of exceeded) {
    complain(work, [key], `the scenario has ${count} ${what}, the limit is ${most}`);
  }
  return exceeded.length === 0;
}

/** What the verdicts about `domains` domains will cost: for each tenant, and each event that sets its access. */
export function checkVerdicts(work: Work, domains: number): boolean {
  const stated = [
    ...Object.values(work.entry.tenants).map(({ externalAccess }) => externalAccess),
    ...(work.entry.events ?? []).flatMap((event) => event.setExternalAccess ?? []),
  ];
  const looks = stated.reduce((sum, access) => sum + domains * (1 + listed(access)), 0);
  return complainAboutCounts(work, [
    ['tenants', 'decisions about a domain', domains * stated.length, LIMITS.verdicts],
    ['tenants', 'comparisons with allowed and blocked domains', looks, LIMITS.verdictWork],
  ]);
}

function listed(access: Omit<AccessEntry, 'trial'> | undefined): number {
  const { allowedDomains, blockedDomains } = access ?? {};
  const allowed = typeof allowedDomains === 'object' ? allowedDomains.length : 0;
  return allowed + (blockedDomains?.length ?? 0);
}
