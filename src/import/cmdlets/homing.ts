/** Where a person's Skype for Business account lives, from what Get-CsOnlineUser and Get-CsUser say about it. */
import { HOME } from '../../model/words.ts';
import type { Value } from '../reading/table.ts';
import { textOf } from '../values.ts';

/** [Get-CsOnlineUser] Of every user homed on-premises. */
const ON_PREM_TENANT = /^0{8}-0{4}-0{4}-0{4}-0{12}$/;
/** The hosting providers of the clouds: sipfed.online.lync.com, sipfed.online.partner.lync.cn, and those for governments. */
const ONLINE_PROVIDER = /^sipfed\d?\.online\.|\.lync\.com$|\.lync\.cn$|\.skypeforbusiness\.us$/i;

export interface HomingValues {
  readonly tenantId: Value | undefined;
  readonly accountType: Value | undefined;
  readonly hosting: Value | undefined;
  readonly onPremHosting: Value | undefined;
  readonly pool: Value | undefined;
  readonly interpreted: Value | undefined;
}

export interface Homing {
  /** Code of HOMES; undefined where nothing is said. */
  readonly homed: number | undefined;
  /** The column that says it. */
  readonly column: string;
  /** Whether another column says the opposite. */
  readonly disputed: boolean;
}

/** The most reliable column that says something decides. */
export function homingOf(values: HomingValues): Homing {
  const said = [
    { column: 'TenantId', homed: ON_PREM_TENANT.test(textOf(values.tenantId)) ? HOME.onPrem : undefined },
    {
      column: 'AccountType',
      homed: /^SfBOnPremUser$/i.test(textOf(values.accountType)) ? HOME.onPrem : undefined,
    },
    { column: 'HostingProvider', homed: providerHome(textOf(values.hosting)) },
    { column: 'RegistrarPool', homed: poolHome(textOf(values.pool)) },
    { column: 'OnPremHostingProvider', homed: providerHome(textOf(values.onPremHosting)) },
    { column: 'InterpretedUserType', homed: interpretedHome(textOf(values.interpreted)) },
  ].filter(({ homed }) => homed !== undefined);
  const first = said[0];
  if (first === undefined) return { homed: undefined, column: '', disputed: false };
  return { ...first, disputed: said.some(({ homed }) => homed !== first.homed) };
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
