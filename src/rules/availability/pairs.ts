/**
 * Which platforms share free/busy information, and by what: a table with one row for each pair of kinds. A platform
 * is the Exchange servers on premises or the Exchange of a cloud. Rows speak of both directions alike; what has to
 * be set up is one-way (R14.6).
 */
import type { Cloud } from '../../model/words.ts';
import type { AvailabilityReason } from './reasons.ts';

/** Where a mailbox can be. */
export type Place = Cloud | 'onPrem';

/** By what a query goes: the platform's own service, the hybrid, an address space, a relationship. */
export type Way = 'own' | 'hybrid' | 'addressSpace' | 'relationship';

export interface FreeBusyRow {
  readonly id: string;
  /** Ways that exist, the one that is tried first in front; none: the pair is not reached. */
  readonly ways: readonly Way[];
  /** Why not, where there is no way. */
  readonly because: AvailabilityReason | null;
  /** A switch under which the row has other ways, or none. */
  readonly switch?: 'freeBusy21VOnPremises' | 'relationshipWith21V';
  readonly source: string;
}

const row = (
  id: string,
  ways: readonly Way[],
  source: string,
  because: AvailabilityReason | null = null,
  byName: Pick<FreeBusyRow, 'switch'> = {},
): FreeBusyRow => ({ id: `free-busy/${id}`, ways, because, source, ...byName });

export const FREE_BUSY_ROWS = {
  own: row('same-platform', ['own'], '[EX-AVAILABILITY] within one organisation'),
  hybrid: row('premises-cloud', ['hybrid'], '[EXCHANGE-21V] the hybrid before'),
  premises21V: row(
    'premises-21v',
    [],
    '[EXCHANGE-21V] what is not achieved; [EXCHANGE-CHINA] with a full hybrid',
    'pair-not-reached',
    { switch: 'freeBusy21VOnPremises' },
  ),
  global21V: row('worldwide-21v', ['addressSpace'], '[EXCHANGE-21V] step 5', null, {
    switch: 'relationshipWith21V',
  }),
  two21V: row('21v-21v', [], '[EXCHANGE-CHINA] free/busy between tenants', 'two-21v-tenants'),
  global: row(
    'worldwide-worldwide',
    ['addressSpace', 'relationship'],
    '[AVAILABILITY]; [ORGANIZATIONS] worldwide and gcc',
  ),
  gccHigh: row(
    'worldwide-gcc-high',
    ['addressSpace', 'relationship'],
    '[AVAILABILITY]; [ORGANIZATIONS] with gccHigh',
  ),
  dod: row('dod', ['addressSpace'], '[AVAILABILITY] endpoints; [ORGANIZATIONS] not for dod'),
  government21V: row(
    'government-21v',
    [],
    'no source names a pair of 21Vianet and a government cloud',
    'clouds-share-no-free-busy',
  ),
} as const satisfies Readonly<Record<string, FreeBusyRow>>;

const isGlobal = (place: Place): boolean => place === 'worldwide' || place === 'gcc';

/** The row of two platforms; the order of the two does not matter. */
export function freeBusyRow(one: Place, other: Place, samePlatform: boolean): FreeBusyRow {
  if (samePlatform) return FREE_BUSY_ROWS.own;
  const has = (place: Place): boolean => one === place || other === place;
  if (has('21Vianet')) {
    if (one === other) return FREE_BUSY_ROWS.two21V;
    if (has('onPrem')) return FREE_BUSY_ROWS.premises21V;
    return isGlobal(one) || isGlobal(other) ? FREE_BUSY_ROWS.global21V : FREE_BUSY_ROWS.government21V;
  }
  if (has('onPrem')) return FREE_BUSY_ROWS.hybrid;
  if (has('dod')) return FREE_BUSY_ROWS.dod;
  return has('gccHigh') ? FREE_BUSY_ROWS.gccHigh : FREE_BUSY_ROWS.global;
}
