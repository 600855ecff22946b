/** A population as its description says: so many people, numbered, with exact quotas of everything. */
import { domainKey } from '../../rules/access.ts';
import { checkName } from '../ids.ts';
import { domainOf, ownerOf, userAccessCode, wrongTenant, wrongWithDomain } from '../user-facts.ts';
import { at, complain, keyAt } from '../work.ts';
import { type Crowd, newColumns, placeText } from './crowd.ts';
import { checkStates, dealToAll } from './dealt.ts';
import { departmentsOf } from './departments.ts';
import type { CrowdWork } from './plan.ts';
import { parseTimeZone } from './words.ts';

/** Undefined after complaints that leave nobody. */
export function generateCrowd(on: CrowdWork): Crowd | undefined {
  const { work, key, entry, tenant } = on;
  const departments = departmentsOf(on);
  if (departments === undefined || tenant === undefined) return undefined;
  const { size } = departments;
  const domain = domainFor(on, tenant);
  const address = addressFor(on, size, domain);
  if (address === undefined) return undefined;
  const columns = newColumns(on.name, key, size);
  for (let n = 1; n <= size; n++) columns.addresses.push(address(n));
  columns.tenant.fill(tenant);
  columns.domain.fill(domain);
  columns.site.fill(entry.site);
  columns.access.fill(userAccessCode(entry.externalAccess));
  if (entry.timeZone !== undefined) columns.timeZone.fill(parseTimeZone(entry.timeZone)!);
  for (const name of departments.names) columns.departments.push(name);
  let from = 0;
  departments.sizes.forEach((each, place) => {
    columns.department.fill(place, from, from + each);
    from += each;
  });
  dealToAll(on, columns);
  checkStates(on, tenant);
  const place = keyAt(work, 'populations', key);
  let isTold = false;
  return {
    ...columns,
    placeOf: () => place,
    placeOfDepartment: (department) => departments.placeOf(department),
    complainAboutDouble(person, other) {
      if (isTold) return;
      isTold = true;
      work.desk.complain(
        at(work, 'populations', key, 'address'),
        `${columns.addresses[person]} of this population is declared already, ${placeText(other, place.file)}`,
        "state another address, such as address: 'people-{n}'",
      );
    },
    tellRest: () => {},
  };
}

function domainFor({ work, key, entry, tenants }: CrowdWork, tenant: number): string {
  const plan = tenants.plans[tenant]!;
  if (entry.domain === undefined) {
    const first = work.entry.tenants[plan.key]?.domains[0];
    return first === undefined ? '' : domainKey(first);
  }
  const domain = domainKey(entry.domain);
  const wrong = wrongWithDomain(domain) ?? wrongTenant(tenants, tenant, ownerOf(tenants, domain));
  if (wrong !== undefined) complain(work, ['populations', key, 'domain'], wrong.message, wrong.hint);
  return domain;
}

const NUMBER = '{n}';
/** What no address has before its @ without quotes (RFC 5321). */
const NOT_IN_ADDRESS = /[\s@,;:"<>()[\]\\]/;

/** The address of the person with a number, undefined after a complaint. */
function addressFor(
  { work, key, name, entry }: CrowdWork,
  size: number,
  domain: string,
): ((n: number) => string) | undefined {
  const local = entry.address ?? `${name}-${NUMBER}`;
  const place =
    entry.address === undefined ? keyAt(work, 'populations', key) : at(work, 'populations', key, 'address');
  const wrong = NOT_IN_ADDRESS.exec(local)?.[0];
  if (wrong !== undefined) {
    const what =
      wrong === '@' ? 'the address is the part before the @' : `an address has no "${wrong}" before its @`;
    const hint =
      entry.address === undefined ? "state address: 'people-{n}'" : 'domain says what follows the @';
    work.desk.complain(place, what, wrong === '@' || entry.address === undefined ? hint : undefined);
    return undefined;
  }
  const parts = local.split(NUMBER);
  if (parts.length < 2 && size > 1) {
    work.desk.complain(
      place,
      'everyone has an address of their own',
      `put ${NUMBER} where the number belongs`,
    );
    return undefined;
  }
  const digits = String(size).length;
  const whole = (n: number): string => `${parts.join(String(n).padStart(digits, '0'))}@${domain}`;
  // Numbers make no difference to what may be a name, so one of them speaks for all.
  const first = checkName(whole(size), 'user', place, work.desk);
  if (first === undefined || domainOf(first) !== domain) return undefined;
  return (n) => whole(n).normalize('NFC');
}
