/** A report as one HTML file that opens without anything beside it, and asks nobody for anything. */
import { escapeHtml } from '../trace/html-file.ts';
import { reportPage } from './node-report-page.ts';
import type { IfReport, Report } from './report.ts';

/** Where the page, as it was built, has room for data; it stands there exactly once. */
const ROOM = '<!--data-->';

/**
 * The page with a report within, or with what `--if` found. Names in it may be any text: they stand in a data block
 * that is never read as HTML. Throws a system error if there is no page, as in a copy that nobody has built.
 */
export function reportHtml(report: Report | IfReport): string {
  const [before, after, ...more] = reportPage().split(ROOM);
  if (after === undefined || more.length > 0) throw new Error('the page has no room for a report');
  const { title } = 'coexsimIf' in report ? report.without : report;
  const titled = before!.replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`);
  return `${titled}<script type="application/json" id="data">${embedded(report)}</script>\n${ROOM}${after}`;
}

/** As JSON in which nothing begins a tag or a comment: these characters stand only within its strings. */
function embedded(report: Report | IfReport): string {
  return JSON.stringify(report).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
