/** Notes on paper, where nothing can be pressed: each number with records has a mark, and they stand at the end. */
import { plainText } from '../../src/core/plain-text.ts';
import type { Counted, Report } from '../../src/report/report.ts';
import { element } from '../app/dom.ts';
import { type Context, queryCommand, type Subject, viewCommand } from './context.ts';
import { subjectOf } from './elements.ts';
import { instantText, numberText } from './words.ts';

/** A note with so few records tells them in words. */
const TOLD = 1;
/** Of more, a note names these; the filter means all of them. */
const NAMED = 4;

/** Marks the numbers that are on the sheets, and gives the notes for them. */
export function printNotes(root: Element, { report, commands }: Context): HTMLElement {
  const notes = new Map<Counted, { readonly mark: number; readonly item: HTMLElement }>();
  const targets = [...root.querySelectorAll<HTMLElement>('button.number')];
  // First all are asked whether they can be seen: each mark would make the browser look anew.
  const seen = targets.map((target) => target.checkVisibility());
  targets.forEach((target, i) => {
    const subject = subjectOf(target);
    const counted = subject?.counted;
    delete target.dataset.note;
    if (subject === undefined || counted === undefined || !seen[i]) return;
    let note = notes.get(counted);
    if (note === undefined) {
      note = { mark: notes.size + 1, item: noteItem(notes.size + 1, subject, counted) };
      notes.set(counted, note);
    }
    target.dataset.note = String(note.mark);
  });
  return element(
    'section',
    { id: 'notes', 'aria-labelledby': 'notes-title' },
    element('h2', { id: 'notes-title' }, 'The records behind the numbers'),
    howToLook(report, commands),
    element('ol', { class: 'notes' }, ...[...notes.values()].map(({ item }) => item)),
  );
}

function noteItem(mark: number, { title, report, commands }: Subject, counted: Counted): HTMLElement {
  const { records, count, query } = counted;
  const told = records.length <= TOLD;
  const sentences = records.slice(0, TOLD).flatMap((n) => {
    const evidence = report.evidence[n];
    return evidence === undefined ? [] : [`#${n} ${instantText(report, evidence.atUs)} ${evidence.text}`];
  });
  const most = query === undefined ? records.length : NAMED;
  const numbers = records.slice(0, most).map((n) => `#${n}`);
  if (most < (counted.found ?? count)) numbers.push('…');
  return element(
    'li',
    {},
    element('b', {}, `${mark} `),
    element('bdi', {}, /^[#\d]/.test(title) || count === 1 ? title : `${numberText(count)} ${title}`),
    ': ',
    element('bdi', {}, told && sentences.length > 0 ? sentences.join('; ') : numbers.join(' ')),
    ' ',
    query === undefined || !commands ? undefined : element('code', {}, plainText(query)),
  );
}

/** Said once: notes have filters and numbers only, to be short. */
function howToLook(report: Report, commands: boolean): HTMLElement | undefined {
  if (!commands) return undefined;
  return element(
    'p',
    {},
    'All records of a note are listed by its filter: ',
    element('code', {}, queryCommand(report, 'FILTER')),
    '; a record is looked at with ',
    element('code', {}, viewCommand(report, 0).replace('#0', '#RECORD')),
    '.',
  );
}
