/** What a scenario says about group chats, checked and translated into rows of the first World and events. */
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  NO_PLAN,
  type QuestionPlanners,
} from '../feature.ts';
import type { GROUP_CHAT_ACTIONS, GROUP_CHAT_EXPECTATIONS } from './schema.ts';

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planGroupChats(_on: FeatureWork): FeaturePlan {
  return NO_PLAN;
}

export const GROUP_CHAT_ACTION_PLANNERS: ActionPlanners<typeof GROUP_CHAT_ACTIONS> = {};

export const GROUP_CHAT_QUESTION_PLANNERS: QuestionPlanners<typeof GROUP_CHAT_EXPECTATIONS> = {};
