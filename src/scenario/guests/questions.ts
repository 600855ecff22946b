/** What a scenario may expect of guests. */
import type { QuestionPlanners } from '../feature.ts';
import type { GUEST_EXPECTATIONS } from './schema.ts';

export const GUEST_QUESTIONS: QuestionPlanners<typeof GUEST_EXPECTATIONS> = {};
