/** What happened, for somebody who sees the run for the first time: the headlines, each a way into the picture. */

import { grouped } from '../../../src/core/counts.ts';
import type { Headline } from '../../../src/trace/story/headlines.ts';
import type { ComparisonFacts } from '../../worker/calls.ts';
import { button, element } from '../dom.ts';
import { type PanelLinks, showLink } from './panel-links.ts';

export function storyPanel(
  headlines: readonly Headline[],
  comparison: ComparisonFacts | undefined,
  links: PanelLinks,
): HTMLElement[] {
  const items = headlines.map((headline) => item(headline, links));
  return [
    ...(comparison === undefined ? [] : compared(comparison, links)),
    element('h2', {}, 'What happened'),
    items.length === 0
      ? element('p', { class: 'lead' }, 'Nothing happened in this run that would be worth a headline.')
      : element('ol', { class: 'headlines' }, ...items),
  ];
}

function item({ kind, text, n, children }: Headline, links: PanelLinks): HTMLElement {
  const nested =
    children.length === 0
      ? undefined
      : element('ol', { class: 'headlines' }, ...children.map((child) => item(child, links)));
  return element(
    'li',
    { 'data-kind': kind },
    element('p', {}, text, ' ', n < 0 ? undefined : showLink(n, links)),
    nested,
  );
}

function compared(facts: ComparisonFacts, links: PanelLinks): HTMLElement[] {
  const { identical, same, digest, beginnings, first, counts, threads, threadsLeftOut } = facts;
  if (identical) {
    return [
      element('h2', {}, 'Identical'),
      element('p', { class: 'lead' }, `Both traces have the digest ${digest}.`),
    ];
  }
  const differ = counts.onlyLeft + counts.onlyRight + counts.what + counts.why;
  return [
    element('h2', {}, same ? 'The same but for times' : 'The two runs differ'),
    ...(first === undefined
      ? []
      : [element('p', { class: 'lead' }, `First: ${first.what} `, showLink(first.place, links))]),
    element(
      'p',
      {},
      `${grouped(differ)} records differ: ${grouped(counts.onlyLeft)} only in the first, ` +
        `${grouped(counts.onlyRight)} only in the second, ${grouped(counts.what)} happened otherwise, ` +
        `${grouped(counts.why)} for other reasons; ${grouped(counts.later + counts.earlier)} only at another time.`,
    ),
    ...beginnings.map((sentence) => element('p', { class: 'soft' }, sentence)),
    element('h3', {}, `${threads.length + threadsLeftOut} conversations differ`),
    element(
      'ul',
      { class: 'list' },
      ...threads.map(({ id, how, text }) =>
        element(
          'li',
          { 'data-thread': id },
          id < 0
            ? 'A thread'
            : button(`thread ${id}`, () => links.select({ subject: 'thread', id }), { class: 'link' }),
          ` ${how}: ${text}`,
        ),
      ),
    ),
    ...(threadsLeftOut > 0
      ? [element('p', { class: 'soft' }, `${threadsLeftOut} more are not listed.`)]
      : []),
  ];
}
