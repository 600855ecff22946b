/** Shares and bandwidths as people write them. */
import { numberFromText } from './number-text.ts';

/** A share from 0 to below 1 of `0.5%` or `0.005`; undefined if it is not that. */
export function parseShare(text: string): number | undefined {
  const trimmed = text.trim();
  const percent = trimmed.endsWith('%');
  const value = numberFromText(percent ? trimmed.slice(0, -1).trim() : trimmed);
  if (typeof value === 'string') return undefined;
  const share = percent ? value / 100 : value;
  return share >= 0 && share < 1 ? share : undefined;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['kbps', 1e3],
  ['mbps', 1e6],
  ['gbps', 1e9],
  ['bps', 1],
];

/** Bits per second, above 0, of `512kbps` or `10Mbps`; undefined if it is not that. */
export function parseBandwidth(text: string): number | undefined {
  const lower = text.trim().toLowerCase();
  const unit = UNITS.find(([name]) => lower.endsWith(name));
  if (unit === undefined) return undefined;
  const value = numberFromText(lower.slice(0, -unit[0].length).trim());
  if (typeof value === 'string') return undefined;
  const bps = value * unit[1];
  return bps > 0 && bps <= Number.MAX_SAFE_INTEGER ? bps : undefined;
}
