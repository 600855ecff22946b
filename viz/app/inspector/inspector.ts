/** The inspector beside the picture: what happened, why, the state at the cursor, and what is not shown. */
import type { DrawAnswer } from '../../worker/calls.ts';
import { byId, element, setAttribute, setHidden, setText } from '../dom.ts';
import type { PageApp } from '../page-app.ts';
import { type AppState, PANELS, type Panel } from '../state.ts';
import { noticesPanel } from './notices-panel.ts';
import type { PanelLinks } from './panel-links.ts';
import { statePanel } from './state-panel.ts';
import { storyPanel } from './story-panel.ts';
import { whyPanel } from './why-panel.ts';

export class Inspector {
  readonly #app: PageApp;
  readonly #links: PanelLinks;
  /** What the panel at hand shows, so that it is made anew only when that changes. */
  #shown = '';
  #answer: DrawAnswer | undefined;
  #found = { count: 0, done: false };

  constructor(app: PageApp) {
    this.#app = app;
    this.#links = {
      goTo: (n) => void app.pick({ subject: 'record', id: n }),
      select: (selection) => void app.pick(selection),
    };
  }

  /** Brings the panel at hand up to what has just been drawn. */
  async update(answer: DrawAnswer): Promise<void> {
    this.#answer = answer;
    this.#showTabs(this.#app.state);
    this.#countNotices();
    const key = this.#keyOf(this.#app.state);
    if (key === this.#shown) return;
    this.#shown = key;
    // What a panel asks may take the worker a while, and the picture for the next key comes first.
    await painted();
    if (key !== this.#shown) return;
    const { panel } = this.#app.state;
    const content = await this.#content(panel);
    // Meanwhile another one may have been asked for.
    if (key !== this.#shown) return;
    replaceKeepingFocus(byId(`panel-${panel}`), content);
  }

  violations(count: number, done: boolean): void {
    this.#found = { count, done };
    this.#countNotices();
    if (this.#answer !== undefined) void this.update(this.#answer);
  }

  /** Whatever is shown belongs to another trace. */
  forget(): void {
    this.#shown = '';
    this.#found = { count: 0, done: false };
  }

  #keyOf({ panel, cursor, selection, comparing }: AppState): string {
    const second = this.#app.second?.digest ?? '';
    switch (panel) {
      case 'story':
        return `story ${second}`;
      case 'why':
        return `why ${selection.subject} ${selection.id} ${cursor.n} ${second} ${comparing}`;
      case 'state':
        return `state ${selection.subject} ${selection.id} ${cursor.n} ${cursor.atUs}`;
      case 'notices':
        return `notices ${JSON.stringify(this.#answer?.notices)} ${this.#found.count} ${this.#found.done}`;
    }
  }

  async #content(panel: Panel): Promise<HTMLElement[]> {
    const { asking, state } = this.#app;
    switch (panel) {
      case 'story':
        return storyPanel(await asking.story(), await asking.comparison(), this.#links);
      case 'why': {
        const n = await asking.recordOf(state.selection, state.cursor.n);
        if (n < 0)
          return [element('p', { class: 'lead' }, 'No record tells of it: it is as it was at the start.')];
        const [difference, upgrade] = [await asking.differenceAt(n), await asking.upgrade(n)];
        return whyPanel(await asking.why(n), { difference, upgrade }, this.#links);
      }
      case 'state':
        return statePanel(
          await asking.stateAt(state.cursor.n, state.cursor.atUs, state.selection),
          state.selection,
          this.#links,
        );
      case 'notices': {
        const { listed } = await asking.violations();
        const flaw = this.#app.facts('a')?.flaw;
        return noticesPanel(this.#answer?.notices ?? [], listed, this.#found, flaw, this.#links);
      }
    }
  }

  #showTabs({ panel }: AppState): void {
    for (const name of PANELS) {
      const tab = byId(`tab-${name}`);
      setAttribute(tab, 'aria-selected', String(name === panel));
      setAttribute(tab, 'tabindex', name === panel ? '0' : '-1');
      setHidden(byId(`panel-${name}`), name !== panel);
    }
  }

  #countNotices(): void {
    const count = (this.#answer?.notices.length ?? 0) + this.#found.count;
    const badge = byId('notice-count');
    setHidden(badge, count === 0);
    setText(badge, String(count));
  }
}

/** Once the frame at hand is on the screen. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
  });
}

/** Gives a panel new content; focus that was on a link to a record goes to the new link to it. */
function replaceKeepingFocus(panel: HTMLElement, content: readonly HTMLElement[]): void {
  const { activeElement } = document;
  const focused =
    activeElement instanceof HTMLElement && panel.contains(activeElement) ? activeElement : undefined;
  const record = focused?.dataset.record;
  panel.replaceChildren(...content);
  panel.scrollTop = 0;
  if (focused === undefined || focused === panel) return;
  const again = record === undefined ? null : panel.querySelector<HTMLElement>(`[data-record="${record}"]`);
  (again ?? panel).focus();
}
