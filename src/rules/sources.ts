/** What the citations in brackets stand for. Rows and gates cite by the short name, `[COEX] Table 1c`. */

export const SOURCES = {
  COEX: 'Coexistence with Skype for Business (Teams, coexistence-chat-calls-presence)',
  INTEROP: 'Teams and Skype for Business coexistence and interoperability',
  MODES: 'Teams client experience and conformance to coexistence modes',
  UPGRADE: 'Upgrade and coexistence of Skype for Business and Teams',
  MIGRATION:
    'Migration and interoperability guidance for organizations using Teams together with Skype for Business',
  SETTINGS: 'Setting your coexistence and upgrade settings',
  RETIREMENT: 'Skype for Business Online retirement',
  ASSISTED: 'Assisted upgrades from Skype for Business Online to Teams',
  MOVE: 'Move users between on-premises and cloud',
  ACCESS: 'Manage external access, with Set-CsTenantFederationConfiguration and Set-CsExternalAccessPolicy',
  NATIVE: 'Native chat experience for external (federated) users in Teams',
  '21V-GA':
    'Microsoft Teams operated by 21Vianet: interoperability with worldwide Teams and anonymous join across clouds',
  'MEETING-POLICY': 'Meeting policies for participants and guests, and anonymous users in meetings',
  'CLOUD-MEETINGS': 'Meet with people in other Microsoft 365 clouds (Teams, cross-cloud-meetings)',
  'CLOUD-GUESTS': 'Collaborate with guests from other Microsoft 365 cloud environments',
  '21V-2023-11': 'Authenticated meetings and guests between 21Vianet and worldwide Teams, 2023-11-23',
  MIGRATE: 'Meeting Migration Service (MMS)',
  PSTN: 'PSTN considerations for upgrading to Teams',
  EXTERNAL: 'Communicate with users from other organizations in Teams, and guest access in Teams',
  '21V-SD': 'Service description of Office 365 operated by 21Vianet',
  'EXCHANGE-21V': '21V operated Office 365: integration with global Office 365, part 1 (2023-12-29)',
  'EXCHANGE-CHINA': 'Services in Exchange Online operated by 21Vianet (services-in-china)',
  AVAILABILITY: 'Add-AvailabilityAddressSpace and New-AvailabilityConfig (Exchange PowerShell)',
  'EX-AVAILABILITY': 'Availability service in Exchange Server',
  ORGANIZATIONS: 'Organization relationships in Exchange Online',
  'ACCEPTED-DOMAINS': 'Accepted domains in Exchange Server and Exchange Online',
  NDR: 'Email non-delivery reports and SMTP errors in Exchange Online',
  'HYBRID-WIZARD':
    'Hybrid Configuration wizard: one on-premises organisation and several tenants (2020-09-22)',
} as const;

export type SourceName = keyof typeof SOURCES;
