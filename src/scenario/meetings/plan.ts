/** What a scenario says about meetings, checked and translated into rows of the first World and events. */
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import type { MEETING_ACTIONS, MEETING_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planMeetings(_on: FeatureWork): FeaturePlan {
  return NO_PLAN;
}

export const MEETING_ACTION_PLANNERS: ActionPlanners<typeof MEETING_ACTIONS> = {};

export const MEETING_QUESTION_PLANNERS: QuestionPlanners<typeof MEETING_EXPECTATIONS> = {};
