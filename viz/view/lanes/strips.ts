/** The strips of a user's lane: the mode, and for each client the presence that it shows. */
import { CLIENT, CLIENTS, MODES, NONE, PRESENCE, PRESENCES } from '../../../src/model/words.ts';
import { placeFrom } from '../../../src/trace/index/sorted.ts';
import type { ChangeField, IndexedTrace } from '../../../src/trace/indexed.ts';
import type { DisplayListBuilder } from '../../list/display-list.ts';
import { STYLES, type Style } from '../../list/styles.ts';
import type { Plane } from './plane.ts';

/** Letters that tell modes apart without colour. */
export const MODE_LETTERS: readonly string[] = ['T', 'I', 'S', 'C', 'M'];
const PRESENCE_LETTERS: readonly string[] = ['', 'A', 'Y', 'B', 'M', 'P', 'D', '?'];
const STYLE_NAMES: ReadonlySet<string> = new Set(STYLES);
/** Half the width of what stands for the cursor's own value, px. */
const CURSOR_HALF = 1.5;
const LETTER_ROOM = 12;
const NAME_ROOM = 90;

export interface StripPlace {
  readonly top: number;
  readonly height: number;
  readonly user: number;
}

/** Segments of one value each, and the value at the cursor over them, whatever the zoom. */
export function drawModeStrip(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  cursorN: number,
  place: StripPlace,
): void {
  const { user } = place;
  const bounds = boundsOf(trace, plane, user, ['users.mode']);
  const modeAt = (n: number): number => trace.changes.valueAt('users.mode', user, n);
  drawStrip(marks, plane, bounds, cursorN, place, modeAt, (mode) => ({
    style: styleOf(`mode-${MODES[mode] ?? ''}`),
    letter: MODE_LETTERS[mode] ?? '?',
    name: MODES[mode] ?? `mode ${mode}`,
  }));
  for (const n of bounds) {
    if (n < 0) continue;
    const x = plane.ofRecord(n);
    if (plane.shows(x, x))
      marks.symbol('upgrade', 'flag', x, place.top + 4, 4, {
        subject: 'record',
        id: n,
        text: 'mode changes',
      });
  }
}

export function drawPresenceStrip(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  cursorN: number,
  client: number,
  place: StripPlace,
): void {
  const { user } = place;
  const activity = client === CLIENT.Teams ? 'users.activityTeams' : 'users.activitySfb';
  const bounds = boundsOf(trace, plane, user, ['users.pendingMode', 'users.running', activity]);
  const shownAt = (n: number): number => presenceAt(trace, user, client, n);
  drawStrip(marks, plane, bounds, cursorN, place, shownAt, (presence) => ({
    style: styleOf(`presence-${PRESENCES[presence] ?? ''}`),
    letter: PRESENCE_LETTERS[presence] ?? '',
    name: `${CLIENTS[client]}: ${PRESENCES[presence] ?? presence}`,
  }));
}

/** What a user's client shows: unknown while a new mode spreads (N8), offline unless it runs, else what they do. */
export function presenceAt({ changes }: IndexedTrace, user: number, client: number, n: number): number {
  if (changes.valueAt('users.pendingMode', user, n) !== NONE) return PRESENCE.unknown;
  if ((changes.valueAt('users.running', user, n) & (1 << client)) === 0) return PRESENCE.offline;
  return changes.valueAt(client === CLIENT.Teams ? 'users.activityTeams' : 'users.activitySfb', user, n);
}

interface Look {
  readonly style: Style;
  readonly letter: string;
  readonly name: string;
}

function drawStrip(
  marks: DisplayListBuilder,
  plane: Plane,
  bounds: readonly number[],
  cursorN: number,
  { top, height, user }: StripPlace,
  valueAt: (n: number) => number,
  look: (value: number) => Look,
): void {
  let drawnTo = plane.left - 2;
  for (let i = 0; i < bounds.length; ) {
    const value = valueAt(bounds[i]!);
    let next = i + 1;
    while (next < bounds.length && valueAt(bounds[next]!) === value) next += 1;
    const from = plane.clamp(plane.ofRecord(bounds[i]!));
    const to = next < bounds.length ? plane.clamp(plane.ofRecord(bounds[next]!)) : plane.right;
    i = next;
    // Of several changes in one pixel the last is seen.
    if (next < bounds.length && to <= drawnTo) continue;
    const right = Math.max(to, from + 1);
    const { style, letter, name } = look(value);
    marks.rect(style, from, top, right, top + height - 1, { subject: 'user', id: user, text: name });
    drawnTo = Math.floor(right);
    const visible = Math.max(from, plane.left);
    const words = right - visible >= NAME_ROOM ? name : right - visible >= LETTER_ROOM ? letter : '';
    if (words !== '')
      marks.text('label', visible + 3, top + height - 4, words, { width: right - visible - 4 });
  }
  drawCursorValue(marks, plane, top, height, user, look(valueAt(cursorN)));
}

/** Two changes may share a pixel or an instant; what holds at the cursor is seen in any case. */
function drawCursorValue(
  marks: DisplayListBuilder,
  { cursorX, left, right }: Plane,
  top: number,
  height: number,
  user: number,
  { style, name }: Look,
): void {
  if (cursorX < left || cursorX > right) return;
  marks.rect(style, cursorX - CURSOR_HALF, top, cursorX + CURSOR_HALF, top + height - 1, {
    subject: 'user',
    id: user,
    text: name,
  });
}

/** The records of the stretch at which one of the fields is set, and before them the last outside it; -1 is the start. */
function boundsOf(
  { changes }: IndexedTrace,
  { first, end }: Plane,
  user: number,
  fields: readonly ChangeField[],
): number[] {
  const bounds = [first - 1 < 0 ? -1 : lastBefore(changes, user, fields, first)];
  for (const field of fields) {
    const { records } = changes.history(field, user);
    for (let at = placeFrom(records, first); at < records.length && records[at]! < end; at++)
      bounds.push(records[at]!);
  }
  return fields.length === 1 ? bounds : [...new Set(bounds)].sort((a, b) => a - b);
}

function lastBefore(
  changes: IndexedTrace['changes'],
  user: number,
  fields: readonly ChangeField[],
  first: number,
): number {
  return Math.max(...fields.map((field) => changes.lastSet(field, user, first - 1)));
}

function styleOf(name: string): Style {
  return STYLE_NAMES.has(name) ? (name as Style) : 'other-event';
}
