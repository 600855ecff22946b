/**
 * Who the users of a scenario are, beyond what the World knows: populations, departments, time zones, and what a
 * roster says of each person's work. Traffic and reports read it; nothing here changes during a run. Everything that
 * is said of each person is a typed column whose index is the user's id.
 */
import { NONE } from '../../model/words.ts';

/** In `timeZoneMinutesOf`: neither the person nor the population states one. */
export const NO_TIME_ZONE = -0x8000;

/** Values of `opensTeams`. */
export const OPENS_TEAMS = { no: 0, yes: 1, notStated: 2 } as const;

/** A department of a population, which is a group of its own. */
export interface DepartmentFacts {
  /** `Research`, or `3` for one of a number of equal ones. */
  readonly name: string;
  /** Id of the group `POPULATION/DEPARTMENT`. */
  readonly group: number;
}

export interface PopulationFacts {
  readonly name: string;
  /** Id of the group of all its people. */
  readonly group: number;
  /** Ids of the people, in the order of their numbers or of the roster's rows. */
  readonly people: Int32Array;
  /** Minutes ahead of UTC; undefined if the population states none. */
  readonly timeZoneMinutes: number | undefined;
  /** Share of the working day, 0 to 1, in which a client runs, by code of CLIENTS; 1 where nothing is said. */
  readonly runs: readonly number[];
  readonly departments: readonly DepartmentFacts[];
  /** How many people's presence each person's clients show; 0 where nothing is said. */
  readonly contacts: number;
  /** Which drawing of the people was asked for (`draw`); undefined: the first. */
  readonly draw: number | undefined;
}

export interface People {
  /** In the order of the populations' names. */
  readonly populations: readonly PopulationFacts[];
  /** The place in `populations`, NONE for users that the scenario lists one by one. */
  readonly populationOf: Int32Array;
  /** Id of the department's group, NONE without a department. */
  readonly departmentOf: Int32Array;
  /** Minutes ahead of UTC: the person's own, else the population's, else NO_TIME_ZONE. */
  readonly timeZoneMinutesOf: Int16Array;
  /** Chat messages that the person writes a day, as a roster says; NaN where it does not. */
  readonly messagesPerDayOf: Float64Array;
  /** Whether the person opens Teams at all, as a roster says: OPENS_TEAMS. */
  readonly opensTeamsOf: Uint8Array;
}

/** Of `users` users about whom nothing of this is known. */
export function newPeople(users: number): People {
  return {
    populations: [],
    populationOf: new Int32Array(users).fill(NONE),
    departmentOf: new Int32Array(users).fill(NONE),
    timeZoneMinutesOf: new Int16Array(users).fill(NO_TIME_ZONE),
    messagesPerDayOf: new Float64Array(users).fill(NaN),
    opensTeamsOf: new Uint8Array(users).fill(OPENS_TEAMS.notStated),
  };
}
