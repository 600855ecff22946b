/**
 * Answers the page's questions about one trace, or two that are compared. Knows neither page nor threads, so that
 * tests ask it directly.
 */
import { nextRecord } from '../../src/trace/steps/next-record.ts';
import { buffersOf, type DisplayList } from '../list/display-list.ts';
import { withDifferences } from '../view/compare/difference-marks.ts';
import { withMoments } from '../view/moment-marks.ts';
import { overviewWindow } from '../view/overview/overview.ts';
import type { TimeAxis } from '../view/time-axis.ts';
import { type Ghost, NOTHING, type ViewInput } from '../view/view.ts';
import type { Background } from './background.ts';
import type {
  DrawAnswer,
  DrawRequest,
  EventRow,
  News,
  OpenFacts,
  OverviewAnswer,
  Slot,
  Source,
} from './calls.ts';
import { startChecks } from './checks.ts';
import { Comparing } from './comparing.ts';
import { Filtering } from './filtering.ts';
import { insightCalls } from './insight.ts';
import { loadSource, type Patience } from './loading.ts';
import type { Answering } from './messages.ts';
import { OpenTrace } from './open-trace.ts';
import { Strips } from './strips.ts';
import { pictureOf } from './views.ts';
import { warmingSlice } from './warming.ts';

interface Rows {
  readonly first: number;
  readonly end: number;
}

export class Engine {
  readonly calls: Answering;
  readonly #background: Background;
  readonly #tell: (news: News) => void;
  readonly #open = new Map<Slot, OpenTrace>();
  /** Places, among the records that pass, of the rows that belong to each slot's last picture. */
  readonly #rows = new Map<Slot, Rows>();
  readonly #filtering = new Filtering();
  readonly #comparing = new Comparing();
  readonly #strips = new Strips();
  #loading: { cancelled: boolean } = { cancelled: false };
  #transfers: ArrayBufferLike[] = [];

  constructor(background: Background, tell: (news: News) => void) {
    this.#background = background;
    this.#tell = tell;
    this.calls = {
      ...this.#ownCalls(),
      ...insightCalls(
        () => this.slot('a'),
        () => this.#open.get('b'),
        this.#comparing,
      ),
    };
  }

  /** The buffers of the last answer, which may be handed over instead of copied. */
  takeTransfers(): ArrayBuffer[] {
    const transfers = this.#transfers;
    this.#transfers = [];
    return transfers as ArrayBuffer[];
  }

  /** The trace in a slot; throws if there is none. */
  slot(slot: Slot): OpenTrace {
    const open = this.#open.get(slot);
    if (open === undefined) throw new Error(`no trace is open in slot ${slot}`);
    return open;
  }

  #ownCalls(): Pick<
    Answering,
    | 'open'
    | 'facts'
    | 'close'
    | 'cancel'
    | 'draw'
    | 'rows'
    | 'filter'
    | 'suggest'
    | 'place'
    | 'step'
    | 'stretchOf'
    | 'convert'
  > {
    return {
      open: (slot, source) => this.#load(slot, source),
      facts: (slot) => this.slot(slot).facts(),
      close: (slot) => this.#close(slot),
      cancel: () => {
        this.#loading.cancelled = true;
      },
      draw: (request) => this.#draw(request),
      rows: (slot, first, count) => this.#rowsOf(slot, first, count),
      filter: (text) => this.#filtering.set(text, [...this.#open.values()]),
      suggest: (text, caret) => this.#filtering.suggest(text, caret, this.slot('a')),
      place: (slot, mode, where) => {
        const open = this.slot(slot);
        return open.tell(open.cursorAt(mode, open.momentOf(mode, where)));
      },
      step: (mode, kind, direction, count, n, selection) => {
        const open = this.slot('a');
        const context = {
          selection,
          violations: open.violations.map(({ record }) => record),
          ...(open.matches.passes === undefined ? {} : { passes: open.matches.passes }),
        };
        let at = n;
        for (let i = 0; i < count; i++) {
          const next = nextRecord(open.trace, at, kind, direction, context);
          if (next < 0) break;
          at = next;
        }
        if (at === n) return undefined;
        return open.tell(open.cursorAt(mode, open.momentOf(mode, { n: at })));
      },
      stretchOf: (mode, selection) => this.slot('a').stretchOf(mode, selection),
      convert: (from, to, fromU, toU) => {
        const open = this.slot('a');
        const convert = (u: number): number => {
          const moment = open.axis(from).momentAt(u);
          return to === 'order'
            ? open.axis(to).uOfRecord(Math.max(0, moment.n))
            : open.axis(to).uOfTime(moment.atUs);
        };
        return { fromU: convert(fromU), toU: convert(toU) };
      },
    };
  }

  async #load(slot: Slot, source: Source): Promise<OpenFacts> {
    this.#loading.cancelled = true;
    const loading = { cancelled: false };
    this.#loading = loading;
    let told = 0;
    const patience: Patience = {
      get cancelled() {
        return loading.cancelled;
      },
      progress: (doing, share) => {
        // A message per percent: more would keep the page busy.
        const percent = Math.floor(share * 100);
        if (percent === told) return;
        told = percent;
        this.#tell({ about: 'loading', slot, doing, share });
      },
    };
    const loaded = await loadSource(source, patience);
    patience.progress('Indexing', -1);
    const open = new OpenTrace(source.name, loaded);
    // What a first trace was compared with goes with it.
    if (slot === 'a') this.#close('b');
    this.#close(slot);
    this.#open.set(slot, open);
    this.#pair();
    this.#filtering.apply(open);
    this.#background.add(open, warmingSlice(open), 'long');
    startChecks(open, slot, this.#background, this.#tell, () => {
      // A filter may ask for violations.
      if (this.#filtering.asksForViolations) this.#filtering.apply(open);
    });
    return open.facts();
  }

  #close(slot: Slot): void {
    const open = this.#open.get(slot);
    if (open !== undefined) this.#background.drop(open);
    this.#open.delete(slot);
    this.#rows.delete(slot);
    this.#pair();
  }

  /** Two open traces share their axes, so that the same height, or width, is the same time. */
  #pair(): void {
    const [a, b] = [this.#open.get('a'), this.#open.get('b')];
    a?.standBeside(b);
    b?.standBeside(a);
  }

  #draw(request: DrawRequest): DrawAnswer {
    const started = performance.now();
    const open = this.slot(request.slot);
    const axis = open.axis(request.timeMode);
    const { selection, grouping, scroll, width, height } = request;
    const { fromU, toU, cursor } = this.#placeOf(request, axis);
    const input: ViewInput = {
      trace: open.trace,
      axis,
      fromU,
      toU,
      cursor,
      selection: request.slot === 'a' ? selection : NOTHING,
      matches: open.matches,
      violations: open.violations,
      ghosts: this.#ghosts(request),
      grouping,
      scroll,
      width,
      height,
    };
    const { marks: drawn, header, extent, notices, time } = pictureOf(request.view, input);
    const moments = request.slot === 'a' ? (request.moments ?? []) : [];
    const marks = withMoments(this.#compared(drawn, request), time, { fromU, toU }, moments);
    const strip = this.#overview(input, request);
    const rows = open.rowsBetween(axis.firstRecordFrom(fromU), axis.momentAt(toU).n + 1);
    this.#rows.set(request.slot, rows);
    this.#handOver(marks, header, strip?.window);
    return {
      marks,
      header,
      overview: strip,
      extent,
      notices,
      time,
      cursor: open.cursorAt(request.timeMode, cursor),
      times: [open.clock(axis.timeAt(fromU)), open.clock(axis.timeAt(toU))],
      cursorText: open.sentenceAt(cursor),
      rows: Math.max(0, rows.end - rows.first),
      cursorRow: open.rowsBetween(0, cursor.n + 1).end - 1 - rows.first,
      tookMs: performance.now() - started,
    };
  }

  /** The second trace shows the same stretch of time as the first, and the counterpart of the cursor's record. */
  #placeOf(
    { slot, timeMode, fromU, toU, cursor: asked }: DrawRequest,
    axis: TimeAxis,
  ): Pick<ViewInput, 'fromU' | 'toU' | 'cursor'> {
    const a = this.slot('a');
    const cursor = 'atUs' in asked ? asked : a.momentOf(timeMode, asked);
    if (slot === 'a') return { fromU, toU, cursor };
    const b = this.slot('b');
    const n = this.#comparing.counterpart(a, b, cursor.n);
    const moment = b.momentOf(timeMode, { n });
    // But for the order of records the axes are the same, margins beyond their ends included.
    if (timeMode !== 'order') return { fromU, toU, cursor: moment };
    const placeAt = (u: number): number => axis.uOfTime(a.axis(timeMode).timeAt(u));
    return { fromU: placeAt(fromU), toU: Math.max(placeAt(fromU) + 1, placeAt(toU)), cursor: moment };
  }

  #ghosts({ overlay, timeMode }: DrawRequest): readonly Ghost[] {
    const second = this.#open.get('b');
    return overlay && second !== undefined ? this.#comparing.ghosts(this.slot('a'), second, timeMode) : [];
  }

  /** The marks, with those that differ from the other trace marked. */
  #compared(marks: DisplayList, { slot, comparing }: DrawRequest): DisplayList {
    const second = this.#open.get('b');
    if (!comparing || second === undefined) return marks;
    const side = slot === 'a' ? 'left' : 'right';
    return withDifferences(marks, this.#comparing.differences(this.slot('a'), second, side), side);
  }

  #overview(
    input: ViewInput,
    { overviewWidth, overviewHeight, overviewKnown, moments = [] }: DrawRequest,
  ): OverviewAnswer | undefined {
    if (overviewWidth === 0) return undefined;
    const strip = { ...input, width: overviewWidth, height: overviewHeight };
    const { version, list } = this.#strips.ground(strip);
    const whole = { fromU: 0, toU: input.axis.length };
    const along = { along: 'x', from: 0, to: overviewWidth } as const;
    const window = withMoments(overviewWindow(strip), along, whole, moments);
    return { ground: version === overviewKnown ? undefined : list, version, window };
  }

  #handOver(...lists: (DisplayList | undefined)[]): void {
    this.#transfers = lists.flatMap((list) => (list === undefined ? [] : buffersOf(list)));
  }

  #rowsOf(slot: Slot, first: number, count: number): EventRow[] {
    const open = this.slot(slot);
    const rows = this.#rows.get(slot);
    if (rows === undefined) return [];
    const from = rows.first + first;
    const end = Math.min(rows.end, from + count);
    return Array.from({ length: Math.max(0, end - from) }, (_, i) =>
      open.eventRow(open.recordOfRow(from + i)),
    );
  }
}
