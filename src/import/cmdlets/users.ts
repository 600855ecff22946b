/**
 * Rows of Get-CsOnlineUser and Get-CsUser. Columns were renamed over the years (module 3.0.0: Enabled → IsSipEnabled,
 * ObjectId → Identity), so each is looked for under all its names. [Get-CsOnlineUser, Get-CsUser]
 */
import { MODES, NONE } from '../../model/words.ts';
import { domainKey } from '../../rules/access.ts';
import { type Desk, newDesk } from '../../scenario/complaint.ts';
import { checkName } from '../../scenario/ids.ts';
import { shorten } from '../../scenario/number-text.ts';
import { isDomain } from '../../scenario/plan-tenants.ts';
import { wholeFile } from '../../scenario/source.ts';
import type { Ledger, SkipReason } from '../ledger.ts';
import { readExportDate } from '../reading/dates.ts';
import { columnOf, type Table, type Value } from '../reading/table.ts';
import { FLAG_WORDS, flagOf, isCutOff, listOf, policyName, propertyOf, textOf } from '../values.ts';
import { homingOf } from './homing.ts';
import { modeNamed } from './modes.ts';
import type { Person } from './person.ts';

const COLUMNS = {
  upn: ['UserPrincipalName', 'UPN'],
  sip: ['SipAddress'],
  onPremSip: ['OnPremSipAddress'],
  identity: ['Identity', 'ObjectId'],
  enabled: ['IsSipEnabled', 'Enabled'],
  accountEnabled: ['AccountEnabled'],
  accountType: ['AccountType'],
  interpreted: ['InterpretedUserType'],
  department: ['Department'],
  hosting: ['HostingProvider', 'HostingProviderProxyFqdn'],
  onPremHosting: ['OnPremHostingProvider'],
  pool: ['RegistrarPool'],
  tenantId: ['TenantId'],
  effective: ['TeamsUpgradeEffectiveMode'],
  policy: ['TeamsUpgradePolicy'],
  override: ['TeamsUpgradeOverridePolicy'],
  access: ['ExternalAccessPolicy'],
  plan: ['AssignedPlan', 'AssignedPlans'],
  features: ['FeatureTypes'],
  deletedAt: ['SoftDeletionTimestamp', 'WhenSoftDeleted', 'DeletedDate'],
  isDeleted: ['IsDeleted', 'SoftDeleted'],
} as const;
type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as Field[];
/** The place of each field in a row. */
const AT = Object.fromEntries(FIELDS.map((field, at) => [field, at])) as Readonly<Record<Field, number>>;
/** Those that say where people are homed, in the order in which `homingOf` wants them. */
const HOMING = (['tenantId', 'accountType', 'hosting', 'pool', 'onPremHosting', 'interpreted'] as const).map(
  (field) => AT[field],
);
type Row = readonly (Value | undefined)[];

export interface UserFile {
  readonly table: Table;
  /** Place among the files of the import. */
  readonly file: number;
  /** What the ledger calls it. */
  readonly called: string;
  /** Whether it is Get-CsUser, of the servers on-premises. */
  readonly ofServers: boolean;
}

/** Records between two yields: some milliseconds. */
const AT_ONCE = 1024;

/** The people of a file, `visit`ed one by one; complains about values that mean nothing. Yields the records done. */
export function* readUsers(
  from: UserFile,
  ledger: Ledger,
  desk: Desk,
  visit: (person: Person) => void,
): Generator<number> {
  const { table } = from;
  const read = table.reader(FIELDS.map((field) => COLUMNS[field]));
  for (let record = 0; record < table.count; record++) {
    if (record % AT_ONCE === AT_ONCE - 1) yield record;
    const row = read(record);
    const line = table.lineOf(record);
    checkFlags(table, record, row, desk);
    const skip = skipReason(row);
    const address = skip === undefined ? addressOf(row) : undefined;
    if (skip !== undefined || address === undefined) {
      ledger.skip(skip ?? 'no-address', { file: from.called, line });
      continue;
    }
    visit(personOf(from, row, address, record, line, ledger, desk));
  }
}

/** Of an account that has been deleted and can still be restored, the name begins with its object id. */
const DELETED_NAME = /^[0-9a-f]{32}(?=.*@)/i;
/** [Get-CsOnlineUser] How InterpretedUserType calls accounts of auto attendants and call queues. */
const RESOURCE = /ApplicationInstance|ResourceAccount/i;

function skipReason(row: Row): SkipReason | undefined {
  const type = textOf(row[AT.accountType]).toLowerCase();
  const upn = textOf(row[AT.upn]);
  if (isDeleted(row) || DELETED_NAME.test(upn)) return 'soft-deleted';
  if (type === 'guest' || /#EXT#/i.test(upn)) return 'guest';
  if (type === 'resourceaccount' || RESOURCE.test(textOf(row[AT.interpreted]))) return 'resource-account';
  if (type === 'ineligibleuser' || type === 'unknown') return 'ineligible';
  if (flagOf(row[AT.accountEnabled]) === false) return 'account-disabled';
  return flagOf(row[AT.enabled]) === false ? 'not-sip-enabled' : undefined;
}

/** Those that decide whether a row is a person. */
const FLAGS = ['enabled', 'accountEnabled', 'isDeleted'] as const;

/** A word that is neither yes nor no, such as one of another language, would count as neither without being noticed. */
function checkFlags(table: Table, record: number, row: Row, desk: Desk): void {
  for (const field of FLAGS) {
    const text = textOf(row[AT[field]]);
    if (text === '' || flagOf(text) !== undefined) continue;
    const place = table.placeOf(record, columnOf(table, COLUMNS[field]));
    desk.complain(place, `"${shorten(text)}" is neither yes nor no`, `known, in English only: ${FLAG_WORDS}`);
  }
}

function isDeleted(row: Row): boolean {
  if (flagOf(row[AT.isDeleted]) === true) return true;
  const at = textOf(row[AT.deletedAt]);
  return at !== '' && readExportDate(at) !== 'none';
}

/** SIP addresses come first: federation goes by their domains. */
function addressOf(row: Row): string | undefined {
  for (const field of ['sip', 'onPremSip', 'upn', 'identity'] as const) {
    const text = textOf(row[AT[field]]).replace(/^sip:/i, '');
    if (isAddress(text)) return text;
  }
  return undefined;
}

/** What a spreadsheet would take for a formula is no address either, because rosters are opened in one. */
function isAddress(text: string): boolean {
  const sign = text.lastIndexOf('@');
  if (
    sign <= 0 ||
    /^[=+\-@]/.test(text) ||
    /[\s"',;]/.test(text) ||
    !isDomain(domainKey(text.slice(sign + 1)))
  )
    return false;
  if (/^[\x21-\x7e]{1,200}$/.test(text)) return true;
  return (
    checkName(
      text,
      'address',
      wholeFile({ path: '', text: '', lineAndColumn: () => ({ line: 0, column: 0 }) }),
      newDesk(),
    ) !== undefined
  );
}

function personOf(
  { table, file, called, ofServers }: UserFile,
  row: Row,
  address: string,
  record: number,
  line: number,
  ledger: Ledger,
  desk: Desk,
): Person {
  const where = { file: called, line };
  const homing = homingOf(HOMING.map((at) => row[at]));
  if (homing.disputed)
    ledger.note(`columns disagree on where people are homed; ${homing.column} is believed`, where);
  if (isCutOff(row[AT.policy]))
    ledger.note('the names of TeamsUpgradePolicy were cut off in the export', where);
  if (isCutOff(row[AT.access]))
    ledger.note('the names of ExternalAccessPolicy were cut off in the export', where);
  const licences = `${licenceText(row[AT.plan])} ${licenceText(row[AT.features])}`.trim();
  return {
    address,
    upn: textOf(row[AT.upn]),
    id: textOf(row[AT.identity]),
    file,
    line,
    homed: homing.homed,
    homedBy: homing.column,
    effective: readMode(table, record, row, desk),
    policy: row[AT.policy] === undefined ? undefined : policyName(row[AT.policy]),
    policyBy: 'TeamsUpgradePolicy',
    override: policyName(row[AT.override]) ?? '',
    access: row[AT.access] === undefined ? undefined : policyName(row[AT.access]),
    accessBy: 'ExternalAccessPolicy',
    department: departmentOf(row[AT.department]),
    teams: licences === '' ? undefined : /\bteams/i.test(licences),
    // The servers on-premises ask for no licence.
    sfb:
      ofServers || licenceText(row[AT.plan]) === ''
        ? undefined
        : /\bMCO(STANDARD|PROFESSIONAL|IMP)/i.test(licences),
    messagesPerDay: undefined,
    opensTeams: undefined,
    opensSfB: undefined,
  };
}

/** All that names a licence, in one text: names, XML before module 3.0.0, JSON since; without plans that were taken away. */
function licenceText(value: Value | undefined): string {
  if (value === undefined || value === null || isCutOff(value)) return '';
  if (typeof value !== 'object') return textOf(value);
  const plans = listOf(value).filter(
    (plan) => !/^deleted$/i.test(textOf(propertyOf(plan, 'CapabilityStatus'))),
  );
  return JSON.stringify(plans);
}

/** Departments become groups, whose names are printable. */
function departmentOf(value: Value | undefined): string {
  const text = textOf(value)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  // By characters, some of which are two units of a string.
  return [...text].slice(0, 120).join('').trim();
}

function readMode(table: Table, record: number, row: Row, desk: Desk): number {
  const text = textOf(row[AT.effective]);
  const mode = modeNamed(text);
  if (mode !== undefined) return mode;
  const place = table.placeOf(record, columnOf(table, COLUMNS.effective));
  desk.complain(place, `"${shorten(text)}" is no mode`, `known: ${MODES.join(', ')}`);
  return NONE;
}
