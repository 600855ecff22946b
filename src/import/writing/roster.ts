/** A roster: people as rows of CSV, which a scenario's population reads. */
import { csvCell } from '../../core/csv-cell.ts';
import { HOMES, MODES, NONE } from '../../model/words.ts';
import { ROSTER_COLUMNS } from '../../scenario/populations/roster-columns.ts';
import type { ScenarioPerson } from '../mapping/people.ts';
import type { Names } from '../names.ts';

/** `called` is what a file is called in the column `source`. */
export function rosterText(
  people: readonly ScenarioPerson[],
  tenant: string,
  names: Names,
  called: (file: number) => string,
): string {
  const lines = [ROSTER_COLUMNS.join(',')];
  for (const each of people) lines.push(rowOf(each, tenant, names, called));
  return `${lines.join('\n')}\n`;
}

function rowOf(
  { person, homed, mode, clients, externalAccess, by }: ScenarioPerson,
  tenant: string,
  names: Names,
  called: (file: number) => string,
): string {
  const values: Record<(typeof ROSTER_COLUMNS)[number], string> = {
    address: names.address(person.address),
    tenant,
    homed: HOMES[homed]!,
    mode: mode === NONE ? '' : MODES[mode]!,
    clients: clients ?? '',
    department: person.department === '' ? '' : names.department(person.department),
    site: '',
    timeZone: '',
    externalAccess: externalAccess === undefined ? '' : String(externalAccess),
    messagesPerDay: person.messagesPerDay === undefined ? '' : perDay(person.messagesPerDay),
    opensTeams: person.opensTeams === undefined ? '' : person.opensTeams ? 'yes' : 'no',
    source: `${called(person.file)} line ${person.line}${by.length === 0 ? '' : `: ${by.join(', ')}`}`,
  };
  return ROSTER_COLUMNS.map((column) => csvCell(values[column])).join(',');
}

/** Four decimals are a message in 30 years. */
function perDay(messages: number): string {
  return String(Math.round(messages * 10_000) / 10_000);
}
