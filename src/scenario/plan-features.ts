/** What scenarios say about the features beyond chats: each plans its own, here they are joined. */

import type { NamedTable } from '../model/features.ts';
import type { FeatureNames } from '../model/names.ts';
import { featureNames } from '../model/names.ts';
import {
  AVAILABILITY_ACTION_PLANNERS,
  AVAILABILITY_QUESTION_PLANNERS,
  planAvailability,
} from './availability/plan.ts';
import { BOUNDARY_ACTION_PLANNERS, BOUNDARY_QUESTION_PLANNERS, planBoundaries } from './boundaries/plan.ts';
import { CALL_ACTION_PLANNERS, CALL_QUESTION_PLANNERS, planCalls } from './calls/plan.ts';
import type { Planned, PlannedAt } from './compiled.ts';
import { CONTACT_ACTION_PLANNERS, CONTACT_QUESTION_PLANNERS, planContacts } from './contacts/plan.ts';
import { DIRECTORY_ACTION_PLANNERS, DIRECTORY_QUESTION_PLANNERS, planDirectory } from './directory/plan.ts';
import type { FeatureExpectation } from './expectation.ts';
import type { FeaturePlan, FeatureWork, Question } from './feature.ts';
import {
  GROUP_CHAT_ACTION_PLANNERS,
  GROUP_CHAT_QUESTION_PLANNERS,
  planGroupChats,
} from './group-chats/plan.ts';
import { GUEST_ACTION_PLANNERS, GUEST_QUESTION_PLANNERS, planGuests } from './guests/plan.ts';
import type { Index } from './ids.ts';
import { MAIL_ACTION_PLANNERS, MAIL_QUESTION_PLANNERS, planMail } from './mail/plan.ts';
import { MEETING_ACTION_PLANNERS, MEETING_QUESTION_PLANNERS, planMeetings } from './meetings/plan.ts';
import type { EventWork } from './plan-events.ts';
import type { ExpectWork } from './plan-expect.ts';
import { planSharing, SHARE_ACTION_PLANNERS, SHARE_QUESTION_PLANNERS } from './sharing/plan.ts';
import type { Path } from './tree.ts';

/** What all features have planned. */
export interface FeaturePlans {
  /** Rows of the first World, by table. */
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>;
  readonly names: FeatureNames;
  /** By table: what it is that its names stand for. */
  readonly indexes: Readonly<Partial<Record<NamedTable, Index>>>;
  readonly agenda: readonly PlannedAt[];
}

/** Every feature in its turn; a later one may look up what those before it have named. */
export function planFeatures(on: Omit<FeatureWork, 'before' | 'rowsBefore'>): FeaturePlans {
  const indexes: Partial<Record<NamedTable, Index>> = {};
  const rows: Record<string, readonly Readonly<Record<string, number>>[]> = {};
  const agenda: PlannedAt[] = [];
  for (const plan of PLANNERS) {
    const planned: FeaturePlan = plan({ ...on, before: indexes, rowsBefore: rows });
    Object.assign(indexes, planned.indexes);
    Object.assign(rows, planned.rows);
    agenda.push(...planned.agenda);
  }
  return {
    rows,
    names: featureNames((table) => (indexes as Readonly<Record<string, Index>>)[table]?.names ?? []),
    indexes,
    agenda,
  };
}

const PLANNERS: readonly ((on: FeatureWork) => FeaturePlan)[] = [
  planCalls,
  planMeetings,
  planGroupChats,
  planGuests,
  planContacts,
  planMail,
  planDirectory,
  planAvailability,
  planBoundaries,
  planSharing,
];

type AnyActionPlanner = (on: EventWork, entry: never, path: Path, us: number | undefined) => Planned[];
const ACTION_PLANNERS: Readonly<Record<string, AnyActionPlanner>> = {
  ...CALL_ACTION_PLANNERS,
  ...MEETING_ACTION_PLANNERS,
  ...GROUP_CHAT_ACTION_PLANNERS,
  ...GUEST_ACTION_PLANNERS,
  ...CONTACT_ACTION_PLANNERS,
  ...MAIL_ACTION_PLANNERS,
  ...DIRECTORY_ACTION_PLANNERS,
  ...AVAILABILITY_ACTION_PLANNERS,
  ...BOUNDARY_ACTION_PLANNERS,
  ...SHARE_ACTION_PLANNERS,
};

/** The events that an entry's action of a feature stands for; undefined if it names none. */
export function planFeatureAction(
  on: EventWork,
  entry: object,
  path: Path,
  us: number | undefined,
): Planned[] | undefined {
  for (const [action, said] of Object.entries(entry)) {
    const planner = said === undefined ? undefined : ACTION_PLANNERS[action];
    if (planner !== undefined) return planner(on, said as never, [...path, action], us);
  }
  return undefined;
}

type AnyQuestionPlanner = (on: ExpectWork, entry: never, path: Path) => Question | undefined;
const QUESTION_PLANNERS: Readonly<Record<string, AnyQuestionPlanner>> = {
  ...CALL_QUESTION_PLANNERS,
  ...MEETING_QUESTION_PLANNERS,
  ...GROUP_CHAT_QUESTION_PLANNERS,
  ...GUEST_QUESTION_PLANNERS,
  ...CONTACT_QUESTION_PLANNERS,
  ...MAIL_QUESTION_PLANNERS,
  ...DIRECTORY_QUESTION_PLANNERS,
  ...AVAILABILITY_QUESTION_PLANNERS,
  ...BOUNDARY_QUESTION_PLANNERS,
  ...SHARE_QUESTION_PLANNERS,
};

/** Whether an expectation is about a feature beyond chats. */
export function isFeatureQuestion(entry: object): boolean {
  return readerOf(entry) !== undefined;
}

function readerOf(entry: object): string | undefined {
  return Object.keys(entry).find((key) => QUESTION_PLANNERS[key] !== undefined);
}

/** Such an expectation without its place in the file; undefined after a complaint. */
export function planFeatureQuestion(
  on: ExpectWork,
  entry: object,
  path: Path,
): Pick<FeatureExpectation, 'about' | 'reader' | keyof Question> | undefined {
  const reader = readerOf(entry)!;
  const question = QUESTION_PLANNERS[reader]!(on, entry as never, path);
  return question === undefined ? undefined : { about: 'feature', reader, ...question };
}
