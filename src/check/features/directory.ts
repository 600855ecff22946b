/** What the World says of domains and directories, for expectations. */
import { formatDuration } from '../../core/time.ts';
import { isOnAddressList, recipientOn, serverFor } from '../../model/address-list.ts';
import { RECIPIENTS, WITHOUT } from '../../model/directory-words.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import type { FactReaders } from './reader.ts';

export const DIRECTORY_FACTS: FactReaders = {
  addressList(world, { users }, [platform]) {
    const shown = users.filter((_, user) => isOnAddressList(world, platform!, user));
    const each = users.map((name) => [`shows ${name}`, String(shown.includes(name))]);
    return { shows: shown.length === 0 ? 'none' : shown.join(', '), ...Object.fromEntries(each) };
  },
  listed(world, { directoryAddresses }, [user, platform]) {
    const object = objectOf(world, platform!, user!);
    const { because, address, withoutAddress, cycleUs } = world.directoryObjects;
    const held =
      object !== NONE && withoutAddress[object] !== WITHOUT.own
        ? directoryAddresses[address[object]!]
        : undefined;
    return {
      as: RECIPIENTS[recipientOn(world, platform!, user!)]!,
      since: moment(listedSinceUs(world, platform!, user!)),
      cycle: moment(object === NONE ? NONE : cycleUs[object]!),
      because: object === NONE ? 'none' : ALL_REASONS[because[object]!]!.name,
      address: held ?? 'none',
    };
  },
};

/** The row of the object that a server has brought, NONE where no server serves the platform. */
function objectOf(world: World, platform: number, user: number): number {
  const server = serverFor(world, platform, user);
  return server === NONE ? NONE : server * world.users.count + user;
}

function listedSinceUs(world: World, platform: number, user: number): number {
  if (!isOnAddressList(world, platform, user)) return NONE;
  const object = objectOf(world, platform, user);
  if (object !== NONE) return world.directoryObjects.sinceUs[object]!;
  return world.recipients.sinceUs[user * world.platforms.count + platform]!;
}

function moment(us: number): string {
  return us === NONE ? 'none' : formatDuration(us);
}
