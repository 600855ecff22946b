/** Makes reports: of a run as it happens, without a trace, or of the records of a trace. */
import { epochsOf, switchesOf } from '../check/trace-rules.ts';
import { grouped } from '../core/counts.ts';
import { presenceView } from '../experiment/presence-view.ts';
import { MOST_CLASSES, type TooManyClasses } from '../experiment/reach-sums.ts';
import { Reachability } from '../experiment/reachability.ts';
import type { World } from '../model/world.ts';
import { partiesOf } from '../report/fold/groups.ts';
import { ReportFold } from '../report/fold/report-fold.ts';
import { settledAfter } from '../report/fold/waves.ts';
import { ifReport, type Told } from '../report/if-report.ts';
import type { IfReport, ReachReport, Report } from '../report/report.ts';
import { reportOf } from '../report/report-document.ts';
import { compileRules, type Rules } from '../rules/rules.ts';
import { planOf, traceHeadOf } from '../run/from-scenario.ts';
import { Replication } from '../run/replication.ts';
import type { Compiled } from '../scenario/compiled.ts';
import { fileChunks, gunzipped } from '../trace/node-lines.ts';
import { observeTrace } from '../trace/observing.ts';
import type { Observer } from '../trace/record.ts';
import { DamageError, damaged, TraceError } from '../trace/trace-error.ts';
import type { TraceHead } from '../trace/writer.ts';
import type { Io } from './io.ts';
import { newProgress, runToEnd } from './running.ts';
import { named } from './trace-input.ts';
import { VERSION } from './version.ts';

/** The report and what it was made from, and whether the user asked to stop before it was whole. */
export interface Reported extends Told {
  readonly reach: Reachability | undefined;
  readonly interrupted: boolean;
}

/** A run to report on. */
export interface RunAsked {
  readonly compiled: Compiled;
  readonly seed: string;
  /** As in Report.source. */
  readonly options: readonly string[];
}

/** Runs a scenario without and with events, under one seed, and says what they do; undefined if that was interrupted. */
export async function reportIf(
  without: RunAsked,
  changed: Compiled,
  events: IfReport['events'],
  io: Io,
): Promise<IfReport | undefined> {
  const first = await reportOfRun(without, io);
  if (first.interrupted) return undefined;
  const second = await reportOfRun({ ...without, compiled: changed }, io);
  if (second.interrupted) return undefined;
  const reach = first.reach && second.reach && Reachability.between(first.reach, second.reach);
  return ifReport(events, first, second, toldReach(reach));
}

/** What was found about reach as a report has it; undefined if nobody could look. */
function toldReach(found: ReachReport | TooManyClasses | undefined): Pick<Report, 'reach' | 'whyNoReach'> {
  if (found === undefined) {
    const whyNoReach =
      'Who could reach whom is not told: the rules of this trace are not known to this program.';
    return { reach: null, whyNoReach };
  }
  if ('groups' in found) return { reach: found, whyNoReach: null };
  const [classes, most] = [found.classes, MOST_CLASSES].map(grouped);
  const whyNoReach = `Who could reach whom is not told: at one moment people are in ${classes} different situations of tenant, mode, clients and access, and pairs are summed up for at most ${most}.`;
  return { reach: null, whyNoReach };
}

/** Runs a compiled scenario under a seed and reports on it. */
export async function reportOfRun({ compiled, seed, options }: RunAsked, io: Io): Promise<Reported> {
  const plan = planOf(compiled, seed);
  const rules = compiled.epochs.map((epoch) => compileRules(epoch, compiled.switches));
  const reporting = new Reporting(traceHeadOf(compiled, plan, VERSION), plan.world, rules);
  const replication = new Replication(plan, [reporting]);
  const interrupted = await runToEnd(replication, seed, compiled.untilUs, io, async () => {});
  const source = { kind: 'run', file: compiled.file, options, incomplete: interrupted } as const;
  const made = reporting.finish(source);
  return { ...made, interrupted: interrupted || (await isInterrupted(io)) };
}

/** Whether the user asked to stop while something was computed in one go, which is heard of only afterwards. */
async function isInterrupted(io: Io): Promise<boolean> {
  await new Promise((resume) => setImmediate(resume));
  return io.interrupted();
}

/** Reads a trace, `-` from standard input, and reports on it. Throws an InputError with the place of what is wrong. */
export async function reportOfTrace(file: string, io: Io): Promise<Reported> {
  const chunks = file === '-' ? io.stdin() : fileChunks(file);
  let reporting: Reporting | undefined;
  const start = (head: TraceHead, world: World): Observer => {
    reporting = new Reporting(head, world, rulesOf(head));
    return reporting;
  };
  const progress = newProgress((atUs) => percentOf(atUs, reporting), io);
  try {
    const { end } = await observeTrace(chunks, start, {
      gunzip: gunzipped,
      goOn: async (atUs) => {
        progress.update(atUs);
        await new Promise((resume) => setImmediate(resume));
        return !io.interrupted();
      },
    });
    const incomplete = end === undefined || end.interrupted;
    const made = reporting!.finish({ kind: 'trace', file, options: [], incomplete });
    return { ...made, interrupted: await isInterrupted(io) };
  } catch (error) {
    if (error instanceof DamageError) throw named(new TraceError(0, error.message), file);
    throw error instanceof TraceError ? named(error, file) : error;
  } finally {
    progress.clear();
  }
}

function percentOf(atUs: number, reporting: Reporting | undefined): string {
  const untilUs = reporting?.untilUs ?? 0;
  const percent = untilUs === 0 ? 0 : Math.floor((100 * atUs) / untilUs);
  return `${percent} % of the trace's time, ${reporting?.records ?? 0} records`;
}

/** The rules of each epoch that a header states; undefined if this program does not know them. */
function rulesOf({ header }: TraceHead): Rules[] | undefined {
  try {
    const switches = switchesOf(header.switches);
    return epochsOf(header.epochs).map((epoch) => compileRules(epoch, switches));
  } catch (error) {
    if (error instanceof DamageError) return undefined;
    throw error;
  }
}

/** Told every record of a run, or of a trace, makes the report of it. */
export class Reporting implements Observer {
  readonly untilUs: number;
  readonly #fold: ReportFold;
  readonly #reach: Reachability | undefined;

  constructor(head: TraceHead, world: World, rules: readonly Rules[] | undefined) {
    const rulesAt = (epoch: number): Rules =>
      rules?.[epoch] ?? damaged(`the header does not state epoch ${epoch} of its rules`);
    const fold = new ReportFold(head, world, rules && presenceView(world, rulesAt));
    this.untilUs = head.header.untilUs;
    this.#fold = fold;
    this.#reach =
      rules &&
      new Reachability({
        world,
        parties: partiesOf(fold.grouping, head),
        planned: fold.waves.planned
          ? fold.waves.all.map(({ name }, place) => ({
              label: `after ${name}`,
              atUs: settledAfter(fold.waves.all, place),
            }))
          : [],
        dayOf: (atUs) => fold.days.of(atUs),
        dateOf: (day) => fold.days.date(day),
        rulesAt,
      });
  }

  get records(): number {
    return this.#fold.records;
  }

  record(record: Parameters<Observer['record']>[0]): void {
    this.#reach?.record(record);
    this.#fold.record(record);
  }

  finish(source: Report['source']): Omit<Reported, 'interrupted'> {
    const fold = this.#fold;
    const endUs = source.incomplete ? fold.lastUs : this.untilUs;
    fold.finish(endUs);
    const told = toldReach(this.#reach?.finish(fold.records - 1, endUs));
    return { fold, reach: this.#reach, report: reportOf(fold, { source, ...told }) };
  }
}
