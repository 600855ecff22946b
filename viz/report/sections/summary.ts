/** The top of the report: what it is of, what will break in sentences, and the key figures. */
import type { Counted, Headline, Report } from '../../../src/report/report.ts';
import { byId, element } from '../../app/dom.ts';
import type { Context } from '../context.ts';
import { type Child, linked, named, numberOf, paragraph, section } from '../elements.ts';
import { durationText, instantText, numberText, percent, plural } from '../words.ts';

/** Longer ones are set smaller. */
const LONG_TITLE = 100;

/** What the report is of, beside the title of the page. */
export function fillHead(report: Report, kind: string): void {
  byId('kind').textContent = kind;
  byId('title').replaceChildren(named(report.title));
  byId('title').classList.toggle('very-long', report.title.length > LONG_TITLE);
  const { source, totals } = report;
  const facts: readonly (readonly [string, Child])[] = [
    [source.kind === 'trace' ? 'Trace' : 'Scenario, run for this report', named(source.file)],
    ['From', `${instantText(report, 0)} UTC`],
    ['Lasts', durationText(report.untilUs)],
    ['People', `${plural(totals.people, 'person', 'people')} in ${plural(totals.tenants, 'tenant')}`],
    ['Seed', named(report.seed)],
    ['Rules', named(report.rules)],
  ];
  byId('facts').replaceChildren(
    ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

export function headlineSection(context: Context, title: string): HTMLElement {
  const { headlines, source, totals } = context.report;
  return section(
    'headline',
    title,
    source.incomplete
      ? paragraph('warning', 'The trace ends early: what follows is of the part that is there.')
      : undefined,
    headlines.length === 0 ? peace(totals) : headlineList(context, headlines),
  );
}

/** Sentences, each with what leads to its records. */
export function headlineList(context: Context, headlines: readonly Headline[]): HTMLElement {
  const sentences = headlines.map(({ text, records }) =>
    element(
      'li',
      {},
      element('bdi', {}, text),
      ' ',
      records.length === 0
        ? undefined
        : linked(context, 'Look', text, { counted: { count: records.length, records } }, 'number look'),
    ),
  );
  return element('ul', { class: 'headlines' }, ...sentences);
}

function peace({ attempted }: Report['totals']): HTMLElement {
  return paragraph(
    'headlines',
    `Nothing breaks: no conversation is disabled, and of ${plural(attempted, 'message')} none is missed, refused or failed.`,
  );
}

interface Figure {
  readonly name: string;
  readonly value: Node | string;
  readonly of: string;
  readonly loss?: string;
}

export function keyFigures(context: Context): HTMLElement {
  const { totals: t } = context.report;
  const counted = (counted: Counted, label: string): HTMLElement => numberOf(context, counted, label);
  const figures: readonly Figure[] = [
    {
      name: 'People hit',
      value: numberText(t.hit),
      of: `${percent(t.hit, t.people)} of ${numberText(t.people)}: lost a conversation, missed a message or were refused one`,
    },
    {
      name: 'Conversations disabled',
      value: counted(t.disabled, 'conversations disabled'),
      of: `${percent(t.disabled.count, t.threads)} of ${numberText(t.threads)}: no message can go on in them`,
    },
    {
      name: 'Messages missed',
      value: counted(t.missed, 'messages missed'),
      of: `${percent(t.missed.count, t.sent)} of those sent: landed where nobody looks`,
      loss: 'missed',
    },
    {
      name: 'Messages refused',
      value: counted(t.refused, 'messages refused'),
      of: `${percent(t.refused.count, t.attempted)} of those attempted: never left`,
      loss: 'refused',
    },
    {
      name: 'Messages failed',
      value: counted(t.failed, 'messages failed'),
      of: `${percent(t.failed.count, t.sent)} of those sent: lost on their way`,
      loss: 'failed',
    },
    {
      name: 'Plain text only',
      value: counted(t.degraded, 'messages that were delivered as plain text only'),
      of: `${percent(t.degraded.count, t.delivered)} of those delivered, though written in Teams`,
      loss: 'degraded',
    },
    ...(t.requestsRefused.count === 0
      ? []
      : [
          {
            name: 'Requests refused',
            value: counted(t.requestsRefused, 'grants, sign-ins and moves refused'),
            of: 'grants, sign-ins and moves: the day did not go as planned',
          },
        ]),
    {
      name: 'Messages delivered',
      value: numberText(t.delivered),
      of: `of ${numberText(t.attempted)} attempted${t.inFlight > 0 ? `; ${numberText(t.inFlight)} were on their way at the end` : ''}`,
    },
  ];
  return section(
    'figures',
    'Key figures',
    element(
      'dl',
      { class: 'cards' },
      ...figures.map(({ name, value, of, loss }) =>
        element(
          'div',
          { class: 'card', 'data-loss': loss },
          element('dt', {}, name),
          element('dd', { class: 'value' }, value),
          element('dd', { class: 'of' }, of),
        ),
      ),
    ),
  );
}
