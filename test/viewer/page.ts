/** The page as somebody at a keyboard meets it: presses keys, and reads what stands there. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { viewerPage } from '../../src/cli/viewer-page.ts';
import { encodeColumns } from '../../src/trace/columns-file.ts';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import { htmlPieces } from '../../src/trace/html-file.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { runCli } from '../support/cli.ts';
import { launch, type OpenOptions, openFile, openServed, type Watched } from './browser.ts';

/** A browser and a folder, for one file of tests. */
export interface Workshop {
  readonly browser: Browser;
  readonly folder: string;
  close(): Promise<void>;
}

export async function newWorkshop(name: string): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), `coexsim-${name}-`));
  const browser = await launch();
  return {
    browser,
    folder,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A run as a file with the viewer, and its trace. */
export interface MadeRun {
  readonly html: string;
  readonly trace: string;
  /** The scenario's text. */
  readonly scenario: string;
}

/** `coexsim run SCENARIO --seed 1 --html … --trace …` */
export async function makeRun(
  { folder }: Workshop,
  scenario: string,
  { name = 'run', options = [] }: { readonly name?: string; readonly options?: readonly string[] } = {},
): Promise<MadeRun> {
  const html = join(folder, `${name}.html`);
  const trace = join(folder, `${name}.trace.jsonl`);
  const ran = await runCli(['run', scenario, '--seed', '1', '--html', html, '--trace', trace, ...options]);
  if (ran.code !== 0) throw new Error(`the scenario does not run: ${ran.err}`);
  return { html, trace, scenario: readFileSync(scenario, 'utf8') };
}

/** One file with two traces to compare, and the scenario of the first. */
export async function makeComparison(
  { folder }: Workshop,
  first: MadeRun,
  second: MadeRun,
  name: string,
): Promise<string> {
  const [trace, other] = await Promise.all([first, second].map(columnsBytes));
  const html = join(folder, `${name}.html`);
  const carried = { title: name, trace: trace!, second: other!, scenario: first.scenario };
  writeFileSync(html, [...htmlPieces(viewerPage(), carried)].join(''));
  return html;
}

async function columnsBytes({ trace }: MadeRun): Promise<Uint8Array> {
  return encodeColumns(columnsOfLines(splitLines(readFileSync(trace))));
}

/** Opens a file; to be closed. */
export async function openPage(browser: Browser, html: string, options: OpenOptions = {}): Promise<Viewer> {
  return new Viewer(await openFile(browser, html, { ...options, before: countQuestions }));
}

/** Opens what `coexsim view ARGV` serves; to be closed. */
export async function openView(
  browser: Browser,
  argv: readonly string[],
  options: OpenOptions = {},
): Promise<Viewer> {
  return new Viewer(await openServed(browser, argv, { ...options, before: countQuestions }));
}

type Counting = typeof globalThis & { unanswered: number };

/** The page has settled when its worker has answered all that it was asked, and no frame brings a new question. */
async function countQuestions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const here = globalThis as Counting;
    here.unanswered = 0;
    const heard = new WeakSet<Worker>();
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
      if (!heard.has(this)) {
        heard.add(this);
        this.addEventListener('message', ({ data }: MessageEvent<object>) => {
          if (!('news' in data)) here.unanswered -= 1;
        });
      }
      here.unanswered += 1;
      (post as (...all: unknown[]) => void).apply(this, args);
    };
  });
}

export const REGIONS = ['stage', 'events', 'inspector'] as const;

export class Viewer {
  readonly page: Page;
  readonly watched: Watched;
  /** Keys pressed, and texts typed, so far: a text is one action. */
  actions = 0;
  #addresses = 0;

  constructor(watched: Watched) {
    this.watched = watched;
    this.page = watched.page;
  }

  close(): Promise<void> {
    return this.watched.close();
  }

  /** Presses keys as fast as the browser takes them, and waits until all is shown that they lead to. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(playwrightKey(key));
    this.actions += keys.length;
    await this.settled();
  }

  /** Presses a key without waiting, as for playing, which goes on. */
  async hit(key: string): Promise<void> {
    await this.page.keyboard.press(playwrightKey(key));
    this.actions += 1;
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.actions += 1;
    await this.settled();
  }

  /** Waits until no question to the worker is open and four frames have brought no new one. */
  async settled(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((settled) => {
          let quiet = 0;
          const look = (): void => {
            quiet = (globalThis as Counting).unanswered === 0 ? quiet + 1 : 0;
            if (quiet > 4) settled();
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
  }

  /** The part of the address that a link has, as the page itself has it: the browser's driver hears of it later. */
  hash(): Promise<string> {
    return this.page.evaluate(() => location.hash);
  }

  /** The record at the cursor, -1 before the first. */
  async at(): Promise<number> {
    return Number(await this.page.getAttribute('body', 'data-drawn'));
  }

  /** Takes the cursor to a record by the address, as a link does. */
  async goTo(n: number): Promise<void> {
    this.#addresses += 1;
    await this.page.evaluate(
      ([record, again]) => {
        // Only another address is followed.
        location.hash = `#at=${encodeURIComponent(`#${record}`)}&again=${again}`;
      },
      [n, this.#addresses],
    );
    await this.page.waitForFunction((record) => document.body.dataset.drawn === String(record), n);
    await this.settled();
  }

  async filter(text: string): Promise<void> {
    await this.press('/');
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Delete');
    if (text !== '') await this.page.keyboard.insertText(text);
    await this.press('Enter');
  }

  /** Starts the command with this title from the palette. */
  async palette(title: string): Promise<void> {
    await this.press('F2');
    await this.page.keyboard.insertText(title);
    await this.press('Enter');
  }

  text(selector: string): Promise<string> {
    return this.page.locator(selector).innerText();
  }

  texts(selector: string): Promise<string[]> {
    return this.page.locator(selector).allInnerTexts();
  }

  /** The text of the why panel, which has to be the one at hand. */
  why(): Promise<string> {
    return this.text('#panel-why');
  }

  announcement(): Promise<string> {
    return this.text('#announcement');
  }

  /** What each region has selected: `record:12`. */
  selected(): Promise<string[]> {
    return this.page.evaluate(
      (regions) => regions.map((id) => document.getElementById(id)!.dataset.selectedId ?? 'none'),
      REGIONS,
    );
  }

  /** The digest of the state at the cursor, from the panel of the state. */
  async digest(): Promise<string> {
    await this.press('7');
    return this.text('#state-digest');
  }

  /** What is downloaded while `act` is done, the first file whose name ends so: its name and its content. */
  async saved(
    act: () => Promise<void>,
    suffix = '',
  ): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const isWanted = (download: Download): boolean => download.suggestedFilename().endsWith(suffix);
    const [download] = await Promise.all([this.page.waitForEvent('download', isWanted), act()]);
    return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
  }

  /** The test that was copied last. */
  async copied(): Promise<string> {
    return (await this.page.getAttribute('body', 'data-copied')) ?? '';
  }
}

async function bytesOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** A key as the page writes it is nearly as playwright does: a letter with Shift is a capital there. */
function playwrightKey(chord: string): string {
  const letter = /^Shift\+([a-z])$/.exec(chord);
  return letter === null ? chord : `Shift+${letter[1]!.toUpperCase()}`;
}
