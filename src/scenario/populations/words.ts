/** Shares, time zones and choices of clients as people write them. */
import { CLIENT } from '../../model/words.ts';
import { numberFromText } from '../number-text.ts';

/** The clients that run: `both`, one of them, or `none`. */
export const CLIENT_CHOICES = ['both', 'Teams', 'SfB', 'none'] as const;

/** For each choice the bits of the clients, as in the World. */
export const CLIENT_BITS: readonly number[] = [
  (1 << CLIENT.Teams) | (1 << CLIENT.SfB),
  1 << CLIENT.Teams,
  1 << CLIENT.SfB,
  0,
];

/** A share from 0 to 1, both included, of `70%` or `0.7`; undefined if it is not that. */
export function parsePart(text: string): number | undefined {
  const trimmed = text.trim();
  const percent = trimmed.endsWith('%');
  const value = numberFromText(percent ? trimmed.slice(0, -1).trim() : trimmed);
  if (typeof value === 'string') return undefined;
  const part = percent ? value / 100 : value;
  return part >= 0 && part <= 1 ? part : undefined;
}

/** Half a day and two hours: the widest difference from UTC that is in use, +14:00. */
const MINUTES_MOST = 14 * 60;

/** Minutes ahead of UTC of `+08:00`, `-05:30`, `Z` or `UTC`; undefined if it is not that. */
export function parseTimeZone(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^(?:z|utc)$/i.test(trimmed)) return 0;
  const parts = /^([+-])(\d\d):([0-5]\d)$/.exec(trimmed);
  if (parts === null) return undefined;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  if (minutes > MINUTES_MOST) return undefined;
  return parts[1] === '-' ? 0 - minutes : minutes;
}

export const TIME_ZONE_HINT = "'+08:00', '-05:30' or UTC";
