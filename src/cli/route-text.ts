/** The answer of `coexsim route` for a person. */
import { PRINTED, ROWS, rowPlace } from '../rules/all-rows.ts';
import type { GateAnswer, RouteAnswer } from '../rules/describe.ts';
import { REASONS } from '../rules/reasons.ts';
import type { Via } from '../rules/route.ts';
import { EDITIONS, type Row } from '../rules/rows.ts';
import { columns, style } from './style.ts';

const VIA_NAMES: Readonly<Record<Via, string>> = {
  native: 'conversation',
  'promoted Teams meeting': 'promoted Teams meeting',
  'promoted SfB meeting': 'promoted Skype for Business meeting',
};
const CLIENT_NAMES = { Teams: 'Teams', SfB: 'Skype for Business' } as const;

export function routeText(answer: RouteAnswer, colours: boolean): string {
  const parts = [`${headline(answer, colours)}\n`];
  const row = answer.row === null ? undefined : ROWS[rowPlace(answer.row)];
  if (row) parts.push(`\nRow ${row.id}\n`, columns(rowLines(row), '  '));
  parts.push(
    '\nGates, in their order\n',
    columns(
      answer.gates.map((gate) => gateLine(gate, colours)),
      '  ',
    ),
  );
  parts.push(`\nSource: ${answer.source}\n`);
  return parts.join('');
}

function headline(answer: RouteAnswer, colours: boolean): string {
  switch (answer.outcome) {
    case 'lands':
      return `${style(colours, ['bold', 'green'], `Lands in ${CLIENT_NAMES[answer.client!]}`)}, ${manner(answer)}`;
    case 'notPossible':
      return style(colours, ['bold', 'yellow'], 'Not Possible: the table has no route for this');
    case 'refused':
      return `${style(colours, ['bold', 'red'], 'Refused')}${failedGate(answer)}`;
    case 'illegal':
      return `${style(colours, ['bold', 'red'], 'Illegal: a state that cannot exist under this rule set')}${failedGate(answer)}`;
  }
}

/** Method, whether it is interop, and what it carries or how it is shared. */
function manner(answer: RouteAnswer): string {
  return `method ${answer.method}, ${interop(answer)}, ${carries(answer)}`;
}

/** Interop is what the tables print in italics; some rows that go over the interop infrastructure are not. */
function interop({ interop, method }: RouteAnswer): string {
  if (interop) return 'interop';
  return method?.startsWith('interop') ? 'not marked as interop in the table' : 'no interop';
}

function carries(answer: RouteAnswer): string {
  switch (answer.kind) {
    case 'audio':
    case 'video':
      return `${answer.kind} call of two${answer.interop ? ', which cannot grow' : ''}`;
    case 'screenShare':
      return answer.via === 'native'
        ? 'screen shared in the conversation itself'
        : `screen shared through a ${VIA_NAMES[answer.via!]}, whose link is sent`;
    default: {
      const chat = answer.kind === 'groupChat' ? 'a group chat' : 'a chat';
      return `carries ${answer.textOnly ? 'plain text only' : `everything ${chat} has`}`;
    }
  }
}

function failedGate(answer: RouteAnswer): string {
  const failed = answer.gates.find((gate) => !gate.pass);
  return failed ? ` by the gate ${gateName(failed)}` : '';
}

function rowLines(row: Row): string[][] {
  const title = titleOf(row);
  const lines = title === undefined ? [] : [['table', title]];
  lines.push(['printed', row.words.join(' | ') + (row.italic ? ' (in italics: interop)' : '')]);
  if (row.note !== '') lines.push(['note', row.note]);
  return lines;
}

/** The title of a routing table, which says who the recipient is. */
function titleOf(row: Row): string | undefined {
  const edition = EDITIONS.find((each) => each === row.edition);
  return edition && PRINTED[edition].routing.find((table) => table.table === row.table)?.title;
}

function gateName(gate: GateAnswer): string {
  return gate.side === undefined ? gate.gate : `${gate.gate} (${gate.side})`;
}

function gateLine(gate: GateAnswer, colours: boolean): string[] {
  const verdict = gate.pass ? 'pass' : style(colours, 'red', 'FAIL');
  return [gateName(gate), verdict, gate.because, sentenceOf(gate.because)];
}

/** What a reason, or the row of a pair of clouds, says in words. */
function sentenceOf(because: string): string {
  const row = ROWS[rowPlace(because)];
  if (row) return [row.words.join(' | '), row.note].filter((part) => part !== '').join('. ');
  return REASONS.find((reason) => reason.name === because)?.sentence ?? '';
}
