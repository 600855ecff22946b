/**
 * Pictures that were looked at and found right, compared with what the page looks like now. With COEXSIM_UPDATE=1 they
 * are taken anew, to be looked at. What they were taken with stands in golden/environment.json: with the same they
 * agree to the pixel, and in it to a hair; with another Chromium or other fonts letters differ, and more may differ.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { FLAGS } from './chromium.ts';

export interface PictureEnvironment {
  readonly chromium: string;
  readonly platform: string;
  /** What the generic families of the style sheet stand for, with the version of the file. */
  readonly fonts: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
}

/** `threshold` is pixelmatch's, of the difference in colour; `share` is how many of the pixels may differ. */
export interface Tolerance {
  readonly threshold: number;
  readonly share: number;
}

/** The round corners of the browser's own sliders come out a grey or two lighter now and then. */
const SAME: Tolerance = { threshold: 0.02, share: 0 };
/** Other letters are up to this much of a page that is half text; a lost panel or a lost colour is more. */
const OTHER: Tolerance = { threshold: 0.25, share: 0.06 };

const FOLDER = join(import.meta.dirname, 'golden');
const ENVIRONMENT = join(FOLDER, 'environment.json');
const FAMILIES = ['system-ui', 'sans-serif', 'monospace', 'Liberation Mono'];

/** What pictures are taken with here. */
export function environmentOf(page: Page): PictureEnvironment {
  return {
    chromium: page.context().browser()!.version(),
    platform: `${process.platform} ${process.arch}`,
    fonts: Object.fromEntries(FAMILIES.map((family) => [family, fontOf(family)])),
    flags: FLAGS,
  };
}

function fontOf(family: string): string {
  try {
    return execFileSync('fc-match', ['-f', '%{family} %{fontversion}', family], { encoding: 'utf8' });
  } catch {
    return 'unknown';
  }
}

/** How exactly a picture that was taken with `then` can be repeated with `now`. */
export function toleranceOf(then: PictureEnvironment, now: PictureEnvironment): Tolerance {
  return JSON.stringify(then) === JSON.stringify(now) ? SAME : OTHER;
}

/**
 * Takes a picture of a page or a part of it and compares it with golden/NAME.png; throws if they differ, and leaves the new one beside it as
 * NAME-changed.png, with what differs in NAME-difference.png.
 */
export async function expectPicture(shown: Page | Locator, name: string): Promise<void> {
  const page = 'page' in shown ? shown.page() : shown;
  const taken = await shown.screenshot({ animations: 'disabled', caret: 'hide' });
  const golden = join(FOLDER, `${name}.png`);
  const [changed, difference] = ['changed', 'difference'].map((what) => join(FOLDER, `${name}-${what}.png`));
  for (const left of [changed!, difference!]) rmSync(left, { force: true });
  if (process.env.COEXSIM_UPDATE === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(golden, smaller(taken));
    writeFileSync(ENVIRONMENT, `${JSON.stringify(environmentOf(page), null, 2)}\n`);
    return;
  }
  if (!existsSync(golden)) throw new Error(`there is no picture ${golden}; COEXSIM_UPDATE=1 takes one`);
  const then = JSON.parse(readFileSync(ENVIRONMENT, 'utf8')) as PictureEnvironment;
  const tolerance = toleranceOf(then, environmentOf(page));
  const compared = compare(readFileSync(golden), taken, tolerance);
  if (compared.same) return;
  writeFileSync(changed!, taken);
  if (compared.picture !== undefined) writeFileSync(difference!, compared.picture);
  throw new Error(`${name} looks different: ${compared.how}. See ${changed}; COEXSIM_UPDATE=1 accepts it`);
}

/** The same pixels in fewer bytes: flat surfaces need no filter. */
function smaller(png: Buffer): Buffer {
  const options = { deflateLevel: 9, deflateStrategy: 0, filterType: 0 } as const;
  const picture = PNG.sync.read(png);
  const [opaque, other] = [2, 6].map((colorType) =>
    PNG.sync.write(picture, { ...options, colorType: colorType as 2 | 6 }),
  );
  return opaque!.length < other!.length ? opaque! : other!;
}

export interface Compared {
  readonly same: boolean;
  /** In words, with what was tolerated. */
  readonly how: string;
  /** The pixels that differ, as PNG. */
  readonly picture?: Buffer;
}

export function compare(golden: Buffer, taken: Buffer, { threshold, share }: Tolerance): Compared {
  const [before, after] = [PNG.sync.read(golden), PNG.sync.read(taken)];
  const { width, height } = before;
  if (after.width !== width || after.height !== height) {
    return { same: false, how: `${after.width} × ${after.height} pixels instead of ${width} × ${height}` };
  }
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(before.data, after.data, difference.data, width, height, {
    threshold,
    includeAA: threshold < 0.1,
  });
  const most = Math.floor(share * width * height);
  return {
    same: pixels <= most,
    how: `${pixels} pixels differ (by more than ${threshold}), ${most} may`,
    picture: PNG.sync.write(difference),
  };
}
