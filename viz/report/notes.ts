/** Notes on paper, where nothing can be pressed: each number with records has a mark, and they stand at the end. */
import type { Counted } from '../../src/report/report.ts';
import { element } from '../app/dom.ts';
import { queryCommand, type Subject } from './context.ts';
import { subjectOf } from './elements.ts';
import { instantText, numberText } from './words.ts';

/** A note with so few records tells them in words. */
const TOLD = 3;

/** Marks the numbers that are on the sheets, and gives the notes for them. */
export function printNotes(root: Element): HTMLElement {
  const notes = new Map<Counted, { readonly mark: number; readonly item: HTMLElement }>();
  for (const target of root.querySelectorAll<HTMLElement>('button.number')) {
    const subject = subjectOf(target);
    const counted = subject?.counted;
    delete target.dataset.note;
    if (subject === undefined || counted === undefined || !target.checkVisibility()) continue;
    let note = notes.get(counted);
    if (note === undefined) {
      note = { mark: notes.size + 1, item: noteItem(notes.size + 1, subject, counted) };
      notes.set(counted, note);
    }
    target.dataset.note = String(note.mark);
  }
  return element(
    'section',
    { id: 'notes', 'aria-labelledby': 'notes-title' },
    element('h2', { id: 'notes-title' }, 'The records behind the numbers'),
    element('ol', { class: 'notes' }, ...[...notes.values()].map(({ item }) => item)),
  );
}

function noteItem(mark: number, { title, report, commands }: Subject, counted: Counted): HTMLElement {
  const { records, count, query } = counted;
  const told = records.length <= TOLD;
  const sentences = records.flatMap((n) => {
    const evidence = report.evidence[n];
    return evidence === undefined ? [] : [`#${n} ${instantText(report, evidence.atUs)} ${evidence.text}`];
  });
  const numbers = records.map((n) => `#${n}`).join(' ');
  return element(
    'li',
    {},
    element('b', {}, `${mark} `),
    element('bdi', {}, /^[#\d]/.test(title) || count === 1 ? title : `${numberText(count)} ${title}`),
    ': ',
    element(
      'bdi',
      {},
      told && sentences.length > 0
        ? sentences.join('; ')
        : `${numbers}${records.length < (counted.found ?? count) ? ' …' : ''}`,
    ),
    query === undefined || !commands ? undefined : element('code', {}, queryCommand(report, query)),
  );
}
