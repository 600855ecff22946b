/** Records that are no messages: upgrades, policies, people who come and go, timers, links, news of presence. */
import { plainText } from '../../../src/core/plain-text.ts';
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../../src/model/event.ts';
import { T } from '../../../src/model/transition.ts';
import { MODES, NONE, THREAD_STATUS } from '../../../src/model/words.ts';
import { operandOf, TRANSITION_OPERANDS } from '../../../src/trace/columns.ts';
import { shortLabel } from '../../../src/trace/story/sentence.ts';
import type { Symbol as Shape } from '../../list/display-list.ts';
import type { Style } from '../../list/styles.ts';
import { FEATURE_LOOKS } from '../feature-looks.ts';
import { eventEnds, platformOf, threadEnds } from './event-ends.ts';
import { LAYER, type Picture } from './picture.ts';

interface Look {
  readonly style: Style;
  readonly shape: Shape;
  readonly radius: number;
  /** Whether it is worth words beside it. */
  readonly told: boolean;
}

const LOOKS: Readonly<Record<number, Look>> = {
  [E.clientSignedIn]: { style: 'sign-in', shape: 'triangle', radius: 6, told: true },
  [E.clientSignedOut]: { style: 'sign-out', shape: 'square', radius: 5, told: true },
  [E.sessionExpired]: { style: 'timer', shape: 'clock', radius: 5, told: false },
  [E.presenceArrived]: { style: 'presence-news', shape: 'dot', radius: 2, told: false },
  [E.peerModeLearned]: { style: 'presence-news', shape: 'ring', radius: 2.5, told: false },
  [E.clientLearnedMode]: { style: 'presence-news', shape: 'ring', radius: 2.5, told: false },
  [E.peerModeChecked]: { style: 'presence-news', shape: 'ring', radius: 2.5, told: false },
  [E.activitySet]: { style: 'other-event', shape: 'diamond', radius: 4, told: true },
  [E.missedMailDue]: { style: 'timer', shape: 'clock', radius: 4, told: false },
  [E.clientIdled]: { style: 'timer', shape: 'clock', radius: 4, told: false },
  [FIRST_FOLLOW_ON + F.missedMailSent]: { style: 'timer', shape: 'square', radius: 4, told: true },
  [FIRST_FOLLOW_ON + F.requestRefused]: { style: 'refused', shape: 'barred', radius: 5, told: true },
};
/** With more records than this in the picture, dots have no names of their own. */
const MOST_NAMED = 500;
const POLICY: Look = { style: 'policy', shape: 'diamond', radius: 5, told: true };
const OTHER: Look = { style: 'other-event', shape: 'diamond', radius: 3.5, told: true };

export function drawEvents(picture: Picture): void {
  const spots = new Set<number>();
  for (const n of picture.frame.events) drawEvent(picture, n, spots);
}

function drawEvent(picture: Picture, n: number, spots: Set<number>): void {
  const { kind } = picture.input.trace.columns;
  if (kind[n] === E.linkFailed || kind[n] === E.linkRestored) return drawLink(picture, n);
  const modes = modesSetIn(picture, n);
  if (modes.length > 0) return drawUpgrade(picture, n, modes);
  drawDisabledThreads(picture, n);
  const look =
    LOOKS[kind[n]!] ??
    featureLook(kind[n]!) ??
    (RECORD_KINDS[kind[n]!]!.name.includes('grant') ? POLICY : OTHER);
  drawSymbol(picture, n, look, spots);
}

function featureLook(kind: number): Look | undefined {
  const look = FEATURE_LOOKS[kind];
  return look === undefined ? undefined : { ...look, radius: look.shape === 'dot' ? 3.5 : 4.5, told: true };
}

/** At the first lifeline that is there; one symbol a spot, because a second on top of it shows nothing. */
function drawSymbol(picture: Picture, n: number, look: Look, spots: Set<number>): void {
  const { lifelines, plane, marks, emphasis, leftOut, input, labels, frame } = picture;
  const { style, shape, radius, told } = look;
  const y = plane.ofRecord(n);
  const place = placeOfEvent(picture, n);
  const x = place === NONE ? plane.left + 6 : lifelines.list[place]!.x;
  const spot = (place + 1) * 100_000 + Math.round(y);
  if (x < plane.left || x > plane.right || (!told && spots.has(spot))) {
    leftOut.symbols += 1;
    return;
  }
  spots.add(spot);
  // Thousands of dots are named in the list of records, where they can be told apart.
  const text = told || frame.events.length <= MOST_NAMED ? shortLabel(input.trace, n) : '';
  const weight = emphasis.ofRecord(n);
  marks.layer = LAYER.symbols;
  marks.symbol(style, shape, x, y, radius, { subject: 'record', id: n, weight, text });
  if (!told) return;
  const at = { x: x + radius + 5, y: y + 4, anchor: 0, room: 150 } as const;
  labels.write([text], at, { subject: 'record', id: n, weight });
}

/** The place of the first lifeline that it concerns, NONE if none of them is there. */
function placeOfEvent(picture: Picture, n: number): number {
  const platform = picture.lifelines.placeOfPlatform(platformOf(picture.input.trace, n));
  if (platform !== NONE) return platform;
  for (const { user, client } of eventEnds(picture.input.trace, n)) {
    const place = placeOf(picture, user, client);
    if (place !== NONE) return place;
  }
  return NONE;
}

/** The place of a client's lifeline, or for a whole user that of the first that is there. */
function placeOf({ lifelines }: Picture, user: number, client: number): number {
  if (client !== NONE) return lifelines.placeOf(user, client);
  const teams = lifelines.placeOf(user, 0);
  return teams === NONE ? lifelines.placeOf(user, 1) : teams;
}

interface ModeSet {
  readonly user: number;
  readonly mode: number;
}

function modesSetIn({ input }: Picture, n: number): ModeSet[] {
  const set: ModeSet[] = [];
  eachTransition(input.trace.columns, n, (code, at, dids) => {
    if (code === T.setMode) set.push({ user: dids[at]!, mode: dids[at + 1]! });
  });
  return set;
}

type Columns = Picture['input']['trace']['columns'];

function eachTransition(
  { dids, didStart }: Columns,
  n: number,
  take: (code: number, at: number, dids: Int32Array) => void,
): void {
  const end = didStart[n + 1]!;
  for (let at = didStart[n]!; at < end; at += 1 + TRANSITION_OPERANDS[dids[at]!]!)
    take(dids[at]!, at + 1, dids);
}

/** A flag at each lifeline of those who are in another mode from here on, with a line across them. */
function drawUpgrade(picture: Picture, n: number, modes: readonly ModeSet[]): void {
  const { lifelines, plane, marks, emphasis, labels } = picture;
  const y = plane.ofRecord(n);
  const extras = { subject: 'record', id: n, weight: emphasis.ofRecord(n) } as const;
  const places = new Map<number, number>();
  for (const { user, mode } of modes) {
    for (const client of [0, 1]) {
      const place = lifelines.placeOf(user, client);
      if (place !== NONE) places.set(place, mode);
    }
  }
  const xs = [...places.keys()].map((place) => lifelines.list[place]!.x).sort((a, b) => a - b);
  const inView = xs.filter((x) => x >= plane.left && x <= plane.right);
  marks.layer = LAYER.across;
  if (inView.length > 0) {
    const [left, right] = [Math.max(plane.left, inView[0]! - 12), Math.min(plane.right, inView.at(-1)! + 12)];
    marks.line('upgrade', left, y, right, y, extras);
  }
  marks.layer = LAYER.symbols;
  for (const [place, mode] of places) {
    const { x } = lifelines.list[place]!;
    if (x < plane.left || x > plane.right) continue;
    marks.symbol('upgrade', 'flag', x, y - 7, 7, { ...extras, text: `now ${MODES[mode] ?? '?'}` });
  }
  const first = inView[0] ?? plane.left + 8;
  const text = MODES[modes[0]!.mode] ?? '?';
  const at = { x: first + 12, y: y - 5, anchor: 0, room: 200 } as const;
  labels.write(modes.length > 1 ? [`${text} for ${modes.length}`, text] : [text], at, {
    ...extras,
    style: 'label-strong',
  });
  drawDisabledThreads(picture, n);
}

/** A bar between the two lifelines of each thread that ends here, with a cross in its middle. */
function drawDisabledThreads(picture: Picture, n: number): void {
  const { lifelines, plane, marks, emphasis, input } = picture;
  const y = plane.ofRecord(n);
  let nth = 0;
  eachTransition(input.trace.columns, n, (code, at, dids) => {
    if (
      code !== T.setThreadStatus ||
      dids[at + 1] === THREAD_STATUS.ended ||
      dids[at + 1] === THREAD_STATUS.open
    )
      return;
    const thread = dids[at]!;
    const [a, b] = threadEnds(input.trace, thread).map(({ user, client }) => lifelines.placeOf(user, client));
    if (a === undefined || b === undefined || a === NONE || b === NONE) return;
    const xs = [lifelines.list[a]!.x, lifelines.list[b]!.x];
    const [left, right] = [Math.max(plane.left, Math.min(...xs)), Math.min(plane.right, Math.max(...xs))];
    if (left > right) return;
    const style = dids[at + 1] === THREAD_STATUS.disabled ? 'thread-disabled' : 'thread-locked';
    const extras = { subject: 'thread', id: thread, weight: emphasis.ofThread(thread) } as const;
    marks.layer = LAYER.across;
    marks.line(style, left, y, right, y, extras);
    marks.layer = LAYER.symbols;
    // Those of one upgrade lie on one line: their crosses are spread along it.
    const x = left + ((right - left) * (1 + (nth % 5))) / 6;
    marks.symbol(style, 'cross', x, y, 4.5, { ...extras, text: `thread ${thread} ${style.slice(7)}` });
    nth += 1;
  });
}

function drawLink({ input, plane, marks, emphasis, labels }: Picture, n: number): void {
  const { columns } = input.trace;
  const y = plane.ofRecord(n);
  const name = plainText(columns.head.names.links[operandOf(columns, n, 0)] ?? '');
  const text = `${name} ${columns.kind[n] === E.linkFailed ? 'down' : 'up again'}`;
  const extras = { subject: 'record', id: n, weight: emphasis.ofRecord(n) } as const;
  marks.layer = LAYER.across;
  marks.line('link', plane.left, y, plane.right, y, { ...extras, text });
  labels.write(
    [text],
    { x: plane.left + 8, y: y - 4, anchor: 0, room: plane.right - plane.left - 16 },
    extras,
  );
}
