/** The browser that the page is tested in, and how it is started: the same everywhere, so that pictures are too. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium-headless-shell',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const HOW_TO_INSTALL = `The viewer is tested in Chromium, and none was found. Install one:
  Debian, Ubuntu:  apt-get update && apt-get install -y chromium fonts-dejavu-core fonts-liberation
  Fedora:          dnf install chromium
  macOS:           brew install --cask google-chrome
  elsewhere:       set COEXSIM_CHROMIUM to the path of Chromium, Chrome or Edge`;

/** The path of a Chromium: the one that the environment names, else one in its usual place. None is a failure. */
export function findChromium(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): string {
  for (const name of ['COEXSIM_CHROMIUM', 'CHROMIUM_PATH']) {
    const path = environment[name];
    if (path === undefined || path === '') continue;
    if (!exists(path)) throw new Error(`${name} is ${path}, and there is no such file.\n${HOW_TO_INSTALL}`);
    return path;
  }
  const found = (PLACES[platform] ?? []).find(exists);
  if (found === undefined) throw new Error(HOW_TO_INSTALL);
  return found;
}

/** Software rendering without what depends on the screen, and no connection of the browser's own. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-accelerated-2d-canvas',
  '--disable-lcd-text',
  '--disable-font-subpixel-positioning',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  '--js-flags=--random-seed=1',
] as const;

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...FLAGS], headless: true });
}
