/** JUnit XML: a suite per file, a case per check. Without times, so that equal runs give equal reports. */
import type { Io } from '../io.ts';
import { type FileResult, failureLines, passes, placeOf, type Reporter, totalsOf } from './reporter.ts';

export function newJunitReporter(io: Io): Reporter {
  return {
    async end(results) {
      const { checks, failed, invalid } = totalsOf(results);
      const suites = results.map(suiteXml).join('');
      await io.out(
        '<?xml version="1.0" encoding="UTF-8"?>\n' +
          `<testsuites name="coexsim" tests="${checks + invalid}" failures="${failed}" errors="${invalid}">\n` +
          `${suites}</testsuites>\n`,
      );
    },
  };
}

function suiteXml(result: FileResult): string {
  const { file, checks, complaints } = result;
  const failed = checks.filter((check) => !passes(check)).length;
  const wrong = complaints.length > 0 ? 1 : 0;
  const head = `name="${xml(file)}" tests="${checks.length + wrong}" failures="${failed}" errors="${wrong}"`;
  const cases = checks.map((check) => {
    const open = `    <testcase classname="${xml(file)}" name="${xml(check.title)}" file="${xml(check.file)}" line="${check.line}"`;
    if (passes(check)) return `${open}/>\n`;
    const text = [placeOf(check), ...failureLines(check)].join('\n');
    const message = failureLines(check)[0]!;
    return `${open}>\n      <failure message="${xml(message)}">${xml(text)}</failure>\n    </testcase>\n`;
  });
  if (wrong) {
    cases.push(
      `    <testcase classname="${xml(file)}" name="is a scenario">\n` +
        `      <error message="${xml(complaints[0]!)}">${xml(complaints.join('\n'))}</error>\n    </testcase>\n`,
    );
  }
  return `  <testsuite ${head}>\n${cases.join('')}  </testsuite>\n`;
}

/** What XML 1.0 cannot hold, escaped or not, is shown as U+FFFD. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** Text and attributes alike; line feeds are kept as they are in text and harmless in our attributes, which have none. */
function xml(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"'\t\r]/g, (character) => ENTITIES[character]!);
}
