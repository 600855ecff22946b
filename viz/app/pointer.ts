/**
 * Mouse and touch over a picture: wheel, drag, click, hover. Everything that they do has a key and a command, too.
 */
import type { Selection, TimePlane } from '../view/view.ts';
import type { App } from './app.ts';
import type { Stage } from './stage.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What the pointer tells of itself. */
export interface PointerView {
  /** Moves the cursor to a place on the axis. */
  cursorTo(u: number): void;
  /** A mark was clicked. */
  pick(mark: Selection): void;
  /** Shows what is under the pointer; undefined for nothing. */
  hover(text: string | undefined, x: number, y: number): void;
}

/** A wheel's step of this many pixels zooms by half. */
const WHEEL_ZOOM = 400;
/** Less than this is a click, not a drag, px. */
const STILL = 4;

export function addPointer(stage: Stage, app: App, view: PointerView): void {
  const { pane } = stage;
  pane.addEventListener('wheel', (event) => onWheel(event, stage, app), { passive: false });
  addDrag(stage, app, view);
  pane.addEventListener('pointermove', (event) => {
    if (event.buttons !== 0) return;
    const { x, y } = placeIn(stage, event);
    const mark = stage.markAt(x, y);
    view.hover(mark === undefined || mark.text === '' ? undefined : mark.text, x, y);
    pane.style.setProperty('cursor', mark === undefined ? 'default' : 'pointer');
  });
  pane.addEventListener('pointerleave', () => view.hover(undefined, 0, 0));
}

function onWheel(event: WheelEvent, stage: Stage, app: App): void {
  event.preventDefault();
  const time = stage.drawn?.time;
  if (time === undefined) return app.scrollBy(event.deltaY);
  if (event.ctrlKey || event.metaKey) {
    return zoomAbout(app, shareAt(time, placeIn(stage, event)), 2 ** (event.deltaY / WHEEL_ZOOM));
  }
  // Shift turns the wheel sideways, as everywhere.
  const dx = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  const dy = event.shiftKey && event.deltaX === 0 ? 0 : event.deltaY;
  move(app, time, dx, dy);
}

/** Moves what is seen by so many pixels: along time, and across it. */
function move(app: App, time: TimePlane, dx: number, dy: number): void {
  const [inTime, across] = time.along === 'x' ? [dx, dy] : [dy, dx];
  if (inTime !== 0) app.pan(inTime / (time.to - time.from));
  if (across !== 0) app.scrollBy(across);
}

/** How far along the visible stretch a place is, 0 to 1. */
function shareAt(time: TimePlane, { x, y }: Place): number {
  return ((time.along === 'x' ? x : y) - time.from) / (time.to - time.from);
}

/** Zooms so that what is at a share of the visible stretch stays there. */
export function zoomAbout(app: App, share: number, factor: number): void {
  app.change((draft) => {
    const length = draft.toU - draft.fromU;
    const about = draft.fromU + share * length;
    draft.fromU = about - share * length * factor;
    draft.toU = about + (1 - share) * length * factor;
  });
}

function addDrag(stage: Stage, app: App, view: PointerView): void {
  const { pane } = stage;
  let from: { x: number; y: number; moved: boolean } | undefined;
  pane.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = { ...placeIn(stage, event), moved: false };
    pane.setPointerCapture(event.pointerId);
  });
  pane.addEventListener('pointermove', (event) => {
    if (from === undefined || !pane.hasPointerCapture(event.pointerId)) return;
    const { x, y } = placeIn(stage, event);
    const [dx, dy] = [x - from.x, y - from.y];
    if (!from.moved && Math.hypot(dx, dy) < STILL) return;
    from = { x, y, moved: true };
    const time = stage.drawn?.time;
    if (time === undefined) app.scrollBy(-dy);
    else move(app, time, -dx, -dy);
  });
  pane.addEventListener('pointerup', (event) => {
    const start = from;
    from = undefined;
    if (start === undefined || start.moved) return;
    click(stage, app, view, placeIn(stage, event));
  });
  pane.addEventListener('pointercancel', () => {
    from = undefined;
  });
}

function click(stage: Stage, app: App, view: PointerView, place: Place): void {
  const mark = stage.markAt(place.x, place.y);
  if (mark !== undefined) return view.pick({ subject: mark.subject, id: mark.id });
  const time = stage.drawn?.time;
  if (time === undefined) return;
  const { fromU, toU } = app.state;
  view.cursorTo(fromU + shareAt(time, place) * (toU - fromU));
}

function placeIn({ room }: Stage, event: MouseEvent): Place {
  return { x: event.clientX - room.left, y: event.clientY - room.top };
}
