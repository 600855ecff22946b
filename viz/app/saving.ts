/** What the page gives away: pictures, data, links, tests. Everything is a file of its own or text on the clipboard. */
import { pngBlob } from '../draw/png.ts';
import { svgText } from '../draw/svg.ts';
import type { Theme } from '../draw/theme.ts';
import { joinLists } from '../list/join.ts';
import { ownPage } from '../page/own-page.ts';
import type { DrawRequest } from '../worker/calls.ts';
import type { DataFormat, PictureExtent, PictureFormat } from './app.ts';
import { element } from './dom.ts';
import type { PageApp } from './page-app.ts';

/** Device pixels per CSS pixel in a PNG: sharp on paper. */
const PNG_RATIO = 2;

interface Picturing {
  request(slot: 'a'): DrawRequest;
  readonly theme: Theme;
}

export async function savePicture(
  app: PageApp,
  picture: Picturing,
  format: PictureFormat,
  extent: PictureExtent,
): Promise<void> {
  const stretch = await stretchOf(app, extent);
  if (typeof stretch === 'string') return app.announce(stretch);
  const request = { ...picture.request('a'), ...stretch, overviewWidth: 0 };
  const answer = await app.asking.draw(request);
  const list = joinLists(answer.header === undefined ? [answer.marks] : [answer.marks, answer.header]);
  const [from, to] = await app.asking.times(request.timeMode, request.fromU, request.toU);
  const facts = app.facts('a')!;
  const title = `${facts.title}: ${request.view}, ${from} to ${to}`;
  const left = answer.notices.map(({ text }) => text).join(' ');
  const description = `coexsim ${facts.program}, seed ${facts.seed}, trace ${facts.digest}. ${left}`.trim();
  const name = `${fileName(facts.title)}-${request.view}`;
  if (format === 'svg') {
    const text = svgText(list, picture.theme, { title, description });
    saveFile(`${name}.svg`, new Blob([text], { type: 'image/svg+xml' }));
  } else saveFile(`${name}.png`, await pngBlob(list, picture.theme, PNG_RATIO));
  app.announce(`Saved ${name}.${format}: ${from} to ${to}.`);
}

/** The stretch of the axis that a picture shows, or a sentence why there is none. */
async function stretchOf(
  app: PageApp,
  extent: PictureExtent,
): Promise<{ readonly fromU: number; readonly toU: number } | string> {
  const { fromU, toU, markA, markB, timeMode, selection } = app.state;
  if (extent === 'visible') return { fromU, toU };
  if (extent === 'selection') {
    return (await app.asking.stretchOf(timeMode, selection)) ?? 'Nothing is selected that could be pictured.';
  }
  if (markA === undefined || markB === undefined)
    return 'Set two marks first; the picture shows what lies between.';
  if (markA.u === markB.u) return 'Both marks are at the same place; there is nothing between them.';
  return { fromU: Math.min(markA.u, markB.u), toU: Math.max(markA.u, markB.u) };
}

export async function saveData(
  app: PageApp,
  format: DataFormat,
  scenario: string | undefined,
): Promise<void> {
  const facts = app.facts('a');
  if (facts === undefined) return;
  const name = fileName(facts.title);
  const files = await app.asking.data(format, name, format === 'html' ? pageWithoutData() : '', scenario);
  for (const { name: file, bytes, type } of files) saveFile(file, new Blob([bytes], { type }));
  const names = files.map(({ name: file }) => file).join(', ');
  app.announce(`Saved ${names}: all ${facts.records} records.`);
}

let page: string | undefined;

/** Keeps the page as it came, before anything is shown in it: what an exported page is made from. */
export function keepPage(): void {
  page = ownPage();
}

function pageWithoutData(): string {
  if (page === undefined) throw new Error('the page was not kept');
  return page;
}

function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  element('a', { href: url, download: name }).click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as the beginning of a file's name. */
function fileName(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain === '' ? 'coexsim' : plain.slice(0, 60);
}

/** Puts text on the clipboard; where the browser refuses, shows it to be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element('textarea', { 'aria-label': 'Copy this', readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
