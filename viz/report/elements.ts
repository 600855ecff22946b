/** What the page is made of: names, numbers that lead to their records, sections, what folds. */
import type { Counted } from '../../src/report/report.ts';
import { breakable, button, element } from '../app/dom.ts';
import type { Context, Subject } from './context.ts';
import { minuteText, numberText } from './words.ts';

export type Child = Node | string | undefined;

/** A part of a name that is longer than this may be broken anywhere. */
const LONG = 26;

/**
 * A name from a scenario: whatever it holds, text beside it keeps its order. It is broken where its parts meet, as an
 * address behind its @.
 */
export function named(name: string): HTMLElement {
  const long = name.split(/[\s@.]/u).some((part) => part.length > LONG);
  return element('bdi', { class: long ? 'long' : undefined }, ...breakable(name));
}

/** Names as a sentence lists them. */
export function namedList(names: readonly string[]): Child[] {
  return names.flatMap((name, i) => [
    i === 0 ? undefined : i < names.length - 1 ? ', ' : ' and ',
    named(name),
  ]);
}

const SUBJECTS = new WeakMap<Element, Subject>();

/** What a button of the page leads to, for the notes on paper. */
export function subjectOf(target: Element): Subject | undefined {
  return SUBJECTS.get(target);
}

/** A button with a text that leads to the details of something. */
export function linked(
  context: Context,
  text: string,
  label: string,
  details: Pick<Subject, 'counted' | 'more'> & { readonly title?: string },
  className = 'number',
): HTMLElement {
  const { report, commands } = context;
  const subject: Subject = { title: label, report, commands, ...details };
  const made = button(text, () => context.show(subject, made), {
    class: className,
    'aria-label': label.startsWith(text) ? label : `${text}: ${label}`,
    'aria-controls': 'details',
    'aria-expanded': 'false',
  });
  SUBJECTS.set(made, subject);
  return made;
}

/** A number that leads to its records, if it has some; else text. The label says what is counted. */
export function numberOf(context: Context, counted: Counted, label: string): HTMLElement {
  const text = numberText(counted.count);
  if (counted.count === 0 || (counted.records.length === 0 && counted.query === undefined)) {
    return element('span', { class: counted.count === 0 ? 'nothing' : 'plain' }, text);
  }
  return linked(context, text, label, { counted });
}

/** One record by its number. */
export function recordOf(context: Context, record: number, label: string): HTMLElement {
  if (record < 0) return element('span', { class: 'nothing' }, 'from the start');
  return linked(context, `#${record}`, label, { counted: { count: 1, records: [record] } }, 'number record');
}

/** Some records of something that is no count of them. */
export function recordsOf(context: Context, records: readonly number[], label: string): HTMLElement {
  if (records.length === 0) return element('span', { class: 'nothing' }, 'none');
  const text = `${records.length === 1 ? 'record' : 'records'}`;
  return linked(context, text, label, { counted: { count: records.length, records } }, 'number record');
}

/** A moment of the run to the minute, which is broken between its date and its time only. */
export function moment({ report }: Context, atUs: number): HTMLElement {
  const text = minuteText(report, atUs);
  const parts = text.split(' ').map((part) => element('span', { class: 'whole' }, part));
  return element('time', { datetime: `${text.replace(' ', 'T')}Z` }, parts[0], ' ', parts[1]);
}

/** A section with its heading. */
export function section(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  return element(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title` }, title),
    ...children,
  );
}

/** A part of a section, with a heading below the section's. */
export function part(title: string, ...children: readonly Child[]): HTMLElement {
  return element('div', { class: 'part' }, element('h3', {}, title), ...children);
}

export function paragraph(className: string, ...children: readonly Child[]): HTMLElement {
  return element('p', { class: className }, ...children);
}

let foldings = 0;

/** Something that is shown when it is asked for; `paper` if it is printed even when it was not. */
export function folded(label: string, content: () => Node, { paper = false } = {}): HTMLElement {
  const id = `folded-${++foldings}`;
  const inner = element('div', { id, class: paper ? 'folded on-paper' : 'folded', 'data-open': 'false' });
  let filled = false;
  const fill = (): void => {
    if (!filled) inner.append(content());
    filled = true;
  };
  const toggle = button(
    label,
    () => {
      const open = inner.dataset.open !== 'true';
      fill();
      inner.dataset.open = String(open);
      toggle.setAttribute('aria-expanded', String(open));
    },
    { class: 'fold', 'aria-expanded': 'false', 'aria-controls': id },
  );
  if (paper) fill();
  return element('div', { class: 'folding' }, toggle, inner);
}
