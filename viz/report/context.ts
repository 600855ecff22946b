/** What every part of the page needs: the report, how its records are looked at, and where details go. */
import { commandOf } from '../../src/check/command.ts';
import type { Counted, Report } from '../../src/report/report.ts';

/** What the details tell of. */
export interface Subject {
  readonly title: string;
  readonly report: Report;
  /** Whether a trace of the run can be had by the commands: not of one that `--if` made up. */
  readonly commands: boolean;
  readonly counted?: Counted;
  /** Stands above the records. */
  readonly more?: () => readonly Node[];
}

export interface Context {
  readonly report: Report;
  readonly commands: boolean;
  /** Shows the details of what stands on the button that was pressed. */
  show(subject: Subject, opener: Element): void;
}

/** The command that lists all records that a filter means. */
export function queryCommand(report: Report, filter: string): string {
  return commandOf('query', report.source.file, filter, ...report.source.options);
}

/** The command that opens the viewer at a record. */
export function viewCommand(report: Report, record: number): string {
  return commandOf('view', report.source.file, '--at', `#${record}`, ...report.source.options);
}

/** The command that prints the state after a record. */
export function stateCommand(report: Report, record: number): string {
  return commandOf('state', report.source.file, '--at', `#${record}`, ...report.source.options);
}
