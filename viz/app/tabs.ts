/** Tab lists by the pattern that screen readers know: one tab in the order of Tab, arrows move among them. */
import { byId, setAttribute } from './dom.ts';

/** Makes the tabs of a list work; `choose` is told the value of `data-…` of the one that was chosen. */
export function addTabs(list: HTMLElement, data: 'view' | 'panel', choose: (value: string) => void): void {
  const tabs = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  list.addEventListener('click', (event) => {
    const tab = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="tab"]') : null;
    const value = tab?.dataset[data];
    if (value !== undefined) choose(value);
  });
  list.addEventListener('keydown', (event) => {
    const all = tabs();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const tab = all[(to + all.length) % all.length]!;
    choose(tab.dataset[data]!);
    tab.focus();
  });
}

/** Shows which tab is chosen. */
export function showTab(list: HTMLElement, data: 'view' | 'panel', value: string): void {
  for (const tab of list.querySelectorAll<HTMLElement>('[role="tab"]')) {
    const chosen = tab.dataset[data] === value;
    setAttribute(tab, 'aria-selected', String(chosen));
    setAttribute(tab, 'tabindex', chosen ? '0' : '-1');
    // One panel may serve all tabs: it has the name of the chosen one.
    if (chosen) setAttribute(byId(tab.getAttribute('aria-controls')!), 'aria-labelledby', tab.id);
  }
}
