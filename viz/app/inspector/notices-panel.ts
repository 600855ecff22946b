/** What is not shown and how to see it, what is wrong with the trace, and what the checks have found. */
import type { Notice, ShownViolation } from '../../view/view.ts';
import { element } from '../dom.ts';
import { type PanelLinks, recordLink } from './panel-links.ts';

export function noticesPanel(
  notices: readonly Notice[],
  violations: readonly ShownViolation[],
  { count: violationCount, done }: { readonly count: number; readonly done: boolean },
  flaw: string | undefined,
  links: PanelLinks,
): HTMLElement[] {
  const left = violationCount - violations.length;
  return [
    ...(flaw === undefined ? [] : [element('p', { class: 'flaw' }, flaw)]),
    element('h2', {}, 'Not shown'),
    notices.length === 0
      ? element('p', {}, 'Everything of this stretch is drawn.')
      : element(
          'ul',
          { class: 'list' },
          ...notices.map(({ text, remedy }) => element('li', {}, `${text} ${remedy}`)),
        ),
    element('h2', {}, 'Invariants'),
    violationCount === 0
      ? element(
          'p',
          {},
          done ? 'No invariant is broken.' : 'No invariant is broken as far as the check has come.',
        )
      : element('ul', { class: 'list' }, ...violations.map((violation) => broken(violation, links))),
    ...(left > 0 ? [element('p', { class: 'soft' }, `${left} more are counted, not listed.`)] : []),
  ];
}

function broken({ record, invariant, sentence, detail }: ShownViolation, links: PanelLinks): HTMLElement {
  const where = record < 0 ? 'At the end' : recordLink(record, `Record ${record}`, links);
  return element('li', { 'data-invariant': invariant }, where, `: ${invariant}. ${sentence} ${detail}`);
}
