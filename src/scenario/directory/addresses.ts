/** The addresses that a scenario's directory has or will have: those of its people, further ones, and new names. */
import type { FeatureWork } from '../feature.ts';
import type { Declared } from '../ids.ts';
import { foldName, type Index, indexNames } from '../ids.ts';
import { at, complain, keyAt } from '../work.ts';

/** All of them, each once. */
export function indexAddresses({ work, users }: FeatureWork): Index {
  const declared = new Map<string, Declared>();
  const note = (name: string, place: Declared['at']): void => {
    const key = foldName(name);
    if (!declared.has(key)) declared.set(key, { name, at: place });
  };
  for (const [key, entry] of Object.entries(work.entry.users)) {
    if (users.index.idOf(key) !== undefined) note(key, keyAt(work, 'users', key));
    for (const [place, proxy] of (entry?.proxyAddresses ?? []).entries())
      note(proxy, at(work, 'users', key, 'proxyAddresses', place));
  }
  work.entry.events?.forEach(({ renameUser }, place) => {
    if (renameUser !== undefined)
      note(renameUser.address, at(work, 'events', place, 'renameUser', 'address'));
  });
  return indexNames([...declared.values()], 'address', work.desk);
}

/** Rows of the addresses: the mail domain, and the place of the first address with the same local part. */
export function addressRows({ before }: FeatureWork, addresses: Index): { domain: number; local: number }[] {
  const firstOf = new Map<string, number>();
  return addresses.names.map((name, address) => {
    const sign = name.lastIndexOf('@');
    const local = foldName(sign < 0 ? name : name.slice(0, sign));
    if (!firstOf.has(local)) firstOf.set(local, address);
    const domain = sign < 0 ? undefined : before.mailDomains?.idOf(name.slice(sign + 1));
    return { domain: domain ?? -1, local: firstOf.get(local)! };
  });
}

/** Rows of further addresses. */
export function proxyRows(on: FeatureWork, addresses: Index): { user: number; address: number }[] {
  return Object.entries(on.work.entry.users).flatMap(([key, entry]) => {
    const user = on.users.index.idOf(key);
    if (user === undefined) return [];
    return (entry?.proxyAddresses ?? []).flatMap((proxy) => {
      const address = addresses.idOf(proxy);
      return address === undefined ? [] : [{ user, address }];
    });
  });
}

/** What has been synchronised before the start cannot be in conflict: one of the two would not be there. */
export function complainAboutSharedAddresses(
  on: FeatureWork,
  exists: readonly boolean[],
  own: readonly number[],
  proxies: readonly { user: number; address: number }[],
): void {
  const owner = new Map(own.map((address, user) => [address, user]));
  for (const { user, address } of proxies) {
    const other = owner.get(address);
    if (other !== undefined && other !== user && exists[user] === true && exists[other] === true) {
      const name = on.users.index.names[user]!;
      complain(
        on.work,
        ['users', name, 'proxyAddresses'],
        `${on.users.index.names[other]} has this address as well`,
        'create one of them during the run, or give the servers a firstCycle',
      );
    }
    owner.set(address, user);
  }
}
