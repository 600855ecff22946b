/** What stays in place: the names at the left, the ruler on top. */

import { plainText } from '../../../src/core/plain-text.ts';
import { CLIENTS, CLOUDS, MODES } from '../../../src/model/words.ts';
import { type DisplayList, DisplayListBuilder } from '../../list/display-list.ts';
import type { Style } from '../../list/styles.ts';
import type { ViewInput } from '../view.ts';
import { modesOf } from './aggregate.ts';
import type { Lane } from './layout.ts';
import { type Plane, RULER } from './plane.ts';
import { MODE_LETTERS } from './strips.ts';
import { factsOf } from './trace-facts.ts';

/** Ticks are at least this far apart, px. */
const TICK_ROOM = 110;
const CLOUD_STYLES: readonly Style[] = ['group-worldwide', 'group-21Vianet'];

export function cloudStyle(cloud: number): Style {
  return CLOUD_STYLES[cloud] ?? 'group-other';
}

/** `lanes` are those that are visible, `offset` what is to be added to their tops. */
export function drawHeader(
  input: ViewInput,
  plane: Plane,
  lanes: readonly Lane[],
  offset: number,
): DisplayList {
  const { width, height } = input;
  const marks = new DisplayListBuilder(width, height);
  marks.rect('panel', 0, 0, plane.left, height);
  for (const lane of lanes) drawName(marks, input, plane, lane, offset + lane.top);
  marks.layer = 1;
  marks.rect('panel', 0, 0, width, RULER);
  drawRuler(marks, input, plane);
  marks.line('rule', plane.left, 0, plane.left, height);
  return marks.done();
}

function drawName(
  marks: DisplayListBuilder,
  { trace, cursor, selection }: ViewInput,
  plane: Plane,
  lane: Lane,
  top: number,
): void {
  const { names } = trace.columns.head;
  const width = plane.left - 14;
  const { kind, id, cloud } = lane;
  if (kind === 'cloud' || kind === 'all-of-cloud') {
    marks.rect(cloudStyle(cloud), 0, top, plane.left, top + lane.height);
    marks.text('label-strong', 6, top + 14, CLOUDS[cloud] ?? `cloud ${cloud}`, { width });
  } else if (kind === 'tenant' || kind === 'all-of-tenant') {
    const mark = { subject: 'tenant', id, width } as const;
    marks.text('label-strong', 10, top + 14, plainText(names.tenants[id] ?? `tenant ${id}`), mark);
  } else {
    const chosen = selection.subject === 'user' && selection.id === id;
    const mark = { subject: 'user', id, width: width - 8 } as const;
    const name = plainText(names.users[id] ?? `user ${id}`);
    marks.text(chosen ? 'label-strong' : 'label', 18, top + 12, name, mark);
    marks.text('label-faint', 18, top + 25, userWords(trace, id, cursor.n), mark);
  }
  if (kind === 'all-of-cloud' || kind === 'all-of-tenant')
    marks.text('label-faint', 10, top + 30, modesOf(trace, lane, cursor.n), { width });
}

/** The mode at the cursor, and the strips below it: `T TeamsOnly · Teams, SfB`. */
function userWords(trace: ViewInput['trace'], user: number, n: number): string {
  const mode = trace.changes.valueAt('users.mode', user, n);
  const clients = CLIENTS.filter((_, client) => (factsOf(trace).everRuns[user]! >> client) & 1);
  return `${MODE_LETTERS[mode] ?? '?'} ${MODES[mode] ?? mode} · ${clients.join(', ')}`;
}

function drawRuler(marks: DisplayListBuilder, { axis, fromU, toU }: ViewInput, plane: Plane): void {
  const count = Math.max(2, Math.floor((plane.right - plane.left) / TICK_ROOM));
  for (const { u, label } of axis.ticks(fromU, toU, count)) {
    const x = plane.ofU(u);
    if (!plane.shows(x, x)) continue;
    marks.line('rule', x, RULER - 5, x, RULER);
    if (plane.right - x > 40)
      marks.text('label-faint', x + 3, RULER - 7, label, { width: plane.right - x - 4 });
  }
}
