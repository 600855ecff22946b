/** The names above the lifelines, which stay while the rest scrolls: cloud, tenant, user, client, and the mode at the cursor. */
import { plainText } from '../../../src/core/plain-text.ts';
import { CLIENTS, CLOUDS, MODES, NONE } from '../../../src/model/words.ts';
import { type DisplayList, DisplayListBuilder, type Subject } from '../../list/display-list.ts';
import { STYLES, type Style } from '../../list/styles.ts';
import { fittedText } from '../../list/text-width.ts';
import { groupStyle } from '../people.ts';
import { wallTime } from '../time-labels.ts';
import type { ViewInput } from '../view.ts';
import { type Level, type Lifeline, type Lifelines, SERVERS } from './lifelines.ts';
import type { LadderPlane } from './plane.ts';

const ROW = 19;
/** Letters that tell modes apart without colour, and words short enough for a lifeline. */
const MODE_WORDS = ['T TeamsOnly', 'I Islands', 'S SfBOnly', 'C SfB+Collab', 'M SfB+Meetings'];
const STYLE_NAMES: ReadonlySet<string> = new Set(STYLES);

interface Row {
  /** Neighbours with the same key share a cell. */
  key(lifeline: Lifeline): number;
  cell(lifeline: Lifeline): Cell;
}

interface Cell {
  readonly style: Style;
  readonly text: string;
  readonly label: Style;
  readonly subject: Subject;
  readonly id: number;
}

const ROWS: Readonly<Record<Level, number>> = { client: 5, user: 4, tenant: 2, cloud: 1 };

export function headerHeight(level: Level): number {
  return ROWS[level] * ROW + 3;
}

export function drawHeader(input: ViewInput, lifelines: Lifelines, plane: LadderPlane): DisplayList {
  const height = headerHeight(lifelines.level);
  const marks = new DisplayListBuilder(input.width, height);
  marks.rect('background', 0, 0, input.width, height);
  rowsOf(input)
    .slice(0, ROWS[lifelines.level])
    .forEach((row, nth) => {
      drawRow(marks, row, nth * ROW, lifelines, plane);
    });
  marks.layer = 1;
  marks.rect('background', 0, 0, plane.left, height);
  marks.layer = 2;
  drawCorner(marks, input, plane, height);
  marks.line('lifeline', 0, height - 1, input.width, height - 1);
  return marks.done();
}

/** The cursor's moment, in full. */
function drawCorner(
  marks: DisplayListBuilder,
  { cursor, trace }: ViewInput,
  plane: LadderPlane,
  height: number,
): void {
  const width = plane.left - 8;
  const time = wallTime(trace.columns.head.header.startUs, cursor.atUs, 1_000);
  if (height > 3 * ROW) marks.text('label-faint', 4, height - 38, 'at the cursor', { width });
  if (height > ROW + 5) marks.text('label-strong', 4, height - 23, time, { width });
  marks.text('label', 4, height - 8, cursor.n < 0 ? 'before record 0' : `record ${cursor.n}`, { width });
}

function drawRow(
  marks: DisplayListBuilder,
  row: Row,
  top: number,
  { list, step }: Lifelines,
  plane: LadderPlane,
): void {
  for (let from = 0; from < list.length; ) {
    const key = row.key(list[from]!);
    let to = from;
    while (to + 1 < list.length && row.key(list[to + 1]!) === key) to++;
    const left = Math.max(plane.left, list[from]!.x - step / 2 + 1);
    const right = Math.min(plane.right, list[to]!.x + step / 2 - 1);
    // A cell that is partly scrolled away keeps its name in what is left of it.
    if (right - left > 4) drawCell(marks, row.cell(list[from]!), left, top + 1, right, top + ROW - 1);
    from = to + 1;
  }
}

function drawCell(
  marks: DisplayListBuilder,
  cell: Cell,
  left: number,
  top: number,
  right: number,
  bottom: number,
): void {
  const { style, text, label, subject, id } = cell;
  const room = right - left - 6;
  marks.rect(style, left, top, right, bottom, { subject, id, text });
  const fitted = fittedText(text, label === 'label-strong' ? 12 : 11, room, label === 'label-strong');
  if (fitted !== '')
    marks.text(label, (left + right) / 2, bottom - 4.5, fitted, { anchor: 0.5, subject, id });
}

function rowsOf({ trace, cursor }: ViewInput): readonly Row[] {
  const { names } = trace.columns.head;
  const { changes } = trace;
  const modeOf = (user: number) => changes.valueAt('users.mode', user, cursor.n);
  const cloudCell = ({ cloud }: Lifeline): Cell => ({
    style: groupStyle(cloud),
    text: cloud === SERVERS ? 'mail' : `${CLOUDS[cloud] ?? '?'} cloud`,
    label: 'label-strong',
    subject: 'none',
    id: NONE,
  });
  const tenantCell = ({ cloud, tenant }: Lifeline): Cell => ({
    style: groupStyle(cloud),
    text: plainText(names.tenants[tenant] ?? ''),
    label: 'label',
    subject: 'tenant',
    id: tenant,
  });
  const userCell = ({ user }: Lifeline): Cell => ({
    style: 'panel',
    text: plainText(names.users[user] ?? '').split('@')[0]!,
    label: 'label-strong',
    subject: 'user',
    id: user,
  });
  const modeCell = ({ user }: Lifeline): Cell => ({
    style: modeStyle(modeOf(user)),
    text: MODE_WORDS[modeOf(user)] ?? '?',
    label: 'label',
    subject: 'user',
    id: user,
  });
  const clientCell = ({ user, client }: Lifeline): Cell => {
    const runs = (changes.valueAt('users.running', user, cursor.n) >> client) & 1;
    return {
      style: 'background',
      text: runs === 1 ? CLIENTS[client]! : `${CLIENTS[client]!} (off)`,
      label: runs === 1 ? 'label' : 'label-faint',
      subject: 'user',
      id: user,
    };
  };
  const serverCell = (text: string, label: Style): Cell => ({
    style: 'panel',
    text,
    label,
    subject: 'none',
    id: NONE,
  });
  const { platforms } = trace.threads.world;
  const runBy = (platform: number): string => {
    const tenant = platforms.tenant[platform]!;
    return tenant === NONE ? 'premises' : plainText(names.tenants[tenant] ?? '');
  };
  /** Cells of people's lifelines, and what stands there for a mail platform. */
  const row = (
    key: (lifeline: Lifeline) => number,
    cell: (lifeline: Lifeline) => Cell,
    ofServer: (platform: number) => Cell,
  ): Row => ({
    key: (lifeline) => (lifeline.platform === NONE ? key(lifeline) : -3 - lifeline.platform),
    cell: (lifeline) => (lifeline.platform === NONE ? cell(lifeline) : ofServer(lifeline.platform)),
  });
  return [
    { key: ({ cloud }) => cloud, cell: cloudCell },
    row(
      ({ tenant }) => tenant,
      tenantCell,
      (platform) => serverCell(runBy(platform), 'label'),
    ),
    row(
      ({ user }) => user,
      userCell,
      (platform) => serverCell(plainText(names.platforms[platform] ?? ''), 'label-strong'),
    ),
    row(
      ({ user }) => user,
      modeCell,
      () => serverCell('Exchange', 'label-faint'),
    ),
    row(
      ({ user, client }) => user * 2 + client,
      clientCell,
      () => serverCell('', 'label-faint'),
    ),
  ];
}

function modeStyle(mode: number): Style {
  const name = `mode-${MODES[mode]}`;
  return STYLE_NAMES.has(name) ? (name as Style) : 'panel';
}
