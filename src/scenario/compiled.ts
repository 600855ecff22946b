/**
 * A scenario, checked and translated: the first World, what will happen when, the network, the rules in force.
 * Everything a run needs and nothing it could change. Ids are dense and follow the names' code units.
 */
import type { Distribution } from '../core/variates.ts';
import type { Names } from '../model/names.ts';
import type { World } from '../model/world.ts';
import type { Network } from '../network/network.ts';
import type { Epoch, RulesName } from '../rules/epochs.ts';
import type { Switches } from '../rules/switches.ts';
import type { ConversationPlan } from '../workload/conversations.ts';
import type { Recording } from '../workload/recorded.ts';
import type { RhythmPlan } from '../workload/rhythm.ts';
import type { Expectation } from './expectation.ts';
import type { People } from './populations/people.ts';

/** A chat, a reply, or a call that the scenario writes down. */
export interface ChatAction {
  readonly originator: number;
  readonly recipient: number;
  /** NONE for a reply: the client in which `of` arrived. */
  readonly client: number;
  /** A value of WISH. */
  readonly wish: number;
  readonly of: number;
  readonly mark: number;
  readonly features: number;
  /** A value of KIND. */
  readonly kind: number;
  readonly bytes: number;
  /** The call that it invites to, NONE for a chat message. */
  readonly call: number;
  /** Its sensitivity label, NONE or left out if it has none. */
  readonly label?: number;
}

/** What a `setExternalAccess` sets for a tenant: the switch, and the verdict about every known domain. */
export interface AccessSetting {
  readonly tenant: number;
  readonly federation: number;
  /** Access code for each domain id, as the rules' `domainVerdict` gives it. */
  readonly verdicts: readonly number[];
}

/** An event of the scenario: its kind and operands as in model/event.ts. */
export interface Planned {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

export interface PlannedAt extends Planned {
  /** Whole microseconds since the start of the run. */
  readonly atUs: number;
}

/** An event whose time counts from the arrival of a named message; it never happens if that never arrives. */
export interface PlannedAfter extends Planned {
  readonly afterMark: number;
  readonly offsetUs: number;
}

/** A wave of an upgrade plan, as a trace states it, and its journey in words. */
export interface WavePlanned {
  readonly name: string;
  /** Id of the group of its people. */
  readonly group: number;
  /** Microseconds since the start: the first grant or move. */
  readonly fromUs: number;
  /** The last one. */
  readonly untilUs: number;
  readonly users: number;
  /** `SfBWithTeamsCollab → TeamsOnly` */
  readonly journey: string;
}

export interface Compiled {
  readonly title: string;
  /** The path as given on the command line; never part of a trace. */
  readonly file: string;
  /** SHA-256 of the scenario's content as canonical JSON: YAML and JSON of the same content have the same. */
  readonly digest: string;
  /** Microseconds since 1970-01-01T00:00:00Z. */
  readonly startUs: number;
  /** Length of the run in microseconds; events at exactly this time still happen. */
  readonly untilUs: number;
  /** The file's seed, undefined if it states none. */
  readonly seed: string | undefined;
  readonly rules: RulesName;
  readonly switches: Switches;
  /** The epoch in force at the start, then those that begin during the run. */
  readonly epochs: readonly Epoch[];
  /** A World in plain columns; a run copies it. */
  readonly world: World;
  readonly names: Names;
  /** Populations, departments, time zones and habits of the users. */
  readonly people: People;
  /** In the order of the file; only waves that somebody belongs to. */
  readonly waves: readonly WavePlanned[];
  readonly network: Network;
  /** Recorded traffic among the users. */
  readonly recordings: readonly Recording[];
  /** Synthetic traffic among the users. */
  readonly traffic: readonly ConversationPlan[];
  /** Clients that run only for a share of the working day. */
  readonly rhythm: RhythmPlan;
  readonly actions: readonly ChatAction[];
  readonly settings: readonly AccessSetting[];
  /** Distributions that grants of a mode may name by index (operand c of the grant events; NONE: the switch). */
  readonly delays: readonly Distribution[];
  /** In the order of the file. */
  readonly agenda: readonly PlannedAt[];
  readonly dependents: readonly PlannedAfter[];
  readonly expectations: readonly Expectation[];
  /** A client without anything done in it goes from available to away after this; NONE: never (N11). */
  readonly awayAfterUs: number;
}
