/** The ground of the overview strip, made and sent to the page again only when something in it has changed. */
import type { DisplayList } from '../list/display-list.ts';
import { overviewGround } from '../view/overview/overview.ts';
import type { ViewInput } from '../view/view.ts';

export interface StripGround {
  /** Differs from that of any other ground. */
  readonly version: number;
  readonly list: DisplayList;
}

type Basis = Pick<ViewInput, 'trace' | 'axis' | 'matches' | 'violations' | 'width' | 'height'>;

export class Strips {
  #basis: Basis | undefined;
  #ground: StripGround | undefined;
  #versions = 0;

  ground(input: ViewInput): StripGround {
    if (this.#ground === undefined || this.#basis === undefined || !isSame(this.#basis, input)) {
      const { trace, axis, matches, violations, width, height } = input;
      this.#versions += 1;
      this.#ground = { version: this.#versions, list: overviewGround(input) };
      this.#basis = { trace, axis, matches, violations, width, height };
    }
    return this.#ground;
  }
}

function isSame(one: Basis, other: Basis): boolean {
  return (
    one.trace === other.trace &&
    one.axis === other.axis &&
    one.matches === other.matches &&
    one.violations === other.violations &&
    one.width === other.width &&
    one.height === other.height
  );
}
