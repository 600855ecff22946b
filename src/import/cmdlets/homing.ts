/** Where a person's Skype for Business account lives, from what Get-CsOnlineUser and Get-CsUser say about it. */
import { HOME } from '../../model/words.ts';
import type { Value } from '../reading/table.ts';
import { textOf } from '../values.ts';

/** [Get-CsOnlineUser] Of every user homed on-premises. */
const ON_PREM_TENANT = /^0{8}-0{4}-0{4}-0{4}-0{12}$/;
/** The hosting providers of the clouds: sipfed.online.lync.com, sipfed.online.partner.lync.cn, and those for governments. */
const ONLINE_PROVIDER = /^sipfed\d?\.online\.|\.lync\.com$|\.lync\.cn$|\.skypeforbusiness\.us$/i;

export interface Homing {
  /** Code of HOMES; undefined where nothing is said. */
  readonly homed: number | undefined;
  /** The column that says it. */
  readonly column: string;
  /** Whether another column says the opposite. */
  readonly disputed: boolean;
}

/** The columns that say something about it, the most reliable first, and what they say. */
const SAYING: readonly (readonly [string, (text: string) => number | undefined])[] = [
  ['TenantId', (id) => (ON_PREM_TENANT.test(id) ? HOME.onPrem : undefined)],
  ['AccountType', (type) => (/^SfBOnPremUser$/i.test(type) ? HOME.onPrem : undefined)],
  ['HostingProvider', providerHome],
  ['RegistrarPool', poolHome],
  ['OnPremHostingProvider', providerHome],
  ['InterpretedUserType', interpretedHome],
];

/**
 * The most reliable column that says something decides; `values` are those of TenantId, AccountType,
 * HostingProvider, RegistrarPool, OnPremHostingProvider and InterpretedUserType.
 */
export function homingOf(values: readonly (Value | undefined)[]): Homing {
  let homed: number | undefined;
  let column = '';
  let disputed = false;
  for (let at = 0; at < SAYING.length; at++) {
    const text = textOf(values[at]);
    const said = text === '' ? undefined : SAYING[at]![1](text);
    if (said === undefined) continue;
    if (homed === undefined) {
      homed = said;
      column = SAYING[at]![0];
    } else if (said !== homed) disputed = true;
  }
  return { homed, column, disputed };
}

/** `SRV:` and the names of a company's own servers are on-premises; a blank says nothing. */
function providerHome(provider: string): number | undefined {
  if (provider === '') return undefined;
  return ONLINE_PROVIDER.test(provider) ? HOME.online : HOME.onPrem;
}

function poolHome(pool: string): number | undefined {
  if (pool === '') return undefined;
  return /\.lync\.com$|\.lync\.cn$/i.test(pool) ? HOME.online : HOME.onPrem;
}

/** HybridOnPremSfBUser, PureOnlineTeamsOnlyUser, DirSyncEnabledOnlineTeamsOnlyUser, AADConnectEnabledOnline… */
function interpretedHome(type: string): number | undefined {
  if (/onprem/i.test(type)) return HOME.onPrem;
  return /online/i.test(type) ? HOME.online : undefined;
}
