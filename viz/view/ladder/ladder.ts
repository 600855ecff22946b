/**
 * The ladder: lifelines side by side, time running down, a sloped arrow for each message. A pure function in three
 * steps: the frame (what there is to see), the lifelines (where), and the marks.
 */
import type { View, ViewInput } from '../view.ts';
import { drawMessages } from './arrows.ts';
import { drawDensity } from './density-marks.ts';
import { emphasisOf } from './emphasis.ts';
import { drawEvents } from './event-marks.ts';
import { type Frame, frameOf } from './frame.ts';
import { drawFurniture } from './furniture.ts';
import { drawGhosts, ghostNotices } from './ghosts.ts';
import { drawHeader, headerHeight } from './header.ts';
import { Labels } from './labels.ts';
import { drawLegs } from './legs.ts';
import { lifelinesOf } from './lifelines.ts';
import { crowdingNotices, noticesOf } from './notices.ts';
import { drawParticipations } from './participations.ts';
import { LAYER, newMarks, type Picture } from './picture.ts';
import { LadderPlane } from './plane.ts';
import { drawSessions } from './sessions.ts';

export const ladder: View = (input) => {
  const frame = frameOf(input);
  const lifelines = lifelinesOf(input, frame);
  const plane = new LadderPlane(input, headerHeight(lifelines.level));
  const marks = newMarks(input);
  const picture: Picture = {
    input,
    frame,
    lifelines,
    plane,
    marks,
    labels: new Labels(marks, input.width, input.height),
    emphasis: emphasisOf(input.trace, input.selection),
    leftOut: { arrows: 0, symbols: 0, sessions: 0 },
  };
  picture.labels.keepFree(0, 0, plane.left - 1, input.height);
  picture.labels.keepFree(0, 0, input.width, plane.top);
  drawFurniture(picture);
  drawSessions(picture);
  if (frame.dense) drawDensity(picture);
  else {
    drawParticipations(picture);
    drawEvents(picture);
    drawMessages(picture);
    drawLegs(picture);
  }
  const homeless = drawGhosts(picture);
  drawViolations(picture);
  const done = marks.done();
  return {
    marks: done,
    header: drawHeader(input, lifelines, plane),
    extent: lifelines.extent,
    notices: [...noticesOf(picture), ...crowdingNotices(done), ...ghostNotices(homeless)],
    time: { along: 'y', from: plane.top, to: plane.bottom },
    records: frame.dense ? new Int32Array(0) : recordsOf(input, frame),
  };
};

/** Broken invariants: a triangle in the gutter, at whatever zoom. */
function drawViolations({ input, plane, marks }: Picture): void {
  marks.layer = LAYER.cursorLabel;
  for (const { record, sentence } of input.violations) {
    const y = plane.ofRecord(record);
    if (!plane.shows(y, y)) continue;
    marks.symbol('violation', 'triangle', plane.left - 3, y, 6, {
      subject: 'record',
      id: record,
      text: sentence,
    });
  }
}

/** The records of the stretch that pass the filter: each is an arrow, a step of one, or a symbol. */
function recordsOf({ trace, matches }: ViewInput, { first, end }: Frame): Int32Array {
  const last = Math.min(end, trace.usable);
  const records = new Int32Array(Math.max(0, last - first));
  const { passes } = matches;
  let count = 0;
  for (let n = first; n < last; n++) if (passes === undefined || passes[n] === 1) records[count++] = n;
  return records.slice(0, count);
}
