/**
 * The why panel: what happened in the record that is selected, the cell of the table that decided it, the gates, and
 * every input with the record that had set it.
 */

import { CLIENTS } from '../../../src/model/words.ts';
import type { UpgradeTold } from '../../../src/trace/story/upgrade-told.ts';
import { clientName } from '../../../src/trace/telling.ts';
import type { WhyInput } from '../../../src/trace/why/inputs.ts';
import type { WhyTable } from '../../../src/trace/why/tables.ts';
import type { Why, WhyDecision, WhyGate, WhyRecord } from '../../../src/trace/why/why.ts';
import { button, element } from '../dom.ts';
import { type PanelLinks, recordLink } from './panel-links.ts';
import { upgradePart } from './upgrade-part.ts';

/** What else is known of the record: how it differs from the other trace, and whom it hit if it is an upgrade. */
export interface Besides {
  readonly difference: string | undefined;
  readonly upgrade: UpgradeTold | undefined;
}

/** All of the panel's content. */
export function whyPanel(why: Why, { difference, upgrade }: Besides, links: PanelLinks): HTMLElement[] {
  return [
    element('h2', {}, why.title),
    ...(difference === undefined ? [] : [element('p', { class: 'callout warn' }, `Compared: ${difference}`)]),
    ...why.sentences.map((sentence) => element('p', { class: 'lead' }, sentence)),
    ...(upgrade === undefined ? [] : upgradePart(upgrade, links)),
    ...(upgrade !== undefined && tellsAll(upgrade, why) ? [] : endings(why, links)),
    ...(why.decision === undefined ? [] : decision(why.decision, titleOf(why.decision), links)),
    ...thread(why, links),
    ...(why.madeThread === undefined
      ? []
      : decision(why.madeThread, 'The decision that made the thread', links)),
    ...records('Caused by', why.causes, why.causesLeftOut, links),
    ...records('What it caused', why.effects, why.effectsLeftOut, links),
    ...subjects(why, links),
  ];
}

/** Whether all threads that the record changed are among those that the upgrade disabled. */
function tellsAll({ conversations }: UpgradeTold, { endings: list, endingsLeftOut }: Why): boolean {
  return (
    endingsLeftOut === 0 &&
    list.length <= conversations.told.length &&
    list.every(({ becomes }) => becomes === 'disabled')
  );
}

function endings({ endings: list, endingsLeftOut }: Why, links: PanelLinks): HTMLElement[] {
  if (list.length === 0) return [];
  const items = list.map(({ thread: ended, becomes, because }) =>
    element(
      'li',
      {},
      button(`thread ${ended.id}`, () => links.select({ subject: 'thread', id: ended.id }), {
        class: 'link',
      }),
      ` of ${ended.participants.map(({ name }) => name).join(' and ')} becomes ${becomes}: ${because}`,
    ),
  );
  return [
    element('h3', {}, `${list.length + endingsLeftOut} ${list.length === 1 ? 'thread' : 'threads'} changed`),
    element('ul', { class: 'list' }, ...items, leftOut(endingsLeftOut, 'threads')),
  ];
}

function titleOf({ aboutWords }: WhyDecision): string {
  return aboutWords === '' ? 'Decision' : `Decision on ${aboutWords}`;
}

function decision(taken: WhyDecision, title: string, links: PanelLinks): HTMLElement[] {
  return [
    element(
      'section',
      {
        class: 'decision',
        'data-row': taken.row,
        'data-about': taken.about === '' ? undefined : taken.about,
      },
      element('h3', {}, title),
      element(
        'p',
        {
          class: 'verdict',
          'data-outcome': taken.outcome,
          'data-passes': isNo(taken) ? undefined : 'true',
        },
        verdict(taken),
      ),
      ...taken.tables.map(table),
      taken.about !== '' && taken.gates.length === 0 ? undefined : gates(taken.gates),
      taken.about !== '' && taken.inputs.length === 0 ? undefined : inputs(taken.inputs, links),
      element('p', { class: 'source' }, taken.source),
      recordLink(
        taken.n,
        taken.about === '' ? `The attempt, record ${taken.n}` : `Decided in record ${taken.n}`,
        links,
      ),
    ),
  ];
}

const NO = /refus|denied|not|no information|withh|return|reject|fail|impossible/i;

/** Whether something that was asked for was not to be had: an answer of whatever decision, in its own word. */
function isNo({ about, outcome, gates }: WhyDecision): boolean {
  if (about === '') return outcome !== 'lands';
  return gates.some(({ pass }) => !pass) || NO.test(outcome);
}

/** `Refused: the domain is blocked`, `It lands in Teams (row 2021-11/1a.1)`. */
function verdict({ outcomeWords, client, row, gates, reason }: WhyDecision): string {
  const failed = gates.find(({ pass }) => !pass);
  const where = client === '' ? '' : ` in ${fullName(client)}`;
  const said = failed?.reason ?? reason;
  const why = said === '' ? '' : `: ${said}`;
  return `${outcomeWords}${where}${why}${row === '' ? '' : ` (row ${row})`}`;
}

function fullName(client: string): string {
  return clientName((CLIENTS as readonly string[]).indexOf(client));
}

function table({ title, head, rows, notes, row }: WhyTable): HTMLElement {
  const columns = head.map((text) => element('th', { scope: 'col' }, text));
  const body = rows.map(({ cells }) =>
    element(
      'tr',
      { class: cells.some(({ lit }) => lit) ? 'lit-row' : undefined },
      ...cells.map(({ text, italic, lit, row: id }) =>
        element(
          'td',
          {
            class: lit ? 'lit' : undefined,
            'data-row': id === '' ? undefined : id,
            'aria-current': lit ? 'true' : undefined,
          },
          lit
            ? element('strong', {}, italic ? element('em', {}, text) : text)
            : italic
              ? element('em', {}, text)
              : text,
        ),
      ),
    ),
  );
  return element(
    'figure',
    { class: 'rules' },
    element(
      'table',
      { 'data-lit': row },
      element('caption', {}, title),
      element('thead', {}, element('tr', {}, ...columns)),
      element('tbody', {}, ...body),
    ),
    ...notes.map((note) => element('p', { class: 'note' }, note)),
  );
}

function gates(asked: readonly WhyGate[]): HTMLElement {
  const items = asked.map(({ gate, question, side, pass, reason }) =>
    element(
      'li',
      { 'data-gate': gate, 'data-pass': String(pass) },
      element('span', { class: 'mark', 'aria-hidden': 'true' }, pass ? '✓' : '✕'),
      element('span', {}, `${question}${side === '' ? '' : ` (${side})`} `),
      element('strong', {}, pass ? 'yes' : 'NO'),
      `: ${reason}`,
    ),
  );
  return element('div', {}, element('h4', {}, 'Gates'), element('ol', { class: 'gates' }, ...items));
}

function inputs(list: readonly WhyInput[], links: PanelLinks): HTMLElement {
  const items = list.flatMap(({ name, words, value, setBy, since }) => [
    element('dt', { 'data-input': name }, words),
    element(
      'dd',
      {},
      `${value} `,
      since === ''
        ? undefined
        : setBy < 0
          ? element('span', { class: 'soft' }, since)
          : recordLink(setBy, since, links),
    ),
  ]);
  return element(
    'div',
    {},
    element('h4', {}, 'What was known'),
    element('dl', { class: 'inputs' }, ...items),
  );
}

function thread(why: Why, links: PanelLinks): HTMLElement[] {
  const shown = why.thread;
  if (shown === undefined) return [];
  const sides = shown.participants.map(
    ({ name, client, mode }) => `${name} in ${fullName(client)}${mode === '' ? '' : ` (then ${mode})`}`,
  );
  const made =
    shown.madeBy < 0 ? 'before the run' : recordLink(shown.madeBy, `record ${shown.madeBy}`, links);
  return [
    element(
      'section',
      { class: 'thread' },
      element('h3', {}, `Thread ${shown.id} is ${shown.status}`),
      element('p', {}, `Its route was fixed when it was made: ${shown.method}, ${sides.join(', ')}.`),
      element(
        'p',
        {},
        'Made in ',
        made,
        shown.row === '' ? '' : ` by row ${shown.row}`,
        shown.statusBy < 0 ? '.' : ', ',
        shown.statusBy < 0
          ? undefined
          : recordLink(shown.statusBy, `${shown.status} since record ${shown.statusBy}`, links),
        shown.statusBy < 0 ? undefined : '.',
      ),
    ),
  ];
}

function records(title: string, list: readonly WhyRecord[], left: number, links: PanelLinks): HTMLElement[] {
  if (list.length === 0) return [];
  const items = list.map(({ n, sentence }) =>
    element('li', {}, recordLink(n, `${n}`, links), ` ${sentence}`),
  );
  return [element('h3', {}, title), element('ol', { class: 'records' }, ...items, leftOut(left, 'records'))];
}

function subjects({ subjects: list }: Why, links: PanelLinks): HTMLElement[] {
  const items = list.map(({ subject, id, name }) =>
    element(
      'li',
      {},
      button(name, () => links.select({ subject, id }), { class: 'link' }),
    ),
  );
  return items.length === 0
    ? []
    : [element('h3', {}, 'Concerns'), element('ul', { class: 'list' }, ...items)];
}

function leftOut(count: number, what: string): HTMLElement | undefined {
  return count === 0
    ? undefined
    : element('li', { class: 'soft' }, `${count} more ${what} are not listed here.`);
}
