/** Which links lead over the border between two clouds: labelled messages are looked at there. */
import { borderCrossed } from '../handlers/boundaries/crossing.ts';
import { NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import type { Link } from '../network/network.ts';
import type { ChatAction } from '../scenario/compiled.ts';
import type { Outbox } from './outbox.ts';

/** Tells the handlers of a labelled parcel that has come to the end of such a link. */
export function lookAtLabel(world: World, outbox: Outbox, parcel: number, link: Link): void {
  const { parcels } = outbox.transit;
  const label = parcels.label[parcel]!;
  if (label === NONE || !isBetweenEdges(link)) return;
  borderCrossed(
    world,
    parcels.message[parcel]!,
    label,
    parcels.originator[parcel]!,
    parcels.recipient[parcel]!,
    outbox,
  );
}

/** Whether a message has to be looked at on its way. */
export function isLabelled({ label }: ChatAction): boolean {
  return label !== undefined && label !== NONE;
}

/** Edges of premises have another place than the cloud of their tenant, so places alone do not say it. */
function isBetweenEdges({ fromHop, toHop }: Link): boolean {
  return fromHop === 'federationEdge' && toHop === 'federationEdge';
}
