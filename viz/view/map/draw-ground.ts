/** Draws what stands still on the map: clouds, nodes, links, tenants and their people. */
import { plainText } from '../../../src/core/plain-text.ts';
import { MODES } from '../../../src/model/words.ts';
import type { DisplayListBuilder } from '../../list/display-list.ts';
import type { Style } from '../../list/styles.ts';
import { cloudStyle } from '../lanes/header.ts';
import { MODE_LETTERS } from '../lanes/strips.ts';
import { userNames } from '../people.ts';
import type { ViewInput } from '../view.ts';
import type { Ground } from './ground.ts';
import { type Hop, linksOf } from './network-nodes.ts';
import { pathOf, pointOn } from './paths.ts';
import type { TenantBox, TenantMap } from './tenants.ts';

const NODE_NAMES: Readonly<Record<Hop, string>> = {
  client: 'clients',
  service: 'service',
  interopGateway: 'interop gateway',
  federationEdge: 'federation edge',
};

/** What could not be shown in full. */
export interface GroundTally {
  namelessPeople: number;
  countedPeople: number;
  sharedTenants: number;
  unusedLinks: number;
}

export function drawPanels(marks: DisplayListBuilder, ground: Ground): void {
  for (const { place, cloud, box } of ground.panels) {
    const { left, top, right, bottom } = box;
    const title = cloud < 0 && place === 'onPrem' ? 'on premises' : plainText(place);
    marks.rect(cloud < 0 ? 'panel' : cloudStyle(cloud), left, top, right, bottom);
    marks.text('label-strong', left + 8, top + 16, title, { width: right - left - 16 });
  }
}

export function drawLinks(
  marks: DisplayListBuilder,
  input: ViewInput,
  ground: Ground,
  tally: GroundTally,
): void {
  const { trace, cursor, selection } = input;
  linksOf(trace).forEach((link, id) => {
    if (link === undefined || !link.used) {
      tally.unusedLinks += 1;
      return;
    }
    const down = trace.changes.valueAt('links.down', id, cursor.n) === 1;
    const chosen = selection.subject === 'link' && selection.id === id;
    const toPeople = link.from.hop === 'client' || link.to.hop === 'client';
    // The way to the clients goes to each of them; it is drawn as one only if there is something to say of it.
    if (toPeople && !down && !chosen) return;
    const name = plainText(trace.columns.head.names.links[id]!);
    const path = pathOf(ground, link);
    const style: Style = chosen ? 'selection' : down ? 'failed' : 'lifeline';
    const mark = { subject: 'link', id, text: down ? `${name} is down` : name } as const;
    for (let i = 0; i + 1 < path.length; i++) {
      const [a, b] = [path[i]!, path[i + 1]!];
      if (i + 2 < path.length) marks.line(style, a.x, a.y, b.x, b.y, mark);
      else marks.arrow(style, a.x, a.y, b.x, b.y, mark);
    }
    if (!down) return;
    const { x, y } = pointOn(path, 0.5);
    marks.symbol('failed', 'cross', x, y, 8, mark);
  });
}

export function drawNodes(marks: DisplayListBuilder, ground: Ground): void {
  for (const { place, cloud, nodes } of ground.panels) {
    for (const hop of nodes) {
      // The clients of a cloud are its people; those of a site have a node.
      if (hop === 'client' && cloud >= 0) continue;
      const { left, top, right, bottom } = ground.boxOf({ hop, place });
      const name = NODE_NAMES[hop];
      marks.rect('panel', left, top, right, bottom, { text: `${name} of ${plainText(place)}` });
      marks.text('label', left + 5, (top + bottom) / 2 + 4, name, { width: right - left - 6 });
    }
  }
}

export function drawTenants(
  marks: DisplayListBuilder,
  input: ViewInput,
  { boxes, at }: TenantMap,
  tally: GroundTally,
): void {
  for (const tenantBox of boxes) {
    drawTenant(marks, input, tenantBox);
    if (tenantBox.detail === 'counts') {
      drawCounts(marks, input, tenantBox);
      tally.countedPeople += tenantBox.users.length;
      if (tenantBox.tenant < 0) tally.sharedTenants += tenantBox.tenants;
      continue;
    }
    if (tenantBox.detail === 'nodes') tally.namelessPeople += tenantBox.users.length;
    for (const user of tenantBox.users) drawUser(marks, input, tenantBox, user, at(user));
  }
}

function drawTenant(
  marks: DisplayListBuilder,
  { trace, selection }: ViewInput,
  { tenant, tenants, box }: TenantBox,
): void {
  const { left, top, right, bottom } = box;
  const chosen = tenant >= 0 && selection.subject === 'tenant' && selection.id === tenant;
  const mark = tenant < 0 ? {} : ({ subject: 'tenant', id: tenant } as const);
  const name =
    tenant < 0
      ? `${tenants} more tenants`
      : plainText(trace.columns.head.names.tenants[tenant] ?? `tenant ${tenant}`);
  marks.rect(chosen ? 'selection' : 'background', left, top, right, bottom, { ...mark, text: name });
  marks.text('label-strong', left + 6, top + 14, name, { ...mark, width: right - left - 12 });
}

function drawUser(
  marks: DisplayListBuilder,
  { trace, cursor, selection }: ViewInput,
  { detail, cellWidth, cellHeight }: TenantBox,
  user: number,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  const mode = trace.changes.valueAt('users.mode', user, cursor.n);
  const names = userNames(trace);
  const name = names[user] ?? `user ${user}`;
  const runs = trace.changes.valueAt('users.running', user, cursor.n) > 0;
  const mark = { subject: 'user', id: user } as const;
  const half = detail === 'names' ? 7 : Math.max(2, Math.min(cellWidth, cellHeight) / 2 - 1);
  marks.rect(modeStyle(mode), x - half, y - half, x + half, y + half, {
    subject: 'user',
    id: user,
    text: nodeText(names, user, mode, runs),
    weight: runs ? 255 : 120,
  });
  if (selection.subject === 'user' && selection.id === user)
    marks.symbol('selection', 'ring', x, y, half + 4, mark);
  if (detail !== 'names') return;
  marks.text('label', x - 4, y + 4, MODE_LETTERS[mode] ?? '?', { ...mark, width: 12 });
  const width = cellWidth - 24;
  marks.text(runs ? 'label' : 'label-faint', x + 11, y + 4, name, { ...mark, width });
}

/** How many are in each mode, as bars of one width in proportion. */
function drawCounts(
  marks: DisplayListBuilder,
  { trace, cursor }: ViewInput,
  { box, users }: TenantBox,
): void {
  const counts = MODES.map(() => 0);
  const { mode } = trace.states.at(cursor.n).users;
  for (const user of users) counts[mode[user]!]! += 1;
  const words = counts.flatMap((count, code) => (count === 0 ? [] : [`${MODE_LETTERS[code]} ${count}`]));
  const width = box.right - box.left - 12;
  const y = Math.min(box.bottom - 16, (box.top + 20 + box.bottom) / 2);
  let x = box.left + 6;
  counts.forEach((count, code) => {
    const wide = (count / Math.max(1, users.length)) * width;
    if (count > 0)
      marks.rect(modeStyle(code), x, y, x + wide, y + 8, { text: `${count} people, ${MODES[code]}` });
    x += wide;
  });
  marks.text('label', box.left + 6, y - 4, `${users.length} people: ${words.join(', ')}`, { width });
}

const MODE_STYLES: readonly Style[] = MODES.map((mode) => `mode-${mode}` as const);

function modeStyle(mode: number): Style {
  return MODE_STYLES[mode] ?? 'other-event';
}

const TEXTS = new WeakMap<readonly string[], Map<number, string>>();

/** What a node says; kept, because thousands are drawn in every frame. */
function nodeText(names: readonly string[], user: number, mode: number, runs: boolean): string {
  let texts = TEXTS.get(names);
  if (texts === undefined) {
    texts = new Map();
    TEXTS.set(names, texts);
  }
  const key = (user * (MODES.length + 1) + mode + 1) * 2 + (runs ? 1 : 0);
  let text = texts.get(key);
  if (text === undefined) {
    text = `${names[user] ?? `user ${user}`}, ${MODES[mode] ?? mode}${runs ? '' : ', signed out'}`;
    texts.set(key, text);
  }
  return text;
}
