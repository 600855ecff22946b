/** What an export is, by the names of its columns or properties. */
import { hasColumns, type Table } from './reading/table.ts';

export const EXPORTS = {
  onlineUsers: 'Get-CsOnlineUser',
  serverUsers: 'Get-CsUser',
  tenant: 'Get-CsTenant',
  federation: 'Get-CsTenantFederationConfiguration',
  externalAccess: 'Get-CsExternalAccessPolicy',
  upgradePolicies: 'Get-CsTeamsUpgradePolicy',
  assignments: 'Get-CsUserPolicyAssignment',
  teamsUsage: 'Teams user activity report',
  sfbUsage: 'Skype for Business activity report',
  chatMessages: 'chat messages of Microsoft Graph',
  callRecords: 'call records of Microsoft Graph',
  edges: 'list of messages (sender, receiver, time)',
} as const;
export type ExportKind = keyof typeof EXPORTS;

/** Columns that only Get-CsOnlineUser has; the documented report of an upgrade selects a few of them. */
const ONLINE_ONLY = [
  'TeamsUpgradeEffectiveMode',
  'TeamsUpgradePolicy',
  'TeamsUpgradePolicyIsReadOnly',
  'AccountType',
  'InterpretedUserType',
  'IsSipEnabled',
  'FeatureTypes',
  'AssignedPlan',
  'OnPremHostingProvider',
  'OnPremSipAddress',
  'UsageLocation',
];
const SERVER_ONLY = [
  'RegistrarPool',
  'HostingProviderProxyFqdn',
  'VoicePolicy',
  'HomeServer',
  'LineServerURI',
];
const SERVER_TOO = [
  'ExternalAccessPolicy',
  'HostingProvider',
  'EnterpriseVoiceEnabled',
  'Enabled',
  'DisplayName',
  'Department',
];

/** The first that fits; each is told by columns that the others do not have. */
const SIGNS: readonly (readonly [ExportKind, (has: (...names: string[]) => boolean) => boolean])[] = [
  [
    'teamsUsage',
    (has) =>
      has('User Principal Name') && (has('Private Chat Message Count') || has('Team Chat Message Count')),
  ],
  [
    'sfbUsage',
    (has) =>
      has('User Principal Name') && (has('Peer-to-peer IM Count') || has('Total Peer-to-peer Session Count')),
  ],
  ['chatMessages', (has) => has('createdDateTime') && has('from') && (has('chatId') || has('messageType'))],
  [
    'callRecords',
    (has) => has('startDateTime') && (has('sessions') || has('participants_v2') || has('modalities')),
  ],
  ['federation', (has) => has('AllowFederatedUsers') && (has('AllowedDomains') || has('BlockedDomains'))],
  ['externalAccess', (has) => has('Identity', 'EnableFederationAccess')],
  ['upgradePolicies', (has) => has('Identity', 'NotifySfbUsers') && !has('UserPrincipalName')],
  ['assignments', (has) => has('PolicyType') && (has('PolicyName') || has('PolicySource'))],
  ['tenant', (has) => (has('VerifiedDomains') || has('SipDomain')) && !has('UserPrincipalName')],
  ['onlineUsers', (has) => has('UserPrincipalName') && ONLINE_ONLY.some((name) => has(name))],
  ['serverUsers', (has) => isServerUser(has)],
  ['onlineUsers', (has) => has('UserPrincipalName') && SERVER_TOO.some((name) => has(name))],
];

function isServerUser(has: (...names: string[]) => boolean): boolean {
  if (!has('SipAddress') && !has('UserPrincipalName') && !has('Identity')) return false;
  return SERVER_ONLY.some((name) => has(name)) || (has('SipAddress') && SERVER_TOO.some((name) => has(name)));
}

/** Undefined if it is none that the program knows. Lists of messages are told by their text, not by columns. */
export function recognise(table: Table): ExportKind | undefined {
  return SIGNS.find(([, fits]) => fits((...names) => hasColumns(table, ...names)))?.[0];
}
