/** The panel beside the page that tells what stands behind a number. */
import type { Counted, Report } from '../../src/report/report.ts';
import { button, byId, element, setText } from '../app/dom.ts';
import { queryCommand, type Subject, viewCommand } from './context.ts';
import { instantText, numberText, plural } from './words.ts';

/** Opens and closes the panel; one for the page. */
export class Details {
  readonly #panel = byId('details');
  readonly #title = byId('details-title');
  readonly #body = byId('details-body');
  #opener: Element | undefined;

  constructor() {
    // It scrolls, and what it holds is not always something that keys can reach.
    for (const [name, value] of [
      ['tabindex', '0'],
      ['role', 'group'],
      ['aria-labelledby', 'details-title'],
    ] as const) {
      this.#body.setAttribute(name, value);
    }
    byId('details-close').addEventListener('click', () => this.close());
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#panel.hidden || event.defaultPrevented) return;
      event.preventDefault();
      this.close();
    });
  }

  show(subject: Subject, opener: Element): void {
    if (this.#opener === opener && !this.#panel.hidden) return this.close();
    this.#mark(opener);
    const { counted, title } = subject;
    this.#title.replaceChildren(
      ...(counted === undefined || counted.count === 1 || startsWithNumber(title)
        ? [title]
        : [element('span', { class: 'count' }, numberText(counted.count)), ' ', title]),
    );
    this.#body.replaceChildren(...(subject.more?.() ?? []), ...recordsOf(subject));
    this.#panel.hidden = false;
    document.body.classList.add('with-details');
    this.#panel.scrollTop = 0;
    this.#body.scrollTop = 0;
    this.#title.focus();
    keepInSight(opener);
  }

  close(): void {
    const opener = this.#opener;
    this.#mark(undefined);
    this.#panel.hidden = true;
    document.body.classList.remove('with-details');
    if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus();
  }

  #mark(opener: Element | undefined): void {
    this.#opener?.setAttribute('aria-expanded', 'false');
    opener?.setAttribute('aria-expanded', 'true');
    this.#opener = opener;
  }
}

function startsWithNumber(title: string): boolean {
  return /^[#\d]/.test(title);
}

/** The panel may have come over what was pressed. */
function keepInSight(opener: Element): void {
  opener.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}

function recordsOf({ report, counted, commands }: Subject): Node[] {
  if (counted === undefined) return [];
  const { records, query, count } = counted;
  const nodes: Node[] = [];
  if (query !== undefined && commands) {
    nodes.push(element('h3', {}, 'All of them'), commandBlock(queryCommand(report, query)));
    const found = foundText(counted);
    if (found !== undefined) nodes.push(element('p', { class: 'hint' }, found));
  }
  if (records.length > 0) {
    const all = records.length >= (counted.found ?? count);
    const title = all ? plural(records.length, 'record') : `The first ${plural(records.length, 'record')}`;
    nodes.push(
      element('h3', {}, title),
      element('ol', { class: 'records' }, ...records.map((n) => recordItem(report, n, commands))),
    );
  }
  if (!commands) {
    nodes.push(
      element(
        'p',
        { class: 'hint' },
        'These records are of the run with the events added; no file has them.',
      ),
    );
  }
  return nodes;
}

function foundText({ count, found }: Counted): string | undefined {
  return found === undefined || found === count
    ? undefined
    : `It lists ${plural(found, 'record')}: one record may stand for several, or several for one.`;
}

function recordItem(report: Report, n: number, commands: boolean): HTMLElement {
  const evidence = report.evidence[n];
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'moment' },
      element('b', {}, `#${n}`),
      evidence === undefined ? undefined : ` ${instantText(report, evidence.atUs)}`,
    ),
    evidence === undefined
      ? undefined
      : element('p', { class: 'sentence' }, element('bdi', {}, evidence.text)),
    commands ? commandBlock(viewCommand(report, n)) : undefined,
  );
}

/** A command that can be selected with one click, and copied with another. */
export function commandBlock(command: string): HTMLElement {
  const code = element('code', {}, command);
  const copy = button('Copy', () => void copied(code, command), {
    class: 'copy',
    'aria-label': `Copy ${command}`,
  });
  return element('p', { class: 'command' }, code, copy);
}

/** Where a page may not write to the clipboard, the command is selected for whoever copies it by hand. */
async function copied(code: HTMLElement, command: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(command);
    setText(byId('announcement'), 'Copied.');
    code.dataset.copied = 'true';
    setTimeout(() => delete code.dataset.copied, 1_500);
  } catch {
    getSelection()?.selectAllChildren(code);
    setText(byId('announcement'), 'Selected: copy it with the keyboard.');
  }
}
