/** An upgrade plan in a line for each wave: when, how many people, to what. */
import { counted, grouped } from '../core/counts.ts';
import { plainText } from '../core/plain-text.ts';
import { formatDuration } from '../core/time.ts';

export interface WaveTold {
  readonly name: string;
  /** Microseconds since the start: the first and the last grant or move. */
  readonly fromUs: number;
  readonly untilUs: number;
  readonly users: number;
  /** The modes that are granted, in words. */
  readonly journey: string;
}

/** What a person reads at a glance; a plan of more waves says how many there are. */
const WAVES_TOLD = 30;

/** No lines without waves. */
export function planLines(waves: readonly WaveTold[]): string[] {
  if (waves.length === 0) return [];
  const people = waves.reduce((sum, { users }) => sum + users, 0);
  const lines = [`Plan      ${counted(waves.length, 'wave')}, ${peopleText(people)}`];
  for (const { name, fromUs, untilUs, users, journey } of waves.slice(0, WAVES_TOLD)) {
    const span = untilUs > fromUs ? `${time(fromUs)} to ${time(untilUs)}` : time(fromUs);
    lines.push(`          ${plainText(name)}: ${span}, ${peopleText(users)} → ${journey}`);
  }
  if (waves.length > WAVES_TOLD) lines.push(`          and ${waves.length - WAVES_TOLD} more`);
  return lines;
}

/** To the second: the turns of a wave fall on odd microseconds. */
function time(us: number): string {
  return formatDuration(us - (us % 1_000_000));
}

function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${grouped(count)} people`;
}
