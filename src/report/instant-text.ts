/** Moments of a report as people read them. */
import { formatInstant, parseInstant } from '../core/time.ts';
import type { Report } from './report.ts';

/** An instant of the run in UTC, to the second: `2023-09-11 10:00:00`. */
export function instantText({ start }: Pick<Report, 'start'>, atUs: number): string {
  return formatInstant((parseInstant(start) ?? 0) + Math.floor(atUs))
    .replace('T', ' ')
    .slice(0, 19);
}
