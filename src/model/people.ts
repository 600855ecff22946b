/** What two people are to each other, read off a World. */
import { TENANCY } from './words.ts';
import type { World } from './world.ts';

/** Code of the cloud in which the user's tenant lives (R1.1). */
export function cloudOf(world: World, user: number): number {
  return world.tenants.cloud[world.users.tenant[user]!]!;
}

/** Whether two users share a tenant, a cloud, or neither (R1.2). */
export function tenancyOf(world: World, one: number, other: number): number {
  if (world.users.tenant[one] === world.users.tenant[other]) return TENANCY.inTenant;
  return cloudOf(world, one) === cloudOf(world, other) ? TENANCY.federated : TENANCY.crossCloud;
}
