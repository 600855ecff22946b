/** What a scenario says about calls, checked and translated into rows of the first World and events. */
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import type { CALL_ACTIONS, CALL_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planCalls(_on: FeatureWork): FeaturePlan {
  return NO_PLAN;
}

export const CALL_ACTION_PLANNERS: ActionPlanners<typeof CALL_ACTIONS> = {};

export const CALL_QUESTION_PLANNERS: QuestionPlanners<typeof CALL_EXPECTATIONS> = {};
