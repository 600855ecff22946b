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
  '21V-SD': 'Service description of Office 365 operated by 21Vianet',
} as const;

export type SourceName = keyof typeof SOURCES;
