/** What a scenario says about guest accounts, checked and translated into rows of the first World and events. */
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import type { GUEST_ACTIONS, GUEST_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planGuests(_on: FeatureWork): FeaturePlan {
  return NO_PLAN;
}

export const GUEST_ACTION_PLANNERS: ActionPlanners<typeof GUEST_ACTIONS> = {};

export const GUEST_QUESTION_PLANNERS: QuestionPlanners<typeof GUEST_EXPECTATIONS> = {};
