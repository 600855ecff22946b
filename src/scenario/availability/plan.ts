/** What a scenario says about free/busy queries, checked and translated into rows of the first World and events. */
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import type { AVAILABILITY_ACTIONS, AVAILABILITY_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planAvailability(_on: FeatureWork): FeaturePlan {
  return NO_PLAN;
}

export const AVAILABILITY_ACTION_PLANNERS: ActionPlanners<typeof AVAILABILITY_ACTIONS> = {};

export const AVAILABILITY_QUESTION_PLANNERS: QuestionPlanners<typeof AVAILABILITY_EXPECTATIONS> = {};
