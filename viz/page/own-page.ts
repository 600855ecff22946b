/** The page's own text, as it was built: what an exported page is made from. */

/** What the page carries is not part of it. */
const CARRIED = '#trace, #second, #scenario, #story, #served';

/**
 * The text of this page without what it carries. To be called before anything in the page is changed, and before the
 * traces are taken out of it.
 */
export function ownPage(): string {
  const root = document.documentElement.cloneNode(true) as HTMLElement;
  for (const block of root.querySelectorAll(CARRIED)) block.remove();
  const policy = root.querySelector('meta[http-equiv="Content-Security-Policy"]');
  policy?.setAttribute(
    'content',
    policy.getAttribute('content')!.replace("connect-src 'self'", "connect-src 'none'"),
  );
  return `<!doctype html>\n${root.outerHTML}\n`;
}
