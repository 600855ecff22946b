/** What bars of calls and meetings say, for those who point at one, and what their ends look like. */
import { plainText } from '../../src/core/plain-text.ts';
import { formatDuration } from '../../src/core/time.ts';
import { NEVER } from '../../src/trace/index/intervals.ts';
import type { Doing, Incident, Participation, Stretch } from '../../src/trace/index/participations.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import type { Symbol as Shape } from '../list/display-list.ts';
import type { Style } from '../list/styles.ts';

/** How a stretch is drawn: hatched while somebody waits, solid while people are with each other, thin before that. */
export interface BarLook {
  readonly style: Style;
  readonly hatched: boolean;
  readonly thin: boolean;
  readonly words: string;
}

export const BAR_LOOKS: Readonly<Record<Doing, BarLook>> = {
  ringing: { style: 'call-ringing', hatched: true, thin: false, words: 'ringing' },
  connected: { style: 'call', hatched: false, thin: false, words: 'connected' },
  held: { style: 'call', hatched: false, thin: true, words: 'on hold' },
  invited: { style: 'meeting-invited', hatched: false, thin: true, words: 'invited' },
  joining: { style: 'meeting', hatched: false, thin: true, words: 'joining' },
  lobby: { style: 'meeting-lobby', hatched: true, thin: false, words: 'in the lobby' },
  inside: { style: 'meeting', hatched: false, thin: false, words: 'inside' },
};

export interface IncidentLook {
  readonly style: Style;
  readonly shape: Shape;
  readonly words: string;
}

const INCIDENT_LOOKS: Readonly<Record<string, IncidentLook>> = {
  ended: { style: 'sign-out', shape: 'square', words: 'ended' },
  left: { style: 'sign-out', shape: 'square', words: 'left' },
  declined: { style: 'refused', shape: 'barred', words: 'declined' },
  denied: { style: 'refused', shape: 'barred', words: 'not let in' },
  refused: { style: 'refused', shape: 'barred', words: 'refused' },
  missed: { style: 'missed', shape: 'cross', words: 'missed' },
  timedOut: { style: 'timer', shape: 'clock', words: 'waited too long' },
  failed: { style: 'failed', shape: 'cross', words: 'failed' },
  poor: { style: 'violation', shape: 'triangle', words: 'poor media' },
  belowTarget: { style: 'timer', shape: 'triangle', words: 'media outside the targets' },
};
const OTHER_INCIDENT: IncidentLook = { style: 'sign-out', shape: 'square', words: 'ended' };

export function lookOfIncident({ how }: Incident): IncidentLook {
  return Object.hasOwn(INCIDENT_LOOKS, how) ? INCIDENT_LOOKS[how]! : OTHER_INCIDENT;
}

/** The scenario's name for it, else its number: `c1`, `meeting 3`. */
export function nameOfThing({ columns }: IndexedTrace, { of, id }: Participation): string {
  const names = of === 'call' ? columns.head.names.calls : columns.head.names.meetings;
  const name = plainText(names[id] ?? '').trim();
  return name === '' ? `${of} ${id}` : name;
}

/** `call c1, ringing for 12s`. */
export function stretchWords(trace: IndexedTrace, part: Participation, { doing, from, to }: Stretch): string {
  const { atUs, head } = trace.columns;
  const begun = from < 0 ? 0 : atUs[from]!;
  const over = to === NEVER ? head.header.untilUs : atUs[to]!;
  const rest = to === NEVER ? ' until the run ends' : '';
  return `${part.of} ${nameOfThing(trace, part)}, ${BAR_LOOKS[doing].words} for ${formatDuration(over - begun)}${rest}`;
}

/** `call c1: missed`. */
export function incidentWords(trace: IndexedTrace, part: Participation, incident: Incident): string {
  return `${part.of} ${nameOfThing(trace, part)}: ${lookOfIncident(incident).words}`;
}
