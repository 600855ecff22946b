/** The signs on the buttons: outlines in a square of 16, drawn with the colour of the text. */
import type { StepKind } from '../../src/trace/steps/steps.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What stands for a kind of step, in a square of 10. */
const KIND_SIGNS: Readonly<Record<Exclude<StepKind, 'event' | 'cause' | 'effect'>, string>> = {
  thread: 'M.5 1h9v6H5L2.5 9.5V7h-2z',
  client: 'M.5 1h9v6h-9zM3 9.5h4M5 7v2.5',
  user: 'M5 .5a2 2 0 1 0 .01 0M1 9.5c0-5 8-5 8 0',
  'state-change': 'M1 3.2h8L7 1.2M9 6.8H1l2 2',
  upgrade: 'M5 9.5V1M1.5 4.5 5 1l3.5 3.5',
  timeout: 'M5 .5a4.5 4.5 0 1 0 .01 0M5 2.5V5l2 1.5',
  violation: 'M5 .5 9.7 9.5H.3zM5 4v2.5M5 8v.2',
  trouble: 'M1.5 1.5l7 7M8.5 1.5l-7 7',
};

const SIGNS: Readonly<Record<string, string>> = {
  'play.toggle': 'M4 2.5l9 5.5-9 5.5z',
  pause: 'M5 3v10M11 3v10',
  'play.slower': 'M8 4 4 8l4 4M13 4 9 8l4 4',
  'play.faster': 'M3 4l4 4-4 4M8 4l4 4-4 4',
  'goto.first': 'M3 3v10M13 3 6 8l7 5z',
  'goto.last': 'M13 3v10M3 3l7 5-7 5z',
  'goto.ask': 'M2 8h9M8 5l3 3-3 3M14 3v10',
  'step.event.next': 'M3 3l7 5-7 5zM13 6.5v3',
  'step.event.previous': 'M13 3 6 8l7 5zM3 6.5v3',
  'step.cause': 'M3 3h10M8 13V6M5 9l3-3 3 3',
  'step.effect': 'M3 13h10M8 3v7M5 7l3 3 3-3',
  'zoom.in': 'M7 2.5a4.5 4.5 0 1 0 .01 0M10.5 10.5 14 14M5 7h4M7 5v4',
  'zoom.out': 'M7 2.5a4.5 4.5 0 1 0 .01 0M10.5 10.5 14 14M5 7h4',
  'zoom.all': 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  'zoom.selection': 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4M6 6h4v4H6z',
  'pan.earlier': 'M2 8h12M6 4 2 8l4 4',
  'pan.later': 'M2 8h12M10 4l4 4-4 4',
  'scroll.back': 'M3 3v10M6 3v10M14 8H9M11 6 9 8l2 2',
  'scroll.on': 'M13 3v10M10 3v10M2 8h5M5 6l2 2-2 2',
};

/** The sign of a command (or of `pause`), hidden from those who hear the button's name; undefined if it has none. */
export function iconOf(id: string): SVGSVGElement | undefined {
  const kind = /^step\.(.+)\.(next|previous)$/.exec(id);
  const sign = kind === null ? undefined : KIND_SIGNS[kind[1] as keyof typeof KIND_SIGNS];
  if (sign !== undefined) return kindIcon(sign, kind![2] === 'next');
  const whole = SIGNS[id];
  return whole === undefined ? undefined : svgOf(pathOf(whole));
}

/** The kind's sign with the direction beside it. */
function kindIcon(sign: string, forward: boolean): SVGSVGElement {
  const path = pathOf(sign);
  path.setAttribute('transform', forward ? 'translate(.5 3)' : 'translate(5.5 3)');
  return svgOf(path, pathOf(forward ? 'M12.5 5.5 15 8l-2.5 2.5' : 'M3.5 5.5 1 8l2.5 2.5'));
}

function pathOf(outline: string): SVGPathElement {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', outline);
  return path;
}

function svgOf(...paths: readonly SVGPathElement[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(...paths);
  return svg;
}
