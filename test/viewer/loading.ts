/** The page that waits for a file, and what it says to the files that it is given. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { viewerPage } from '../../src/cli/viewer-page.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { addProbe } from './bench/page-probe.ts';
import { openFile, twoFrames, type Watched } from './browser.ts';
import { makeRun, newWorkshop, type Workshop } from './page.ts';

/** The title of the trace that most are given. */
export const TITLE = 'One upgrade day in two clouds';

export interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const given = (name: string, content: string | Uint8Array): Given => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content as string),
});

export interface Shown {
  readonly title: string | undefined;
  readonly error: string | undefined;
}

export interface Badge {
  readonly state: string;
  readonly label: string;
  readonly text: string;
}

/** An empty page, and the trace of the main scenario, line by line. */
export class Loading {
  readonly workshop: Workshop;
  readonly watched: Watched;
  readonly page: Page;
  readonly lines: string[];

  constructor(workshop: Workshop, watched: Watched, lines: string[]) {
    this.workshop = workshop;
    this.watched = watched;
    this.page = watched.page;
    this.lines = lines;
  }

  /** Waits until the files at hand are shown or refused. */
  async loaded(): Promise<void> {
    await this.page.waitForFunction(() => {
      const load = document.getElementById('load')!;
      return load.hidden || document.getElementById('load-busy')!.hidden;
    });
    await twoFrames(this.page);
  }

  async give(...files: Given[]): Promise<void> {
    await this.page.setInputFiles('#load-file', files);
    await this.loaded();
  }

  /** The title of the trace that is shown; else what the page says instead. */
  shown(): Promise<Shown> {
    return this.page.evaluate(() => {
      const text = (id: string): string => document.getElementById(id)!.textContent ?? '';
      if (document.getElementById('load')!.hidden) return { title: text('title'), error: undefined };
      return { title: undefined, error: `${text('load-title')}: ${text('load-error')}` };
    });
  }

  fact(name: string): Promise<string> {
    return this.page.locator('#facts li', { hasText: name }).locator('b').innerText();
  }

  /** The badge once all digests have been looked at. */
  async badge(): Promise<Badge> {
    await this.page.waitForFunction(
      () => !['checking', undefined].includes(document.getElementById('badge')!.dataset.state),
    );
    return this.page.evaluate(() => {
      const { dataset, textContent, title } = document.getElementById('badge')!;
      return { state: dataset.state ?? '', label: textContent ?? '', text: title };
    });
  }

  async close(): Promise<void> {
    await this.watched.close();
    await this.workshop.close();
  }
}

export async function newLoading(): Promise<Loading> {
  const workshop = await newWorkshop('loading');
  const { trace } = await makeRun(workshop, 'scenarios/main.yaml');
  const empty = join(workshop.folder, 'empty.html');
  writeFileSync(empty, viewerPage());
  const watched = await openFile(workshop.browser, empty, { before: addProbe });
  return new Loading(workshop, watched, splitLines(readFileSync(trace)));
}
