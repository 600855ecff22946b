/** What the page does whatever trace is open: splitters, links that skip, buttons that close their dialog. */
import { addSplitters } from './splitter.ts';

/** Makes the page's own controls work; to be called once. `resized` is called when a region changes its size. */
export function setUpPage(resized: () => void): void {
  addSplitters(resized);
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const skip = event.target.closest<HTMLElement>('[data-focus]');
    if (skip !== null) {
      // The part of the address after # is the link to a moment, which a skip must not replace.
      event.preventDefault();
      document.getElementById(skip.dataset.focus!)?.focus();
    }
    event.target.closest('[data-close]')?.closest('dialog')?.close();
  });
}
