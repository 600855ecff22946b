/** What a scenario says about domains and directories, checked and translated into rows of the first World and events. */
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import type { DIRECTORY_ACTIONS, DIRECTORY_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planDirectory(_on: FeatureWork): FeaturePlan {
  return NO_PLAN;
}

export const DIRECTORY_ACTION_PLANNERS: ActionPlanners<typeof DIRECTORY_ACTIONS> = {};

export const DIRECTORY_QUESTION_PLANNERS: QuestionPlanners<typeof DIRECTORY_EXPECTATIONS> = {};
