/** Marks as SVG elements of the page, by d3 joins: for axes and selection, not for thousands. */
import type { Selection } from 'd3';
import { type DisplayList, marksOf } from '../list/display-list.ts';
import { type SvgElement, svgElement } from './svg.ts';
import type { Theme } from './theme.ts';

type Layer = Selection<SVGGElement, unknown, null, undefined>;

/** Makes the group's children the marks of the list; a mark with the same subject and shape keeps its element. */
export function drawSvg(group: Layer, list: DisplayList, theme: Theme): void {
  const seen = new Map<string, number>();
  const keyed = marksOf(list).map((mark) => {
    const element = svgElement(mark, theme);
    const base = `${mark.subject}:${mark.id}:${mark.kind}:${element.name}`;
    const nth = seen.get(base) ?? 0;
    seen.set(base, nth + 1);
    return { key: `${base}:${nth}`, element };
  });
  group
    .selectAll<SVGElement, (typeof keyed)[number]>(':scope > *')
    .data(keyed, (datum) => datum?.key ?? '')
    .join((enter) => enter.append((datum) => document.createElementNS(SVG, datum.element.name)))
    .order()
    .each(function (datum) {
      update(this, datum.element);
    });
}

const SVG = 'http://www.w3.org/2000/svg';

function update(element: SVGElement, { name, attributes, text }: SvgElement): void {
  for (const old of element.getAttributeNames()) if (!(old in attributes)) element.removeAttribute(old);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (name === 'text') element.textContent = text;
  else if (text === '') element.replaceChildren();
  else {
    const title = document.createElementNS(SVG, 'title');
    title.textContent = text;
    element.replaceChildren(title);
  }
}
