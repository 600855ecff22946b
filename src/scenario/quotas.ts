/** How large a scenario may become, estimated before anything is built. */
import { LIMITS } from './limits.ts';
import { complain, type Work } from './work.ts';

/** Whether the scenario keeps to every limit; complains about those it exceeds. */
export function checkQuotas(work: Work): boolean {
  const { entry } = work;
  const tenants = Object.values(entry.tenants);
  const users = Object.values(entry.users);
  const domains = tenants.reduce((sum, tenant) => sum + tenant.domains.length, 0);
  const verdicts = tenants.reduce((sum, { externalAccess }) => {
    const { allowedDomains, blockedDomains } = externalAccess ?? {};
    const listed =
      (typeof allowedDomains === 'string' ? 0 : (allowedDomains?.length ?? 0)) +
      (blockedDomains?.length ?? 0);
    return sum + domains * (1 + listed);
  }, 0);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const counts: readonly (readonly [string, string, number, number])[] = [
    ['tenants', 'tenants', tenants.length, LIMITS.tenants],
    ['users', 'users', users.length, LIMITS.users],
    ['tenants', 'decisions of a tenant about a domain', verdicts, LIMITS.verdicts],
    ['users', 'contacts', sum(users.map((user) => user?.contacts?.length ?? 0)), LIMITS.contacts],
    [
      'groups',
      'members of groups',
      sum(Object.values(entry.groups ?? {}).map((group) => group.length)),
      LIMITS.memberships,
    ],
    ['events', 'events', entry.events?.length ?? 0, LIMITS.events],
    ['expect', 'expectations', entry.expect?.length ?? 0, LIMITS.expectations],
  ];
  const exceeded = counts.filter(([, , count, most]) => count > most);
  for (const [key, what, count, most] of exceeded) {
    complain(work, [key], `the scenario has ${count} ${what}, the limit is ${most}`);
  }
  return exceeded.length === 0;
}
