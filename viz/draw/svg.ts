/** Marks as SVG: a whole list as a file of its own; svg-page.ts puts one into the page. Text stays text. */
import { pathRound } from 'd3';
import { type DisplayList, type Mark, markAt, SYMBOLS } from '../list/display-list.ts';
import { fittedText } from '../list/text-width.ts';
import { FILLED_SYMBOLS, type Pen, traceHead, traceLine, traceSymbol } from './shapes.ts';
import type { Theme, Token } from './theme.ts';

/** One element: its name, its attributes in order, the words inside (of a text) or its title. */
export interface SvgElement {
  readonly name: 'rect' | 'path' | 'text';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text: string;
}

export interface SvgCaption {
  readonly title: string;
  readonly description: string;
}

/** The list as an SVG document; a mark is one element that carries `data-kind`, and its subject if it has one. */
export function svgText(list: DisplayList, theme: Theme, { title, description }: SvgCaption): string {
  const { width, height } = list;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" ` +
      `viewBox="0 0 ${number(width)} ${number(height)}" role="img" font-family="${escaped(theme.font)}">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<rect width="100%" height="100%" fill="${escaped(theme.tokens.background.fill)}"/>`,
  ];
  for (let i = 0; i < list.count; i++) lines.push(elementText(svgElement(markAt(list, i), theme)));
  lines.push('</svg>', '');
  return lines.join('\n');
}

function elementText({ name, attributes, text }: SvgElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const inside = name === 'text' || text === '' ? escaped(text) : `<title>${escaped(text)}</title>`;
  return `<${name}${written.join('')}>${inside}</${name}>`;
}

/** What a mark is in SVG. */
export function svgElement(mark: Mark, theme: Theme): SvgElement {
  const token = theme.tokens[mark.style];
  const common = {
    'data-kind': mark.kind,
    ...(mark.subject === 'none' ? {} : { 'data-subject': mark.subject, 'data-id': mark.id }),
    ...(mark.weight === 255 ? {} : { opacity: number(mark.weight / 255) }),
  };
  switch (mark.kind) {
    case 'rect':
    case 'area':
      return rectElement(mark, token, common);
    case 'text':
      return textElement(mark, token, common);
    default:
      return pathElement(mark, token, common);
  }
}

type Attributes = Record<string, string | number>;

function rectElement({ kind, box, text }: Mark, token: Token, common: Attributes): SvgElement {
  const [left, top, right, bottom] = box;
  const size = { x: number(left), y: number(top), width: number(right - left), height: number(bottom - top) };
  const paint = kind === 'area' ? { fill: token.fill } : { fill: token.fill || 'none', ...strokeOf(token) };
  return { name: 'rect', attributes: { ...common, ...size, ...paint }, text };
}

function textElement({ box, text }: Mark, token: Token, common: Attributes): SvgElement {
  const [x, y, width, anchor] = box;
  const attributes = {
    ...common,
    x: number(x),
    y: number(y),
    fill: token.fill,
    'font-size': token.size,
    ...(token.weight === 400 ? {} : { 'font-weight': token.weight }),
    ...(anchor === 0 ? {} : { 'text-anchor': anchor === 1 ? 'end' : 'middle' }),
  };
  return { name: 'text', attributes, text: fittedText(text, token.size, width, token.weight > 400) };
}

function pathElement({ kind, box, text }: Mark, token: Token, common: Attributes): SvgElement {
  const [a, b, c, d] = box;
  const pen = pathRound(2);
  const canvasPen = pen as unknown as Pen;
  let fill = 'none';
  if (kind === 'symbol') {
    const symbol = SYMBOLS[d]!;
    traceSymbol(canvasPen, symbol, a, b, c);
    if (FILLED_SYMBOLS.has(symbol)) fill = token.fill || 'none';
    const { 'stroke-dasharray': _, ...stroke } = strokeOf(token) as Attributes;
    return { name: 'path', attributes: { ...common, d: pen.toString(), fill, ...stroke }, text };
  }
  traceLine(canvasPen, a, b, c, d, 1);
  if (kind === 'arrow') {
    traceHead(canvasPen, a, b, c, d);
    fill = token.stroke;
  }
  return { name: 'path', attributes: { ...common, d: pen.toString(), fill, ...strokeOf(token) }, text };
}

function strokeOf({ stroke, width, dash }: Token): Attributes {
  if (stroke === '') return {};
  return {
    stroke,
    ...(width === 1 ? {} : { 'stroke-width': width }),
    ...(dash.length === 0 ? {} : { 'stroke-dasharray': dash.join(' ') }),
  };
}

/** At most two decimals. */
function number(value: number): number {
  return Math.round(value * 100) / 100;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML 1.0 does not admit, and other controls, become the replacement character. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ESCAPES[character]!)
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (character) =>
      '\t\n\r'.includes(character) ? character : '\ufffd',
    );
}
