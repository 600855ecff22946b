/** Surfaces that differ by colour and by pattern, so that no colour is needed to tell them apart. */
import { create } from 'd3';

const HUES = ['blue', 'orange', 'teal', 'purple', 'ochre', 'sky', 'pink', 'green'] as const;
const PATTERNS = ['plain', 'rising', 'dots', 'falling', 'across', 'grid', 'upright', 'rings'] as const;
type Pattern = (typeof PATTERNS)[number];

/** Length of the side of a pattern, px. */
const SIDE = 8;

interface Fill {
  readonly name: string;
  readonly hue: string;
  readonly pattern: Pattern;
}

const LOSSES: readonly Fill[] = [
  { name: 'missed', hue: 'ochre', pattern: 'rising' },
  { name: 'refused', hue: 'red', pattern: 'plain' },
  { name: 'failed', hue: 'purple', pattern: 'dots' },
  { name: 'degraded', hue: 'sky', pattern: 'across' },
  { name: 'other', hue: 'slate', pattern: 'falling' },
];

/** How many series differ; more than these begin again, with the colours and the patterns shifted. */
const SERIES: readonly Fill[] = Array.from({ length: HUES.length * 2 }, (_, i) => ({
  name: String(i),
  hue: HUES[i % HUES.length]!,
  pattern: PATTERNS[(i + (i >= HUES.length ? 3 : 0)) % PATTERNS.length]!,
}));

/** The fill of the so-many-th series. */
export function seriesFill(i: number): string {
  return `url(#fill-${i % SERIES.length})`;
}

/** The fill of `missed`, `refused`, `failed`, `degraded` or `other`. */
export function fillOf(name: string): string {
  return `url(#fill-${name})`;
}

/** The patterns that all charts of the page use, to be put into it once. */
export function patternsSvg(): SVGSVGElement {
  const svg = create('svg').attr('width', 0).attr('height', 0).attr('focusable', 'false');
  const defs = svg.append('defs');
  for (const { name, hue, pattern } of [...LOSSES, ...SERIES]) {
    const made = defs
      .append('pattern')
      .attr('id', `fill-${name}`)
      .attr('class', `pattern-${pattern}`)
      .attr('width', SIDE)
      .attr('height', SIDE)
      .attr('patternUnits', 'userSpaceOnUse');
    made.append('rect').attr('class', `paint hue-${hue}`).attr('width', SIDE).attr('height', SIDE);
    const path = PATHS[pattern];
    if (path !== '') made.append('path').attr('class', 'ink').attr('d', path);
  }
  return svg.node()!;
}

const PATHS: Readonly<Record<Pattern, string>> = {
  plain: '',
  rising: 'M-2 2L2 -2M-2 10L10 -2M6 10L10 6',
  falling: 'M-2 -2L10 10M-2 6L2 10M6 -2L10 2',
  dots: 'M2 2h.01M6 6h.01',
  across: 'M0 2h8M0 6h8',
  upright: 'M2 0v8M6 0v8',
  grid: 'M0 4h8M4 0v8',
  rings: 'M2 4a2 2 0 1 0 4 0a2 2 0 1 0 -4 0',
};

/** A piece of a fill beside its name. */
export function swatch(fill: string): SVGSVGElement {
  const svg = create('svg')
    .attr('class', 'swatch')
    .attr('width', 16)
    .attr('height', 16)
    .attr('aria-hidden', 'true');
  svg
    .append('rect')
    .attr('class', 'bar')
    .attr('x', 1)
    .attr('y', 1)
    .attr('width', 14)
    .attr('height', 14)
    .attr('fill', fill);
  return svg.node()!;
}
