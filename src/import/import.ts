/**
 * From administrators' exports to a scenario: bytes in, texts out. Nothing outside is read or written, and nothing is
 * thrown because of what the files hold.
 */
import { parseInstant } from '../core/time.ts';
import { type Complaint, type Desk, newDesk, sortedComplaints } from '../scenario/complaint.ts';
import { foldName } from '../scenario/ids.ts';
import { sourceFile } from '../scenario/source.ts';
import { Ledger, type Note, type Skipped } from './ledger.ts';
import { UnknownPolicies } from './mapping/behaviour.ts';
import { type Dated, datedBy, playing } from './mapping/dated.ts';
import { Organisation } from './mapping/organisation.ts';
import {
  countStates,
  ownersOf,
  type Placed,
  placePeople,
  type ScenarioPerson,
  scenarioPerson,
} from './mapping/people.ts';
import { addressFinder, type RecordingFile, recordingFile } from './mapping/recordings.ts';
import { chooseStart, rulesAt } from './mapping/start.ts';
import { statedMode, type Tenant, tenantsOf } from './mapping/tenants.ts';
import { noteContradictions, noteUnsaidHomes, noteUnsaidModes } from './mapping/unsaid.ts';
import { enterUsage } from './mapping/usage.ts';
import type { Names } from './names.ts';
import { type FileRead, type Gathered, type ImportFile, readFile } from './read-files.ts';
import { EXPORTS } from './recognise.ts';
import { rosterText } from './writing/roster.ts';
import { scenarioText, type WrittenTenant } from './writing/scenario-text.ts';

export interface ImportTenant {
  readonly name: string;
  /** Code of CLOUDS: asked for, never inferred. */
  readonly cloud: number;
  /** Code of TOPOLOGIES; derived from where people are homed if left out. */
  readonly topology?: number | undefined;
}

export interface ImportRequest {
  readonly files: readonly ImportFile[];
  /** Of each organisation that a file names; names are compared as written. */
  readonly tenants: readonly ImportTenant[];
  readonly names: Names;
  /** An ISO instant; chosen so that the exported states can exist if left out. */
  readonly start?: string | undefined;
}

export interface ImportReport {
  readonly files: readonly { readonly file: string; readonly is: string; readonly records: number }[];
  readonly tenants: Readonly<Record<string, { readonly people: number }>>;
  readonly skipped: readonly Skipped[];
  readonly notes: readonly Note[];
}

export interface Imported {
  readonly scenario: string;
  /** Rosters and recordings, which the scenario expects beside itself. */
  readonly beside: readonly { readonly name: string; readonly text: string }[];
  /** Whether messages are replayed; else there are none until somebody states traffic. */
  readonly hasMessages: boolean;
  readonly report: ImportReport;
}

export type ImportResult = Imported | { readonly complaints: readonly Complaint[] };

/** How far an import is. */
export interface ImportProgress {
  readonly path: string;
  readonly records: number;
}

/** More people than these stand in rosters: a scenario of thousands of lines is not read by people. */
export const LISTED_MOST = 500;

/** The whole import; between the steps that it yields nothing takes long but the cutting of one file into rows. */
export function* importSteps(request: ImportRequest): Generator<ImportProgress, ImportResult> {
  const desk = newDesk();
  const ledger = new Ledger();
  const organisations = new Map(
    request.tenants.map(({ name, cloud, topology }) => [name, new Organisation(name, cloud, topology)]),
  );
  const gathered: Gathered = { organisations, usages: [], recordings: [] };
  const called = request.files.map(({ path }, place) => request.names.file(path, place + 1));
  const files: (FileRead | undefined)[] = [];
  for (const [place, file] of request.files.entries()) {
    yield { path: file.path, records: 0 };
    const steps = readFile(file, place, called[place]!, gathered, ledger, desk);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { path: file.path, records: step.value };
    files.push(step.value);
  }
  if (desk.count() > 0) return { complaints: sortedComplaints(desk) };
  enterUsages(gathered, ledger);
  noteContradictions(organisations.values(), request.names, ledger);
  const unknown = new UnknownPolicies(request.files.map(({ path }) => path));
  const mapped = mapAll(request, gathered, called, unknown, ledger);
  unknown.complain(desk);
  const tenants = withDomains(mapped.tenants, request, ledger, desk);
  if (desk.count() > 0) return { complaints: sortedComplaints(desk) };
  return write(request, gathered, { ...mapped, tenants }, called, files as FileRead[], ledger);
}

function enterUsages({ organisations, usages }: Gathered, ledger: Ledger): void {
  for (const { usage, tenant, called } of usages) {
    const own = tenant === undefined ? undefined : organisations.get(tenant);
    enterUsage(usage, own === undefined ? [...organisations.values()] : [own], called, ledger);
  }
}

interface Mapped {
  readonly start: string;
  readonly startBy: string;
  readonly tenants: readonly Omit<WrittenTenant, 'roster'>[];
}

function mapAll(
  request: ImportRequest,
  gathered: Gathered,
  called: readonly string[],
  unknown: UnknownPolicies,
  ledger: Ledger,
): Mapped {
  const tenants = tenantsOf([...gathered.organisations.values()], ledger);
  const owners = ownersOf(tenants);
  const nameOf = (file: number): string => called[file]!;
  const placed = tenants.map((tenant) => placePeople(tenant, owners, nameOf, request.names, unknown, ledger));
  const states = tenants.flatMap((tenant, at) => countStates(tenant, placed[at]!));
  const modes = tenants.map(({ mode, topology, organisation: { cloud } }) => ({ mode, topology, cloud }));
  const dated = datedBy(
    gathered.recordings,
    gathered.usages.map(({ usage }) => usage),
    addressFinder(placed.flat(), foldName),
  );
  const start = request.start ?? chooseStart(states, modes, dated?.start);
  const startBy = request.start === undefined ? startSource(start, dated, ledger) : '--start';
  const map = (tenant: Tenant, at: number): Omit<WrittenTenant, 'roster'> =>
    mapTenant(tenant, placed[at]!, start, request.names, nameOf, unknown, ledger);
  const mapped = tenants.map(map);
  for (const each of mapped) noteUnsaidHomes(each, ledger);
  noteUnsaidModes(
    mapped.flatMap(({ people }) => people),
    ledger,
  );
  return { start, startBy, tenants: mapped };
}

/** What says when the scenario starts. */
function startSource(start: string, dated: Dated | undefined, ledger: Ledger): string {
  if (start === dated?.start) return `${dated.by}; --start states another`;
  if (dated !== undefined) {
    ledger.note(
      `the scenario does not start at ${dated.start}, ${dated.by}, because not every exported state can exist then`,
    );
  }
  return 'a Monday at which the exported states can exist; --start states another';
}

function mapTenant(
  tenant: Tenant,
  placed: readonly Placed[],
  start: string,
  names: Names,
  nameOf: (file: number) => string,
  unknown: UnknownPolicies,
  ledger: Ledger,
): Omit<WrittenTenant, 'roster'> {
  const rules = rulesAt(start);
  const mode = statedMode(tenant, rules, ledger);
  const people: ScenarioPerson[] = [];
  for (const each of placed) {
    const where = { file: nameOf(each.person.file), line: each.person.line };
    const person = scenarioPerson(each, tenant, mode.mode, rules, where, unknown, ledger);
    if (person !== undefined) people.push(person);
  }
  return { tenant, name: names.tenant(tenant.organisation.name), mode, people };
}

function write(
  { names, files: asked }: ImportRequest,
  { recordings }: Gathered,
  mapped: Mapped,
  called: readonly string[],
  files: readonly FileRead[],
  ledger: Ledger,
): Imported {
  const nameOf = (file: number): string => called[file]!;
  const beside: { name: string; text: string }[] = [];
  const inRosters = wantsRosters(mapped);
  const tenants = mapped.tenants.map((tenant): WrittenTenant => {
    if (!inRosters || tenant.people.length === 0) return { ...tenant, roster: undefined };
    const roster = fileName(`${tenant.name}-people`, '.csv', beside);
    beside.push({ name: roster, text: rosterText(tenant.people, tenant.name, names, nameOf) });
    return { ...tenant, roster };
  });
  const everybody = mapped.tenants.flatMap(({ people }) => people);
  const addressOf = recordings.length === 0 ? () => undefined : addressFinder(everybody, foldName);
  const recordingFiles = recordings
    .map((each) => recordingFile(each, addressOf, names, ledger))
    .filter((each) => isPlayable(each, ledger));
  const { beginUs, days } = playing(recordingFiles, parseInstant(mapped.start)!);
  const recorded = recordingFiles.map((recording, at) => {
    const file = fileName(recording.kind, '.csv', beside);
    beside.push({ name: file, text: recording.csv });
    return { file, recording, beginUs: beginUs[at] };
  });
  const [skipped, notes] = [ledger.skipped(), ledger.notes()];
  const read = files.map(({ kind, records }, at) => ({
    called: called[at]!,
    is: EXPORTS[kind],
    rows: records,
  }));
  const { start, startBy } = mapped;
  const parts = {
    start,
    startBy,
    days,
    files: read,
    tenants,
    recordings: recorded,
    skipped,
    notes,
    names,
    called: nameOf,
  };
  const report: ImportReport = {
    files: read.map(({ called: file, is, rows }, at) => ({
      file: names.hidden ? file : asked[at]!.path,
      is,
      records: rows,
    })),
    tenants: Object.fromEntries(tenants.map(({ name, people }) => [name, { people: people.length }])),
    skipped,
    notes,
  };
  const hasMessages = recordingFiles.some(({ kind, messages }) => kind === 'messages' && messages > 0);
  return { scenario: scenarioText(parts), beside, hasMessages, report };
}

/** A scenario does not run with a recording in which nobody writes to another. */
function isPlayable({ called, messages }: RecordingFile, ledger: Ledger): boolean {
  if (messages > 0) return true;
  ledger.note('no message of the recording is between two people of the scenario; it is left out', {
    file: called,
    line: 0,
  });
  return false;
}

/** A tenant has a domain (R1.3): one of which no export says any, and of which nobody is left, is left out. */
function withDomains(tenants: Mapped['tenants'], { files }: ImportRequest, ledger: Ledger, desk: Desk) {
  const kept = tenants.filter(({ tenant }) => tenant.domains.length > 0);
  for (const { name, tenant } of tenants) {
    if (tenant.domains.length > 0) continue;
    const message = 'nobody is left to import, and no export says a domain';
    if (kept.length > 0) ledger.note(`${name}: ${message}; it is left out`);
    else {
      const place = { file: sourceFile(files[0]!.path, ''), offset: 0 };
      desk.complain(place, message, 'guests and people without an address are left out');
    }
  }
  return kept;
}

/** Where there are many people, and where a usage report says something that only rosters can hold. */
function wantsRosters({ tenants }: Mapped): boolean {
  const count = tenants.reduce((sum, { people }) => sum + people.length, 0);
  return (
    count > LISTED_MOST ||
    tenants.some(({ people }) => people.some(({ person }) => person.messagesPerDay !== undefined))
  );
}

/** A name that every file system takes and that is not taken yet. */
function fileName(stem: string, ending: string, taken: readonly { readonly name: string }[]): string {
  const safe =
    stem
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 80) || 'file';
  for (let number = 1; ; number++) {
    const name = `${safe}${number === 1 ? '' : `-${number}`}${ending}`;
    if (!taken.some((each) => each.name.toLowerCase() === name.toLowerCase())) return name;
  }
}
