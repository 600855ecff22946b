/** Recorded traffic of a scenario: files of messages, given to its people and put on its clock. */
import { formatDuration } from '../../core/time.ts';
import type { Recording } from '../../workload/recorded.ts';
import { shorten } from '../number-text.ts';
import type { Clock } from '../plan-clock.ts';
import { parsePart } from '../populations/words.ts';
import type { SourceFile } from '../source.ts';
import { absoluteTime } from '../times.ts';
import type { Path } from '../tree.ts';
import { at, complain, type Work, warn } from '../work.ts';
import { EDGE_FAULTS, type EdgeListReading, FAULTS_SHOWN, readEdgeList } from './edge-list.ts';
import { type Cast, castPeople, drawPreferred } from './people.ts';
import type { RecordedEntry } from './schema.ts';

/** KONECT names its files out.NAME: they are given one of these endings. */
const ENDINGS = ['.txt', '.csv', '.tsv', '.edges'];

/** Share of those with a choice who prefer Teams unless the scenario says otherwise: there is no figure, so half. */
const TEAMS_SHARE = 0.5;

export function planRecordings(cast: Cast, clock: Clock): readonly Recording[] {
  return (cast.work.entry.recorded ?? []).flatMap((entry, place) => {
    const recording = planRecording(cast, clock, entry, ['recorded', place]);
    return recording === undefined ? [] : [recording];
  });
}

function planRecording(cast: Cast, clock: Clock, entry: RecordedEntry, path: Path): Recording | undefined {
  const { work } = cast;
  const beginUs = planBegin(work, clock, entry, path);
  const teamsShare = planShare(work, entry, path);
  const file = work.files.readData(entry.file, at(work, ...path, 'file'), ENDINGS);
  const reading = file === undefined ? undefined : readList(work, file, path);
  if (reading === undefined) return undefined;
  const users = castPeople(cast, entry.people, reading.list.names, path);
  if (users === undefined || beginUs === undefined || teamsShare === undefined) return undefined;
  const { writer, recipient, timeUs } = withoutSelf(work, reading, users, path);
  if (timeUs.length === 0) {
    complain(work, [...path, 'file'], 'the file has no message from one to another');
    return undefined;
  }
  const firstUs = timeUs[0]!;
  const atUs = timeUs.map((us) => us - firstUs + beginUs);
  warnAboutEnd(work, clock, atUs, path);
  return { writer, recipient, atUs, preferred: drawPreferred(cast, [...new Set(users)], teamsShare) };
}

interface Messages {
  readonly writer: Int32Array;
  readonly recipient: Int32Array;
  readonly timeUs: Float64Array;
}

/** The messages among users; two names of the file may be one user, whose address it writes in two ways. */
function withoutSelf(
  work: Work,
  { list, faultCounts }: EdgeListReading,
  users: Int32Array,
  path: Path,
): Messages {
  const writer = list.sender.map((name) => users[name]!);
  const recipient = list.receiver.map((name) => users[name]!);
  const isOther = (_: number, i: number): boolean => writer[i] !== recipient[i];
  const timeUs = list.timeUs.filter(isOther);
  const self = faultCounts.self + list.timeUs.length - timeUs.length;
  if (self > 0) {
    warn(work, [...path, 'file'], `${self} of the file's messages are to oneself; they are left out`);
  }
  if (timeUs.length === writer.length) return { writer, recipient, timeUs };
  return { writer: writer.filter(isOther), recipient: recipient.filter(isOther), timeUs };
}

function planBegin(work: Work, clock: Clock, { begin }: RecordedEntry, path: Path): number | undefined {
  if (begin === undefined) return 0;
  const time = absoluteTime(begin, clock.startUs);
  if (!('problem' in time)) return time.us;
  complain(work, [...path, 'begin'], time.problem, time.hint);
  return undefined;
}

function planShare(work: Work, { client }: RecordedEntry, path: Path): number | undefined {
  const [teams, sfb] = [shareOf(client?.Teams), shareOf(client?.SfB)];
  if (teams === undefined && sfb === undefined) return TEAMS_SHARE;
  const sum = (teams ?? 1 - sfb!) + (sfb ?? 1 - teams!);
  if (Math.abs(sum - 1) < 1e-9) return teams ?? 1 - sfb!;
  complain(
    work,
    [...path, 'client'],
    `the shares are ${Math.round(sum * 1e6) / 1e4}% together`,
    'they are 100%',
  );
  return undefined;
}

function shareOf(said: string | number | undefined): number | undefined {
  return typeof said === 'string' ? parsePart(said) : said;
}

/** The messages of the file; a scenario does not run without the lines that are wrong. */
function readList(work: Work, file: SourceFile, path: Path): EdgeListReading | undefined {
  const before = work.desk.count();
  const reading = readEdgeList(file.text);
  complainAboutFaults(work, file, reading);
  if (work.desk.count() > before) return undefined;
  if (reading.list.timeUs.length > 0) return reading;
  complain(work, [...path, 'file'], 'the file has no message', 'a line is: sender receiver time');
  return undefined;
}

function complainAboutFaults(work: Work, file: SourceFile, { faults, faultCounts }: EdgeListReading): void {
  for (const { fault, offset, found } of faults) {
    if (fault === 'self') continue;
    work.desk.complain({ file, offset }, `${EDGE_FAULTS[fault]}: "${shorten(found)}"`, HINTS[fault]);
  }
  for (const [fault, count] of Object.entries(faultCounts)) {
    if (fault === 'self' || count <= FAULTS_SHOWN) continue;
    const message = `${count - FAULTS_SHOWN} more lines are like this`;
    const last = faults.findLast((each) => each.fault === fault)!;
    work.desk.complain({ file, offset: last.offset }, message);
  }
}

const HINTS: Readonly<Record<string, string>> = {
  fields: 'a line is: sender receiver time',
  time: 'epoch seconds, milliseconds, or 2023-08-28T09:00:00Z; a header line names sender, receiver and time',
};

/** Cutting it short with an option is no mistake of the file. */
function warnAboutEnd(work: Work, { untilUs, cutShort }: Clock, atUs: Float64Array, path: Path): void {
  const lastUs = atUs.at(-1)!;
  if (cutShort || lastUs <= untilUs) return;
  const late = atUs.length - atUs.findIndex((us) => us > untilUs);
  const message = `${late} of the file's ${atUs.length} messages are after the end of the run`;
  warn(
    work,
    [...path, 'file'],
    message,
    `the last is ${formatDuration(Math.ceil(lastUs / 1e6) * 1e6)} after the start`,
  );
}
