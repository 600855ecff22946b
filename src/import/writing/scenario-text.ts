/** The scenario as YAML that a person can read and change, with the source of every value in a comment. */
import { formatDuration, formatInstant } from '../../core/time.ts';
import { byCodeUnit } from '../../model/names.ts';
import { CLOUDS, HOMES, MODES, NONE, TOPOLOGIES } from '../../model/words.ts';
import { foldName } from '../../scenario/ids.ts';
import type { Note, Skipped } from '../ledger.ts';
import { weekday } from '../mapping/dated.ts';
import type { ScenarioPerson } from '../mapping/people.ts';
import type { RecordingFile } from '../mapping/recordings.ts';
import type { Tenant } from '../mapping/tenants.ts';
import type { Names } from '../names.ts';
import { exampleLines } from './example.ts';
import { comment, yamlList, yamlText } from './yaml.ts';

export interface WrittenTenant {
  readonly tenant: Tenant;
  /** As the scenario calls it. */
  readonly name: string;
  /** Code of MODES that the scenario states, and what says it. */
  readonly mode: { readonly mode: number; readonly by: string };
  readonly people: readonly ScenarioPerson[];
  /** The file that lists them; undefined if the scenario does. */
  readonly roster: string | undefined;
}

export interface WrittenFile {
  readonly called: string;
  readonly is: string;
  readonly rows: number;
}

export interface WrittenRecording {
  readonly file: string;
  readonly recording: RecordingFile;
  /** Microseconds after the start; undefined if it has no dates and begins at the start. */
  readonly beginUs: number | undefined;
}

export interface ScenarioParts {
  readonly start: string;
  readonly startBy: string;
  /** How long the scenario runs. */
  readonly days: number;
  readonly files: readonly WrittenFile[];
  readonly tenants: readonly WrittenTenant[];
  readonly recordings: readonly WrittenRecording[];
  readonly skipped: readonly Skipped[];
  readonly notes: readonly Note[];
  readonly names: Names;
  /** What a file is called in comments, by its place. */
  readonly called: (file: number) => string;
}

export function scenarioText(parts: ScenarioParts): string {
  const { tenants } = parts;
  const blocks = [
    header(parts),
    [
      'coexsim: 1',
      `title: ${yamlText(`${tenants.map(({ name }) => name).join(', ')} as exported`)}`,
      `start: ${parts.start}  ${comment(parts.startBy)}`,
      untilLine(parts),
    ],
    ['tenants:', ...tenants.flatMap((tenant) => tenantLines(tenant, parts.names))],
    populationLines(tenants),
    groupLines(tenants, parts.names),
    userLines(tenants, parts),
    recordedLines(parts),
    exampleLines(tenants),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function untilLine({ days, recordings }: ScenarioParts): string {
  const isReplayed = recordings.some(
    ({ recording: { kind, messages } }) => kind === 'messages' && messages > 0,
  );
  return `until: ${days}d${isReplayed ? '  # the last recorded message is before it' : ''}`;
}

function header({ files, tenants, skipped, notes }: ScenarioParts): string[] {
  const lines = ['Made by coexsim import. Read it, correct it, add a plan and traffic below.', '', 'From:'];
  for (const { called, is, rows } of files)
    lines.push(`  ${called}: ${is}, ${rows} ${rows === 1 ? 'record' : 'records'}`);
  lines.push('People:');
  for (const { name, people } of tenants) lines.push(`  ${name}: ${people.length}`);
  if (skipped.length > 0) lines.push('Left out:');
  for (const { count, says, first } of skipped)
    lines.push(`  ${count}: ${says}; the first in ${placeText(first)}`);
  if (notes.length > 0) lines.push('To look at:');
  for (const { message, count, first } of notes) {
    const where =
      first === undefined ? '' : ` (${count === 1 ? '' : `${count} times, first in `}${placeText(first)})`;
    lines.push(`  ${message}${where}`);
  }
  return lines.map((line) => comment(line).trimEnd());
}

export function placeText({ file, line }: { file: string; line: number }): string {
  return line === 0 ? file : `${file} line ${line}`;
}

function tenantLines({ tenant, name, mode }: WrittenTenant, names: Names): string[] {
  const { organisation, domains, domainsBy, topology, topologyBy } = tenant;
  const shown = domains.map((domain) => names.domain(domain));
  return [
    `  ${yamlText(name)}:`,
    `    cloud: ${CLOUDS[organisation.cloud]}  # --cloud`,
    `    topology: ${TOPOLOGIES[topology]}  ${comment(topologyBy)}`,
    `    ${comment(`domains: ${domainsBy}`)}`,
    `    domains: ${yamlList(shown, '      ')}`,
    `    mode: ${MODES[mode.mode]}  ${comment(mode.by)}`,
    ...accessLines(tenant, names),
  ];
}

function accessLines({ organisation: { federation } }: Tenant, names: Names): string[] {
  if (federation === undefined) {
    return ['    # externalAccess: open, since no Get-CsTenantFederationConfiguration was exported'];
  }
  const { called, line, access } = federation;
  const allowed =
    access.allowedDomains === 'all'
      ? 'all'
      : yamlList(
          access.allowedDomains.map((each) => names.domain(each)),
          '        ',
        );
  const blocked = yamlList(
    access.blockedDomains.map((each) => names.domain(each)),
    '        ',
  );
  return [
    `    externalAccess:  ${comment(`${called} line ${line}`)}`,
    `      allowFederatedUsers: ${access.allowFederatedUsers}`,
    `      allowedDomains: ${allowed}`,
    `      blockedDomains: ${blocked}`,
    `      blockAllSubdomains: ${access.blockAllSubdomains}`,
  ];
}

function populationLines(tenants: readonly WrittenTenant[]): string[] {
  const lines = tenants
    .filter(({ roster }) => roster !== undefined)
    .map(({ name, roster, people }) => {
      const where = `{ roster: ${yamlText(roster!)}, tenant: ${yamlText(name)} }`;
      return `  ${yamlText(name)}: ${where}  # ${people.length} people, a row each`;
    });
  return lines.length === 0 ? [] : ['populations:', ...lines];
}

/** Groups as a population would have them: everybody of the tenant, and each department. */
function groupLines(tenants: readonly WrittenTenant[], names: Names): string[] {
  const lines: string[] = [];
  for (const { name, people, roster } of tenants) {
    if (roster !== undefined || people.length === 0) continue;
    // Spellings that differ in case alone are one department, as in a roster.
    const groups = new Map([[foldName(name), { group: name, members: [] as string[] }]]);
    for (const { person } of people) {
      const address = names.address(person.address);
      groups.get(foldName(name))!.members.push(address);
      if (person.department === '') continue;
      const group = `${name}/${names.department(person.department)}`;
      const known = groups.get(foldName(group));
      if (known === undefined) groups.set(foldName(group), { group, members: [address] });
      else known.members.push(address);
    }
    const sorted = [...groups.values()].sort((a, b) => byCodeUnit(a.group, b.group));
    for (const { group, members } of sorted) lines.push(`  ${yamlText(group)}: ${yamlList(members, '    ')}`);
  }
  return lines.length === 0 ? [] : ['groups:', ...lines];
}

function userLines(tenants: readonly WrittenTenant[], { names, called }: ScenarioParts): string[] {
  const inline = tenants.filter(({ roster, people }) => roster === undefined && people.length > 0);
  if (inline.length === 0) return tenants.some(({ roster }) => roster !== undefined) ? [] : ['users: {}'];
  const lines = ['users:'];
  for (const { people } of inline) {
    for (const each of people) {
      const source = `${called(each.person.file)} line ${each.person.line}`;
      const by = each.by.length === 0 ? '' : `: ${each.by.join(', ')}`;
      lines.push(
        `  ${yamlText(names.address(each.person.address))}: ${userText(each)}  ${comment(source + by)}`,
      );
    }
  }
  return lines;
}

function userText({ homed, mode, clients, externalAccess }: ScenarioPerson): string {
  const parts = [`homed: ${HOMES[homed]}`];
  if (mode !== NONE) parts.push(`mode: ${MODES[mode]}`);
  if (clients !== undefined) parts.push(`clients: [${clients === 'none' ? '' : clients}]`);
  if (externalAccess !== undefined) parts.push(`externalAccess: ${externalAccess}`);
  return `{ ${parts.join(', ')} }`;
}

function recordedLines({ recordings }: ScenarioParts): string[] {
  const lines: string[] = [];
  const calls: string[] = [];
  for (const { file, recording, beginUs } of recordings) {
    const { messages, called, kind, firstUs } = recording;
    const isDated = firstUs !== undefined && beginUs !== undefined;
    const when = isDated
      ? `, the first on ${weekday(firstUs)}, ${formatInstant(firstUs)}; begin: keeps its weekday and hour`
      : '; they begin at the start';
    const begin = isDated ? `, begin: ${formatDuration(beginUs)}` : '';
    const entry = `  - { file: ${yamlText(file)}${begin} }  ${comment(`${called}: ${messages} ${kind}${when}`)}`;
    if (kind === 'messages') lines.push(entry);
    else calls.push(`# ${entry}`);
  }
  if (calls.length > 0)
    calls.unshift('# Calls that were made; below recorded: they would be replayed as chats.');
  return [...(lines.length === 0 ? [] : ['recorded:', ...lines]), ...calls];
}
