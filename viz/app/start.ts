/** From nothing to a page at work: what is told to whom. */
import type { CarriedHere } from '../page/carried.ts';
import type { DrawAnswer, News, OpenFacts, Slot } from '../worker/calls.ts';
import type { Asking } from '../worker/messages.ts';
import type { OpenTrace } from './app.ts';
import { Dialogs } from './dialogs.ts';
import { byId, setAttribute, setHidden, setText } from './dom.ts';
import { EventsPane } from './events-pane.ts';
import { showFacts, showIntegrity } from './facts.ts';
import { FilterBox } from './filter-box.ts';
import { destinationOf } from './goto-text.ts';
import { Inspector } from './inspector/inspector.ts';
import { linkOf, selectionWithin, stateFromLink } from './link.ts';
import { browserStorage, listenToKeys } from './listen-keys.ts';
import { Opening } from './opening.ts';
import { Overview } from './overview.ts';
import { PageApp } from './page-app.ts';
import { Picture } from './picture.ts';
import type { Player } from './player.ts';
import { newPlayer } from './playing.ts';
import { addPointer } from './pointer.ts';
import { copyText, keepPage, saveData, savePicture } from './saving.ts';
import { type AppState, firstState, usualSpeed } from './state.ts';
import { addTabs, showTab } from './tabs.ts';
import { Themes } from './themes.ts';
import { ThreadsPane } from './threads-pane.ts';
import { Transport } from './transport.ts';
import { newAsking, WorkerFault } from './worker-client.ts';

/** Starts the page: opens what it carries, and waits for whoever uses it. */
export function startPage(worker: Worker, carried: CarriedHere): void {
  const asking = newAsking(worker, (news) => page.hear(news));
  // At once, so that the worker reads the trace while the page is being made.
  const opening = carried.trace && asking.open('a', carried.trace);
  keepPage();
  const page: Page = new Page(asking, carried);
  void page.start(opening);
}

class Page {
  readonly #asking: Asking;
  readonly #carried: CarriedHere;
  readonly #app: PageApp;
  readonly #themes: Themes;
  readonly #picture: Picture;
  readonly #opening: Opening;
  readonly #inspector: Inspector;
  readonly #events: EventsPane;
  readonly #threads: ThreadsPane;
  readonly #overview: Overview;
  readonly #filter: FilterBox;
  readonly #transport: Transport;
  readonly #player: Player;
  #scenario: string | undefined;

  constructor(asking: Asking, carried: CarriedHere) {
    this.#asking = asking;
    this.#carried = carried;
    const app: PageApp = new PageApp(asking, browserStorage(), {
      refresh: (state, before) => this.#refresh(state, before),
      shown: () => this.#picture.shown(),
      showAt: (look, arrive) => this.#picture.showAt(look, arrive),
      savePicture: (format, extent) => savePicture(app, this.#picture, format, extent),
      saveData: (format) => saveData(app, format, this.#scenario),
      copyLink: () => this.#copyLink(),
      copyTest: () => this.#copyTest(),
      openFiles: () => this.#opening.choose(),
      setTheme: (theme) => this.#themes.choose(theme),
      filterChanged: () => this.#applyFilter(),
      openDialog: (name) => dialogs.open(name),
      closeDialog: () => dialogs.close(),
    });
    this.#app = app;
    const dialogs = new Dialogs(app, () => this.#themes.theme);
    this.#themes = new Themes(browserStorage(), (theme) => {
      this.#picture.theme = theme;
      this.#picture.refresh();
    });
    this.#picture = new Picture(
      app,
      this.#themes.theme,
      (answer, second, state) => this.#drawn(answer, second, state),
      (error) => this.#failed(error),
    );
    this.#opening = new Opening(asking, {
      begun: () => this.#picture.hold(),
      opened: (slot, facts) => this.#opened(slot, facts),
      failed: () => this.#picture.release(),
      isOpen: () => app.trace !== undefined,
    });
    this.#inspector = new Inspector(app);
    this.#events = new EventsPane(app);
    this.#threads = new ThreadsPane(app);
    this.#overview = new Overview(app);
    this.#filter = new FilterBox(asking, (text) => app.setFilter(text));
    this.#transport = new Transport(app, (u) => void app.moveTo(u));
    this.#player = newPlayer(app);
    this.#listen();
  }

  /** `opening` is what the worker will answer about the trace that the page carries. */
  async start(opening: Promise<OpenFacts> | undefined): Promise<void> {
    const opened = this.#opening.start(this.#carried, opening);
    this.#scenario = await this.#carried.scenario();
    await opened;
  }

  hear(news: News): void {
    this.#opening.hear(news);
    if (news.about === 'integrity' && news.slot === 'a') {
      showIntegrity(news.integrity, (n) => void this.#app.pick({ subject: 'record', id: n }));
    }
    if (news.about === 'violations' && news.slot === 'a') this.#inspector.violations(news.count, news.done);
    if (news.about === 'violations' && news.done) this.#picture.refresh();
  }

  #listen(): void {
    const app = this.#app;
    listenToKeys(app);
    addTabs(byId('view-tabs'), 'view', (view) =>
      app.change((draft) => {
        draft.view = view as AppState['view'];
      }, true),
    );
    addTabs(byId('inspector-tabs'), 'panel', (panel) =>
      app.change((draft) => {
        draft.panel = panel as AppState['panel'];
      }),
    );
    addPointer(this.#picture.first, app, {
      cursorTo: (u) => void app.moveTo(u),
      pick: (selection) => void app.pick(selection),
      hover: showTip,
    });
    window.addEventListener('hashchange', () => void this.#followLink());
  }

  async #opened(slot: Slot, facts: OpenFacts): Promise<void> {
    const app = this.#app;
    app.opened(slot, facts);
    if (slot === 'a') {
      app.opened('b', undefined);
      this.#inspector.forget();
      // One change at the end, so that the first picture is drawn once.
      const first = firstState();
      this.#filter.answer(await this.#asking.filter(first.filter));
      const { cursor } = await this.#asking.place('a', first.timeMode, { n: facts.first });
      const length = facts.axisLengths[first.timeMode];
      app.change((draft) => {
        Object.assign(draft, {
          ...first,
          cursor,
          fromU: -0.02 * length,
          toU: 1.02 * length,
          speed: usualSpeed(first.timeMode, length),
        });
      });
      this.#picture.release();
      await this.#followLink();
      app.forgetHistory();
    } else {
      // Beside another trace the axes have become those of both.
      const first = await this.#asking.facts('a');
      app.opened('a', first);
      const length = first.axisLengths[app.state.timeMode];
      app.change((draft) => {
        draft.comparing = 'side';
        draft.fromU = -0.02 * length;
        draft.toU = 1.02 * length;
      });
      this.#picture.release();
      // A link may say where to look at the two.
      if (!(await this.#followLink())) await app.goToDivergence();
    }
    showFacts(app.facts('a')!, app.facts('b'));
    await this.#picture.shown();
  }

  /** Goes to the state that the address names, if it is about this trace; false if the address names none. */
  async #followLink(): Promise<boolean> {
    const { trace } = this.#app;
    if (trace === undefined) return false;
    const answer = stateFromLink(location.hash, trace.digest);
    if (answer === undefined) return this.#begin(trace);
    if ('error' in answer) {
      this.#app.announce(answer.error);
      return false;
    }
    const { range, cursor, ...parts } = answer.parts;
    const selection = selectionWithin(parts.selection, this.#app.facts('a')!.counts);
    this.#app.change((draft) => {
      Object.assign(draft, { ...parts, selection });
      if (range !== undefined) Object.assign(draft, range);
    });
    await this.#applyFilter();
    await this.#app.goTo(cursor);
    return true;
  }

  /** `#at=` with a time or a record is what a person, or a command, writes by hand. */
  async #begin(trace: OpenTrace): Promise<boolean> {
    const at = new URLSearchParams(location.hash.slice(1)).get('at');
    if (at === null) return false;
    const where = destinationOf(at, trace);
    if ('error' in where) {
      this.#app.announce(where.error);
      return false;
    }
    await this.#app.goTo(where);
    return true;
  }

  #refresh(state: AppState, before: AppState): void {
    this.#player.update();
    if (state.filter !== before.filter) this.#filter.show(state.filter);
    this.#transport.update();
    this.#picture.refresh();
  }

  #drawn(answer: DrawAnswer, second: DrawAnswer | undefined, state: AppState): void {
    showTab(byId('view-tabs'), 'view', state.view);
    const { subject, id } = state.selection;
    const selected = subject === 'none' ? '' : `${subject}:${id}`;
    for (const region of ['stage', 'events', 'inspector'])
      setAttribute(byId(region), 'data-selected-id', selected);
    byId('stage').dataset.tookMs = answer.tookMs.toFixed(1);
    this.#transport.setCursorText(answer.cursorText);
    this.#overview.show(state, answer.times);
    this.#events.update(answer, state);
    void this.#threads.update(state);
    void this.#inspector.update(answer);
    showNotice(answer, second);
    document.body.dataset.drawn = String(state.cursor.n);
  }

  async #applyFilter(): Promise<void> {
    this.#filter.answer(await this.#asking.filter(this.#app.state.filter));
    this.#picture.refresh();
    await this.#picture.shown();
  }

  async #copyLink(): Promise<void> {
    const { trace, state } = this.#app;
    if (trace === undefined) return;
    const hash = linkOf(state, trace.digest);
    history.replaceState(undefined, '', hash);
    const copied = await copyText(location.href);
    this.#app.announce(
      copied ? 'The link is on the clipboard.' : 'The link stands in the address of the page.',
    );
  }

  async #copyTest(): Promise<void> {
    const { selection, cursor } = this.#app.state;
    const text = await this.#asking.test(selection, cursor.n, this.#scenario);
    const copied = await copyText(text);
    this.#app.announce(
      copied ? 'A test of this moment is on the clipboard.' : 'The browser refused the clipboard.',
    );
    document.body.dataset.copied = text;
  }

  #failed(error: unknown): void {
    const ours = !(error instanceof WorkerFault) || error.kind === 'ours';
    const message = error instanceof Error ? error.message : String(error);
    this.#app.announce(ours ? `A mistake of coexsim: ${message}` : message);
    if (ours) throw error;
  }
}

/** The first thing that a picture leaves out; the panel of notices has all. */
function showNotice({ notices }: DrawAnswer, second: DrawAnswer | undefined): void {
  const first = notices[0] ?? second?.notices[0];
  const place = byId('view-notice');
  setHidden(place, first === undefined);
  if (first !== undefined) setText(place, `${first.text} ${first.remedy}`);
}

const TIP_OFFSET = 14;

function showTip(text: string | undefined, x: number, y: number): void {
  const tip = byId('view-tip');
  setHidden(tip, text === undefined);
  if (text === undefined) return;
  setText(tip, text);
  const room = byId('view').clientWidth - tip.offsetWidth - TIP_OFFSET;
  tip.style.setProperty('left', `${Math.max(0, Math.min(x + TIP_OFFSET, room))}px`);
  tip.style.setProperty('top', `${y + TIP_OFFSET}px`);
}
