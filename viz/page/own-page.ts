/** The page's own text, as it was built: what an exported page is made from. */

/** What the page carries is not part of it. Nothing that it carries contains a `<`, see html-file.ts. */
const CARRIED =
  /<script type="application\/[a-z-]+" id="(?:trace|second|scenario|story|served)">[^<]*<\/script>\n?/g;

/**
 * The text of this page without what it carries. To be called before anything in the page is changed, and before the
 * traces are taken out of it. It reads the elements and copies none: a copy would get style attributes that the
 * page's policy has refused.
 */
export function ownPage(): string {
  const root = document.documentElement.outerHTML
    .replace(CARRIED, '')
    .replace("connect-src 'self'", "connect-src 'none'");
  return `<!doctype html>\n${root}\n`;
}
