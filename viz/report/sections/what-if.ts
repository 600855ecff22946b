/** The top of the page for `--if`: what would change, without against with. */
import type { IfReport } from '../../../src/report/report.ts';
import { element } from '../../app/dom.ts';
import type { Context } from '../context.ts';
import { named, paragraph, part, section } from '../elements.ts';
import { table } from '../table.ts';
import { durationText, minuteText, numberText, plural } from '../words.ts';
import { disabledByDay, threadsTable } from './disabled.ts';
import { reachParts } from './reach.ts';
import { headlineList } from './summary.ts';

export function whatIfSections(report: IfReport, without: Context, added: Context): HTMLElement[] {
  return [events(report, added), changed(report), lost(report, without, added), ...reached(report, added)];
}

function events({ events: list, headlines, without }: IfReport, added: Context): HTMLElement {
  return section(
    'events',
    'What if',
    paragraph('lead', 'The run was made twice: as the scenario has it, and with this done as well.'),
    element(
      'ol',
      { class: 'events' },
      ...list.map(({ atUs, text }) =>
        element(
          'li',
          {},
          element('b', {}, atUs < 0 ? 'when its message has arrived' : minuteText(without, atUs)),
          ' ',
          element('code', {}, text),
        ),
      ),
    ),
    headlines.length === 0 ? undefined : part('What it would do', headlineList(added, headlines)),
  );
}

/** Who could reach whom at the end of both runs. */
function reached({ reach, whyNoReach }: IfReport, added: Context): HTMLElement[] {
  const parts = reach === null ? [paragraph('peace', whyNoReach ?? '')] : reachParts(added, reach);
  return [section('reach-if', 'Who could reach whom, without and with', ...parts)];
}

function changed({ changed: rows }: IfReport): HTMLElement {
  const share = (value: number, { without, with: added }: (typeof rows)[number]): number =>
    value / Math.max(1, without, added);
  return section(
    'changed',
    'What changes',
    rows.length === 0
      ? paragraph('peace', 'Nothing changes.')
      : table({
          caption: 'Without it and with it',
          quiet: true,
          shown: 30,
          rows,
          columns: [
            { head: 'What', row: true, cell: ({ what }) => what.replace(MICROSECONDS, '') },
            {
              head: 'Without',
              figure: true,
              bar: (row) => share(row.without, row),
              cell: (row) => valueText(row, row.without),
            },
            {
              head: 'With',
              figure: true,
              bar: (row) => share(row.with, row),
              cell: (row) => valueText(row, row.with),
            },
            { head: 'Difference', figure: true, cell: (row) => difference(row) },
          ],
        }),
  );
}

type Changed = IfReport['changed'][number];

/** Times are told as people tell them. */
const MICROSECONDS = /^microseconds of /;

function valueText({ what }: Changed, value: number): string {
  return MICROSECONDS.test(what) ? durationText(value) : numberText(value);
}

/** With its sign and an arrow, so that no colour is needed. */
function difference(row: Changed): HTMLElement {
  const by = row.with - row.without;
  const size = valueText(row, Math.abs(by));
  const text = by === 0 ? 'the same' : by > 0 ? `▲ +${size}` : `▼ \u2212${size}`;
  return element('span', { class: by === 0 ? 'nothing' : 'difference' }, text);
}

function lost(report: IfReport, without: Context, added: Context): HTMLElement {
  const { threads, people } = report;
  const both = [without, added].map(({ report: { disabled } }) => disabled);
  const most = Math.max(1, ...both.flatMap(({ days }) => days.map(({ count }) => count.count)));
  const longest = Math.max(1, ...people.map((each) => each.lost));
  return section(
    'lost',
    'Conversations that would be disabled',
    threads.length === 0
      ? paragraph(
          'peace',
          `No conversation is disabled for good that would not be without it${report.spared === 0 ? '' : `; ${plural(report.spared, 'conversation')} would live on that ${report.spared === 1 ? 'is' : 'are'} disabled without it`}.`,
        )
      : paragraph(
          'lead',
          `${plural(report.lost, 'conversation')} of ${plural(people.length, 'person', 'people')} would be disabled for good that would live on without it${report.spared === 0 ? '' : `; ${plural(report.spared, 'conversation')} would live on that ${report.spared === 1 ? 'is' : 'are'} disabled without it`}.`,
        ),
    element(
      'div',
      { class: 'pair' },
      ...[without, added].map((context, i) =>
        both[i]!.days.length === 0
          ? paragraph('peace', `${i === 0 ? 'Without' : 'With'} it no conversation is disabled.`)
          : disabledByDay(context, both[i]!, {
              caption: `${i === 0 ? 'Without' : 'With'} it: conversations disabled a day`,
              most,
            }),
      ),
    ),
    people.length === 0
      ? undefined
      : part(
          'Who would have to begin anew',
          table({
            caption: 'People by the conversations they would lose besides',
            rows: people,
            columns: [
              { head: 'Person', row: true, cell: ({ person }) => named(person) },
              { head: 'Group', cell: ({ group }) => named(group) },
              {
                head: 'Conversations',
                figure: true,
                bar: (each) => each.lost / longest,
                cell: (each) => numberText(each.lost),
              },
            ],
          }),
        ),
    threads.length === 0 ? undefined : part('The conversations', threadsTable(added, threads, report.lost)),
  );
}
