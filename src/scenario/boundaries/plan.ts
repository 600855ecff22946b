/** What a scenario says about data boundaries, checked and translated into rows of the first World and events. */
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import type { BOUNDARY_ACTIONS, BOUNDARY_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planBoundaries(_on: FeatureWork): FeaturePlan {
  return NO_PLAN;
}

export const BOUNDARY_ACTION_PLANNERS: ActionPlanners<typeof BOUNDARY_ACTIONS> = {};

export const BOUNDARY_QUESTION_PLANNERS: QuestionPlanners<typeof BOUNDARY_EXPECTATIONS> = {};
