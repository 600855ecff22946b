/**
 * Usage reports per user of Teams and of Skype for Business (microsoft-graph-docs
 * reportroot-getteamsuseractivityuserdetail and reportroot-getskypeforbusinessactivityuserdetail): how much each person
 * writes a day, and who has never opened Teams.
 */

import type { Desk } from '../../scenario/complaint.ts';
import { shorten } from '../../scenario/number-text.ts';
import { readExportDate } from '../reading/dates.ts';
import { columnOf, type Table, type Value } from '../reading/table.ts';
import { type Skipped, Skips } from './skipped.ts';

export type UsageReport = 'Teams' | 'SfB';

export interface UserUsage {
  /** As written; a hash where the tenant conceals names. */
  readonly user: string;
  /** The line of the report. */
  readonly line: number;
  /** Of the last activity of any kind, microseconds since 1970; undefined if there never was one. */
  readonly lastActivityUs: number | undefined;
  /** Of Teams: private chat messages written, spread over the weekdays of the period. Undefined of Skype for Business. */
  readonly messagesPerDay: number | undefined;
  /** Of Skype for Business: instant messaging sessions of two a weekday, which have several messages of both each. */
  readonly sessionsPerDay: number | undefined;
  /** Calls (audio sessions of two in Skype for Business) a weekday of the period. */
  readonly callsPerDay: number;
}

export interface UsageRead {
  readonly report: UsageReport;
  readonly users: readonly UserUsage[];
  /** The period in days, 7, 30, 90 or 180; of several the first. */
  readonly periodDays: number | undefined;
  /** Rows whose user is no address, because the tenant conceals names in reports: they fit nobody. */
  readonly concealed: number;
  readonly rows: number;
  readonly skipped: readonly Skipped[];
}

export const USAGE_SKIPS = {
  deleted: 'users who are deleted',
  again: 'rows of users who are there already',
  'no-user': 'rows without a User Principal Name',
  count: 'rows in which a count is no whole number',
  date: 'rows whose Last Activity Date is no date, or one of two',
  period: 'rows whose Report Period is not 7, 30, 90 or 180 days',
} as const;

const PERIODS = [7, 30, 90, 180];
/** The columns that are counted, by report. */
const COUNTED = {
  Teams: { written: 'Private Chat Message Count', calls: 'Call Count' },
  SfB: { written: 'Peer-to-peer IM Count', calls: 'Peer-to-peer Audio Count' },
} as const;

/** Which of the two reports it is; undefined if none. */
export function usageReportOf(table: Table): UsageReport | undefined {
  const has = (name: string): boolean => columnOf(table, [name]) !== undefined;
  return (['Teams', 'SfB'] as const).find((report) => has(COUNTED[report].written) && has(WHO));
}

const WHO = 'User Principal Name';

/** Undefined after a complaint that columns are missing. */
export function readUsage(table: Table, desk: Desk): UsageRead | undefined {
  const report = usageReportOf(table);
  const { written, calls } = COUNTED[report ?? 'Teams'];
  const needed = [WHO, written, calls, 'Last Activity Date', 'Report Period'];
  const missing = needed.filter((name) => columnOf(table, [name]) === undefined);
  if (report === undefined || missing.length > 0) {
    const hint = 'the report of one user a row is needed, not the one that counts by day';
    desk.complain({ file: table.file, offset: 0 }, `the columns ${missing.join(', ')} are missing`, hint);
    return undefined;
  }
  return new UsageReading(table, report).all();
}

class UsageReading {
  readonly #table: Table;
  readonly #report: UsageReport;
  readonly #skips = new Skips<keyof typeof USAGE_SKIPS>('usage', USAGE_SKIPS);
  readonly #users = new Map<string, UserUsage>();
  #periodDays: number | undefined;
  #concealed = 0;

  constructor(table: Table, report: UsageReport) {
    this.#table = table;
    this.#report = report;
  }

  all(): UsageRead {
    const { written, calls } = COUNTED[this.#report];
    const columns = [WHO, 'Is Deleted', 'Last Activity Date', 'Report Period', written, calls];
    const read = this.#table.reader(columns.map((name) => [name]));
    for (let record = 0; record < this.#table.count; record++) this.#row(record, read(record));
    return {
      report: this.#report,
      users: [...this.#users.values()],
      periodDays: this.#periodDays,
      concealed: this.#concealed,
      rows: this.#table.count,
      skipped: this.#skips.list(),
    };
  }

  #row(record: number, values: readonly (Value | undefined)[]): void {
    const [user, deleted, last, period, written, calls] = values.map((value) => String(value ?? '').trim());
    const { written: writtenColumn, calls: callsColumn } = COUNTED[this.#report];
    if (user === '') return this.#skip('no-user', record, WHO);
    if (/^true$/i.test(deleted!)) return this.#skip('deleted', record);
    const key = user!.toLowerCase();
    if (this.#users.has(key)) return this.#skip('again', record, WHO);
    const days = Number(period);
    if (!PERIODS.includes(days)) return this.#skip('period', record, 'Report Period');
    const date = readExportDate(last!);
    if (date === 'wrong' || date === 'ambiguous') return this.#skip('date', record, 'Last Activity Date');
    const [messages, called] = [countOf(written!), countOf(calls!)];
    if (messages === undefined) return this.#skip('count', record, writtenColumn);
    if (called === undefined) return this.#skip('count', record, callsColumn);
    this.#periodDays ??= days;
    if (!user!.includes('@')) this.#concealed += 1;
    const perDay = perWeekday(messages, days);
    this.#users.set(key, {
      user: user!,
      line: this.#table.lineOf(record),
      lastActivityUs: date === 'none' ? undefined : date.us,
      messagesPerDay: this.#report === 'Teams' ? perDay : undefined,
      sessionsPerDay: this.#report === 'SfB' ? perDay : undefined,
      callsPerDay: perWeekday(called, days),
    });
  }

  #skip(reason: keyof typeof USAGE_SKIPS, record: number, column?: string): void {
    this.#skips.add(reason, () => this.#table.placeOf(record, column));
  }
}

/** Traffic of a scenario is stated for weekdays, five of seven days; what is written at weekends counts with theirs. */
function perWeekday(count: number, days: number): number {
  return (count * 7) / (days * 5);
}

/** Blank counts nothing; spreadsheets write 1,234 or 12.0 where there was 1234 or 12. */
function countOf(text: string): number | undefined {
  if (text === '') return 0;
  const plain = text
    .replace(/^(\d{1,3})((?:,\d{3})+)$/, (all) => all.replaceAll(',', ''))
    .replace(/\.0+$/, '');
  return /^\d{1,12}$/.test(plain) ? Number(plain) : undefined;
}

/** What a report leaves open, in words for whoever reads the import's account; none if all is well. */
export function usageDoubts({ report, users, concealed, periodDays }: UsageRead): string[] {
  const doubts: string[] = [];
  const first = users.find(({ user }) => !user.includes('@'))?.user ?? '';
  if (concealed > 0) {
    doubts.push(
      `${concealed} users have concealed names (such as "${shorten(first, 16)}"): show them under Settings, Org settings, Reports, and export anew`,
    );
  }
  if (periodDays === 7) doubts.push(`7 days are a short time to tell from who never opens ${report}`);
  return doubts;
}
