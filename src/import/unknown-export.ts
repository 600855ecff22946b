/** What is said of a file that is no known export: what it comes nearest to, and which columns it lacks for that. */
import { nearMiss } from '../core/near-miss.ts';
import { shorten } from '../scenario/number-text.ts';
import { hasColumns, type Table } from './reading/table.ts';
import { EXPORTS, type ExportKind } from './recognise.ts';

/** The columns that each export is told by; of those in one list any will do. */
const NEEDED: Readonly<Record<ExportKind, readonly (readonly string[])[]>> = {
  edges: [
    ['sender', 'from'],
    ['receiver', 'to'],
    ['time', 'timestamp'],
  ],
  onlineUsers: [
    ['UserPrincipalName'],
    ['TeamsUpgradeEffectiveMode', 'TeamsUpgradePolicy', 'HostingProvider'],
  ],
  serverUsers: [['SipAddress'], ['HostingProvider', 'RegistrarPool']],
  tenant: [['VerifiedDomains', 'SipDomain']],
  federation: [['AllowFederatedUsers'], ['AllowedDomains', 'BlockedDomains']],
  externalAccess: [['Identity'], ['EnableFederationAccess']],
  upgradePolicies: [['Identity'], ['NotifySfbUsers']],
  assignments: [['PolicyType'], ['PolicyName', 'PolicySource']],
  teamsUsage: [
    ['User Principal Name'],
    ['Last Activity Date'],
    ['Private Chat Message Count'],
    ['Call Count'],
    ['Report Period'],
  ],
  sfbUsage: [
    ['User Principal Name'],
    ['Last Activity Date'],
    ['Peer-to-peer IM Count'],
    ['Peer-to-peer Audio Count'],
    ['Report Period'],
  ],
  chatMessages: [['createdDateTime'], ['from'], ['chatId', 'messageType']],
  callRecords: [['startDateTime'], ['sessions', 'participants_v2']],
};

/** What headers of other programs and of German ones call the columns; only to guess what a file was meant to be. */
const OTHER_WORDS: Readonly<Record<string, RegExp>> = {
  sender: /^(absender|von)/,
  receiver: /^(recipient|empf|an$)/,
  time: /^(received|sent|date|zeit|uhrzeit|datum$)/,
  UserPrincipalName: /^benutzerprinzipalname$/,
  'User Principal Name': /^benutzerprinzipalname$/,
  'Last Activity Date': /^datumderletztenaktivit/,
  SipAddress: /^sipadresse$/,
  HostingProvider: /^hostinganbieter$/,
};

/** The message and the hint of a complaint. */
export function unknownExport(table: Table): { readonly message: string; readonly hint: string } {
  const shown = table.columns
    .slice(0, 8)
    .map((column) => shorten(column))
    .join(', ');
  const more = table.columns.length > 8 ? ', …' : '';
  const message = `this is no export that is known; its columns are ${shown}${more}`;
  const nearest = nearestTo(table);
  if (nearest === undefined)
    return {
      message,
      hint: `headers have to be the English ones; known: ${Object.values(EXPORTS).join(', ')}`,
    };
  const missing = NEEDED[nearest].filter((names) => !names.some((name) => hasColumns(table, name)));
  const list = missing.map((names) => names.join(' or ')).join(', ');
  return {
    message: `${message}; the nearest is ${EXPORTS[nearest]}, of which ${list} ${missing.length === 1 ? 'is' : 'are'} missing`,
    hint: 'headers have to be the English ones; coexsim import --help lists all exports that are known',
  };
}

/** The kind of which most columns are there, or something alike; the first of several. */
function nearestTo(table: Table): ExportKind | undefined {
  let nearest: ExportKind | undefined;
  let most = 0;
  for (const [kind, needed] of Object.entries(NEEDED)) {
    const score = needed.reduce((sum, names) => sum + scoreOf(table, names), 0);
    if (score <= most) continue;
    nearest = kind as ExportKind;
    most = score;
  }
  return nearest;
}

/** 1 for a column that is there, half for one that is alike; Identity has so many meanings that it tells nothing. */
function scoreOf(table: Table, names: readonly string[]): number {
  if (names[0] === 'Identity') return 0;
  if (names.some((name) => hasColumns(table, name))) return 1;
  return table.columns.some((column) => names.some((name) => isAlike(lettersOf(column), name))) ? 0.5 : 0;
}

function isAlike(column: string, name: string): boolean {
  const wanted = lettersOf(name);
  if (OTHER_WORDS[name]?.test(column) === true) return true;
  return wanted.length >= 6 && (column.includes(wanted) || nearMiss(column, [wanted]) !== undefined);
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}]/gu, '');
}
