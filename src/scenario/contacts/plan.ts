/** What a scenario says about contact lists, checked and translated into rows of the first World and events. */
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import type { CONTACT_ACTIONS, CONTACT_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planContacts(_on: FeatureWork): FeaturePlan {
  return NO_PLAN;
}

export const CONTACT_ACTION_PLANNERS: ActionPlanners<typeof CONTACT_ACTIONS> = {};

export const CONTACT_QUESTION_PLANNERS: QuestionPlanners<typeof CONTACT_EXPECTATIONS> = {};
