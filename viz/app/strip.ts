/** The strip with the whole run: its ground is painted when it has changed, what moves over it each time. */
import type { Theme } from '../draw/theme.ts';
import type { DisplayList } from '../list/display-list.ts';
import type { OverviewAnswer } from '../worker/calls.ts';
import { byId } from './dom.ts';
import { Measured } from './measured.ts';
import { paint } from './stage.ts';

interface Painted {
  readonly ground: DisplayList;
  readonly theme: Theme;
  readonly ratio: number;
}

export class Strip {
  readonly room = new Measured(byId('overview-strip'));
  readonly #ground = byId<HTMLCanvasElement>('overview');
  readonly #window = byId<HTMLCanvasElement>('overview-cursor');
  #painted: Painted | undefined;
  #version: number | undefined;

  /** The version of the ground that is here, see DrawRequest. */
  get version(): number | undefined {
    return this.#version;
  }

  show({ ground = this.#painted?.ground, version, window: over }: OverviewAnswer, theme: Theme): void {
    if (ground === undefined) return;
    const ratio = window.devicePixelRatio || 1;
    const before = this.#painted;
    if (before?.ground !== ground || before.theme !== theme || before.ratio !== ratio) {
      paint(this.#ground, ground, theme);
      this.#painted = { ground, theme, ratio };
    }
    this.#version = version;
    paint(this.#window, over, theme, true);
  }
}
