/** What a scenario says about Exchange mail, checked and translated into rows of the first World and events. */
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import type { MAIL_ACTIONS, MAIL_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planMail(_on: FeatureWork): FeaturePlan {
  return NO_PLAN;
}

export const MAIL_ACTION_PLANNERS: ActionPlanners<typeof MAIL_ACTIONS> = {};

export const MAIL_QUESTION_PLANNERS: QuestionPlanners<typeof MAIL_EXPECTATIONS> = {};
