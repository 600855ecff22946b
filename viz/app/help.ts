/** The help: what the picture shows, all commands with their keys, how to filter. */
import { select } from 'd3';
import type { Field } from '../../src/trace/query/field.ts';
import { FIELDS } from '../../src/trace/query/fields.ts';
import { COMPARERS, FUNCTIONS, JOINERS, type Operator } from '../../src/trace/query/operators.ts';
import { drawSvg } from '../draw/svg-page.ts';
import type { Theme } from '../draw/theme.ts';
import type { App } from './app.ts';
import { byId, element } from './dom.ts';
import { KeyTable } from './key-table.ts';
import { LEGEND, type LegendEntry, SAMPLE_HEIGHT, SAMPLE_WIDTH, sampleOf } from './legend.ts';

const SVG = 'http://www.w3.org/2000/svg';

const ABOUT_MARKS =
  'An arrow has the name of its message and, where there is room, the row of the routing table that decided it, such ' +
  'as 2021-11/2a.3. Point at a mark to read what it is; click it, and the panel “Why” says what led to it.';

export class Help {
  readonly #app: App;
  readonly #theme: () => Theme;
  readonly #body = byId('help-body');

  /** `theme` answers the colours that the views are drawn in now. */
  constructor(app: App, theme: () => Theme) {
    this.#app = app;
    this.#theme = theme;
  }

  /** To be called when dialog#help has been opened. */
  opened(): void {
    if (this.#body.childElementCount === 0) {
      this.#body.append(
        element('h3', {}, 'What the picture shows'),
        element('p', {}, ABOUT_MARKS),
        element('div', { class: 'legend' }),
        element('h3', {}, 'Commands and keys'),
        new KeyTable(this.#app).element,
        ...filterHelp(),
      );
    }
    // In the colours of now.
    this.#body.querySelector('.legend')!.replaceChildren(...this.#legend());
  }

  #legend(): HTMLElement[] {
    return LEGEND.map(({ title, entries }) =>
      element(
        'table',
        {},
        element('caption', {}, title),
        element(
          'tbody',
          {},
          ...entries.map((entry) =>
            element(
              'tr',
              {},
              element('td', {}, sampleSvg(entry, this.#theme())),
              element('td', {}, entry.text),
            ),
          ),
        ),
      ),
    );
  }
}

function sampleSvg(entry: LegendEntry, theme: Theme): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const group = document.createElementNS(SVG, 'g');
  svg.setAttribute('width', String(SAMPLE_WIDTH));
  svg.setAttribute('height', String(SAMPLE_HEIGHT));
  svg.setAttribute('aria-hidden', 'true');
  svg.append(group);
  drawSvg(select(group), sampleOf(entry), theme);
  return svg;
}

function filterHelp(): HTMLElement[] {
  const fields = FIELDS.map(
    ({ name, aliases, what, words, example }: Field): Operator => ({
      name: [name, ...(aliases ?? [])].join(', '),
      what: words === undefined ? what : `${what} One of ${words.join(', ')}.`,
      example,
    }),
  );
  return [
    element('h3', {}, 'How to filter'),
    element(
      'p',
      {},
      'A filter is made of tests; those that stand side by side all have to hold. A word alone is looked for in ' +
        'names, ids, kinds, reasons and rows. Case does not matter; put text with spaces in double quotes.',
    ),
    filterTable('Fields', fields),
    filterTable('Comparisons', COMPARERS),
    filterTable('Joined by', JOINERS),
    filterTable('Functions', FUNCTIONS),
  ];
}

function filterTable(title: string, rows: readonly Operator[]): HTMLElement {
  const columns = ['Name', 'Meaning', 'Example'].map((column) => element('th', { scope: 'col' }, column));
  const body = rows.map(({ name, what, example }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('code', {}, name)),
      element('td', {}, what),
      element('td', {}, element('code', {}, example)),
    ),
  );
  return element(
    'table',
    {},
    element('caption', {}, title),
    element('thead', {}, element('tr', {}, ...columns)),
    element('tbody', {}, ...body),
  );
}
