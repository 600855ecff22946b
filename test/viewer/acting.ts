/**
 * Doing what somebody does with the page, and waiting until it has done its part: nothing is asked of the worker any
 * more, all checks are over, and what was decided is painted.
 */
import type { Page } from 'playwright-core';
import type { DrawAnswer, DrawRequest } from '../../viz/worker/calls.ts';
import type { FromWorker, Question } from '../../viz/worker/messages.ts';

/** What is noted in the page about its line to the worker, and about its frames. */
export interface Noted {
  /** Questions without an answer. */
  open: number;
  /** Checks that have begun and are not over. */
  checks: string[];
  /** The last picture of each slot: what was asked, and what came. */
  drawn: Record<string, { readonly request: DrawRequest; readonly answer: DrawAnswer }>;
  /** Calls of requestAnimationFrame by the page. */
  frames: number;
}

/** Notes what the page asks its worker; for `before` of a page that is to be waited for with `idle`. */
export async function noteWork(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted = { open: 0, checks: [], drawn: {}, frames: 0 };
    Object.assign(globalThis, { noted });
    const { requestAnimationFrame: frame } = globalThis;
    globalThis.requestAnimationFrame = (call) => {
      noted.frames += 1;
      return frame(call);
    };
    const asked = new Map<number, Question>();
    const hear = ({ data }: MessageEvent<FromWorker>): void => {
      if ('news' in data) {
        const { news } = data;
        const over =
          (news.about === 'integrity' && news.integrity.state !== 'checking') ||
          (news.about === 'violations' && news.done);
        if (over) noted.checks = noted.checks.filter((check) => check !== `${news.about} ${news.slot}`);
        return;
      }
      noted.open -= 1;
      const { name, args } = asked.get(data.id)!;
      asked.delete(data.id);
      if (name === 'open' && data.fault !== undefined) {
        noted.checks = noted.checks.filter((check) => !check.endsWith(` ${args[0]}`));
      }
      if (name === 'draw' && data.fault === undefined) {
        const request = args[0] as DrawRequest;
        noted.drawn[request.slot] = { request, answer: data.value as DrawAnswer };
      }
    };
    const heard = new WeakSet<Worker>();
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, question: Question) {
      if (!heard.has(this)) this.addEventListener('message', hear);
      heard.add(this);
      asked.set(question.id, question);
      noted.open += 1;
      if (question.name === 'open') {
        noted.checks.push(`integrity ${question.args[0]}`, `violations ${question.args[0]}`);
      }
      post.call(this, question);
    };
  });
}

/** Waits until the page rests. Playing never does. */
export async function idle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { noted } = globalThis as unknown as { noted: Noted };
    for (let quiet = 0; quiet < 3; ) {
      await new Promise<void>((painted) => {
        requestAnimationFrame(() => painted());
      });
      quiet = noted.open === 0 && noted.checks.length === 0 ? quiet + 1 : 0;
    }
  });
}

/** Presses keys one after the other, and waits after each. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await idle(page);
  }
}

export async function click(page: Page, selector: string): Promise<void> {
  await page.click(selector);
  await idle(page);
}

/** Takes the cursor to a record, as somebody does who types its number. */
export async function goTo(page: Page, n: number): Promise<void> {
  await page.locator('#view').focus();
  await page.keyboard.press('g');
  await page.fill('#goto-input', `#${n}`);
  await page.keyboard.press('Enter');
  await page.waitForFunction((at) => document.body.dataset.drawn === String(at), n);
  await idle(page);
}

/** Takes the cursor to a record and selects it: its row in the list. */
export async function choose(page: Page, n: number): Promise<void> {
  await goTo(page, n);
  await click(page, `#events-rows [data-id="${n}"]`);
}

/** Starts the command with this title from the palette. */
export async function command(page: Page, title: string): Promise<void> {
  await page.locator('#view').focus();
  await page.keyboard.press('p');
  await page.fill('#palette-input', title);
  const chosen = await page.locator('#palette-options [aria-selected=true]').allTextContents();
  if (!chosen[0]?.startsWith(title)) throw new Error(`the palette offers ${chosen[0]} for ${title}`);
  await page.keyboard.press('Enter');
  await idle(page);
}

export async function filter(page: Page, text: string): Promise<void> {
  await page.fill('#filter-input', text);
  await page.keyboard.press('Enter');
  await idle(page);
}
