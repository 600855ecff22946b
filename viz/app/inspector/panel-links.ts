/** The links of the panels: into records, and to whatever can be selected. */

import type { Selection } from '../../view/view.ts';
import { button } from '../dom.ts';

/** Where the links of a panel lead. */
export interface PanelLinks {
  goTo(n: number): void;
  select(selection: Selection): void;
}

export function recordLink(n: number, text: string, links: PanelLinks): HTMLButtonElement {
  return button(text, () => links.goTo(n), { class: 'link', 'data-record': n });
}

/** A link that says "Show" behind a sentence; heard alone, it says what it shows. */
export function showLink(n: number, links: PanelLinks): HTMLButtonElement {
  const made = recordLink(n, 'Show', links);
  made.setAttribute('aria-label', `Show record ${n}`);
  return made;
}
