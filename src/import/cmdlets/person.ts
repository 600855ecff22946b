/** A person as the rows of exports describe them, before the scenario's words are found for it. */

/** A name of a policy as a row has it: empty for the tenant's Global, undefined where nothing is known. */
export type PolicyText = string | undefined;

export interface Person {
  /** What the scenario calls them: the SIP address if the export has one, else the user principal name. */
  readonly address: string;
  readonly upn: string;
  /** The object id, by which Microsoft Graph names people. */
  readonly id: string;
  /** Place among the files of the import. */
  readonly file: number;
  readonly line: number;
  /** Code of HOMES, undefined where nothing says it. */
  homed: number | undefined;
  homedBy: string;
  /** Mode code of TeamsUpgradeEffectiveMode, NONE if there is none. */
  effective: number;
  policy: PolicyText;
  policyBy: string;
  /** TeamsUpgradeOverridePolicy: the tenant's assisted upgrade. */
  override: string;
  access: PolicyText;
  accessBy: string;
  department: string;
  /** Whether the licence has Teams and Skype for Business Online; undefined where no licence is known. */
  teams: boolean | undefined;
  sfb: boolean | undefined;
  /** From usage reports: chat messages a day, and whether the clients were ever used in its period. */
  messagesPerDay: number | undefined;
  opensTeams: boolean | undefined;
  opensSfB: boolean | undefined;
}
