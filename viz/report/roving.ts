/** Many things that can be pressed, and one stop of the Tab key: the arrows go from one to the next. */

/**
 * Makes the arrow keys go through `items`, which stand in rows of `columns`; Enter and Space press one that is no
 * button of its own. One of them can be reached by Tab: the one that was left last, at first `start`.
 */
export function roving(
  container: Element,
  items: readonly (HTMLElement | SVGElement)[],
  { columns = items.length, start = 0 }: { readonly columns?: number; readonly start?: number } = {},
): void {
  items.forEach((item, i) => {
    item.setAttribute('tabindex', i === start ? '0' : '-1');
  });
  container.addEventListener('focusin', (event) => {
    if (!items.includes(event.target as HTMLElement)) return;
    for (const item of items) if (item.getAttribute('tabindex') === '0') item.setAttribute('tabindex', '-1');
    (event.target as Element).setAttribute('tabindex', '0');
  });
  container.addEventListener('keydown', (event) => {
    const { key } = event as KeyboardEvent;
    const at = items.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    if (event.target instanceof SVGElement && (key === 'Enter' || key === ' ')) {
      event.preventDefault();
      event.target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      return;
    }
    const next = neighbour(key, at, items.length, columns);
    if (next === undefined) return;
    event.preventDefault();
    items[next]!.focus();
  });
}

function neighbour(key: string, at: number, count: number, columns: number): number | undefined {
  const row = Math.floor(at / columns);
  const wanted: Readonly<Record<string, number>> = {
    ArrowRight: at % columns < columns - 1 ? at + 1 : at,
    ArrowLeft: at % columns > 0 ? at - 1 : at,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: row * columns,
    End: Math.min(count, (row + 1) * columns) - 1,
  };
  const next = wanted[key];
  return next === undefined ? undefined : next >= 0 && next < count ? next : at;
}
