/**
 * The lines between the regions: dragged, moved with the arrow keys, and told to screen readers as a share of what
 * there is. Home and End close and open the region, Enter brings back the size it had at first.
 */

/** A region, the line that bounds it, and the property of the page that says how large it is. */
export interface Split {
  readonly line: HTMLElement;
  /** The custom property, in px, on the root element. */
  readonly property: string;
  /** Along which axis the line moves. */
  readonly along: 'x' | 'y';
  /** px, least and most. */
  readonly least: number;
  most(): number;
}

const STEP = 16;

/** Makes the line of a split work; `resized` is called after each change. The region lies after its line. */
function addSplitter(split: Split, resized: () => void): void {
  const { line } = split;
  const set = (size: number | undefined): void => {
    setSize(split, size);
    resized();
  };
  line.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const size = sizeAfterKey(split, event.key);
    if (size === 'no key') return;
    event.preventDefault();
    event.stopPropagation();
    set(size);
  });
  line.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    line.setPointerCapture(event.pointerId);
    line.dataset.dragging = '';
    event.preventDefault();
    line.focus();
  });
  line.addEventListener('pointermove', (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return;
    const edge = regionOf(split).getBoundingClientRect();
    set(split.along === 'x' ? edge.right - event.clientX : edge.bottom - event.clientY);
  });
  for (const name of ['pointerup', 'pointercancel'] as const) {
    line.addEventListener(name, () => delete line.dataset.dragging);
  }
  tell(split);
}

function sizeAfterKey(split: Split, key: string): number | undefined | 'no key' {
  const [grow, shrink] = split.along === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === grow) return sizeOf(split) + STEP;
  if (key === shrink) return sizeOf(split) - STEP;
  if (key === 'Home') return split.least;
  if (key === 'End') return split.most();
  return key === 'Enter' ? undefined : 'no key';
}

function regionOf({ line }: Split): HTMLElement {
  return document.getElementById(line.getAttribute('aria-controls')!)!;
}

function sizeOf(split: Split): number {
  const { width, height } = regionOf(split).getBoundingClientRect();
  return split.along === 'x' ? width : height;
}

/** Undefined is the size of the style sheet. */
function setSize(split: Split, size: number | undefined): void {
  const { style } = document.documentElement;
  if (size === undefined) style.removeProperty(split.property);
  else {
    const within = Math.round(Math.max(split.least, Math.min(split.most(), size)));
    style.setProperty(split.property, `${within}px`);
  }
  tell(split);
}

function tell(split: Split): void {
  const share = (sizeOf(split) - split.least) / Math.max(1, split.most() - split.least);
  const percent = Math.round(100 * Math.max(0, Math.min(1, share)));
  split.line.setAttribute('aria-valuenow', String(percent));
}

/** The two splitters of the page. */
export function addSplitters(resized: () => void): void {
  addSplitter(
    {
      line: document.getElementById('split-inspector')!,
      property: '--inspector-width',
      along: 'x',
      least: 220,
      most: () => window.innerWidth * 0.6,
    },
    resized,
  );
  addSplitter(
    {
      line: document.getElementById('split-events')!,
      property: '--events-height',
      along: 'y',
      least: 64,
      most: () => window.innerHeight * 0.6,
    },
    resized,
  );
}
