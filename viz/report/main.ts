/** The program of the page: reads the report that the page carries, and makes the page of it. */
import type { IfReport, Report } from '../../src/report/report.ts';
import { button, byId, element } from '../app/dom.ts';
import { patternsSvg } from './charts/fills.ts';
import { drawForPaper } from './charts/frame.ts';
import type { Context } from './context.ts';
import { Details } from './details.ts';
import { printNotes } from './notes.ts';
import { disabledSection, wavesSection } from './sections/disabled.ts';
import { lossesSection } from './sections/losses.ts';
import { latencySection, presenceSection, splitSection } from './sections/others.ts';
import { reachSection } from './sections/reach.ts';
import { fillHead, headlineSection, keyFigures } from './sections/summary.ts';
import { whatIfSections } from './sections/what-if.ts';
import { rowsSection, worstSection } from './sections/worst.ts';
import { numberText } from './words.ts';

function start(): void {
  const data = JSON.parse(byId('data').textContent) as Report | IfReport;
  byId('patterns').append(patternsSvg());
  const details = new Details();
  const contextOf = (report: Report, commands: boolean): Context => ({
    report,
    commands,
    show: (subject, opener) => details.show(subject, opener),
  });
  const report = 'coexsimIf' in data ? data.with : data;
  fillHead(report, 'coexsimIf' in data ? 'coexsim report: what if' : 'coexsim report');
  const sections =
    'coexsimIf' in data
      ? ifSections(
          data,
          contextOf(data.without, true),
          contextOf({ ...data.with, evidence: { ...data.with.evidence, ...data.evidence } }, false),
        )
      : reportSections(contextOf(data, true));
  const main = byId('report');
  main.append(...sections);
  byId('contents').append(contents(sections));
  byId('actions').append(
    button('Unfold everything', () => unfold(main), { class: 'action' }),
    button('Print', () => print(), { class: 'action' }),
  );
  byId('foot').append(footText(report));
  setUpPaper(main, contextOf(report, !('coexsimIf' in data)));
  document.body.dataset.drawn = 'true';
}

function reportSections(context: Context, title = 'What will break'): HTMLElement[] {
  const sections = [
    headlineSection(context, title),
    keyFigures(context),
    wavesSection(context),
    disabledSection(context),
    lossesSection(context),
    reachSection(context),
    splitSection(context),
    presenceSection(context),
    latencySection(context),
    worstSection(context),
    rowsSection(context),
  ];
  return sections.filter((each) => each !== undefined);
}

function ifSections(report: IfReport, without: Context, added: Context): HTMLElement[] {
  return [
    ...whatIfSections(report, without, added),
    ...reportSections(added, 'All of it, with what might be done'),
  ];
}

function contents(sections: readonly HTMLElement[]): HTMLElement {
  return element(
    'ul',
    {},
    ...sections.map((each) =>
      element('li', {}, element('a', { href: `#${each.id}` }, each.querySelector('h2')!.textContent)),
    ),
  );
}

function footText({ program, totals, scenario }: Report): HTMLElement {
  return element(
    'p',
    {},
    'Made by coexsim ',
    element('bdi', {}, program.replace(/^coexsim /, '')),
    ` of ${numberText(totals.records)} records; scenario `,
    element('code', {}, scenario.slice(0, 16)),
    '. Times are in UTC. This file holds everything that it shows, and asks nobody for anything.',
  );
}

/** Shows every row and every table, for whoever searches the page or prints all of it. */
function unfold(main: HTMLElement): void {
  for (const fold of main.querySelectorAll<HTMLButtonElement>('button.fold[aria-expanded="false"]'))
    fold.click();
  // What has just been shown may hold what folds.
  const more = main.querySelectorAll<HTMLButtonElement>('button.fold[aria-expanded="false"]');
  for (const fold of more) fold.click();
}

/** On paper nothing can be pressed: charts are as wide as the sheet, and numbers have notes at the end. */
function setUpPaper(main: HTMLElement, context: Context): void {
  const toPaper = (): void => {
    document.getElementById('notes')?.remove();
    drawForPaper(true);
    main.append(printNotes(main, context));
  };
  const toWindow = (): void => {
    document.getElementById('notes')?.remove();
    drawForPaper(false);
  };
  const paper = matchMedia('print');
  paper.addEventListener('change', () => (paper.matches ? toPaper() : toWindow()));
  addEventListener('beforeprint', toPaper);
  addEventListener('afterprint', toWindow);
}

start();
