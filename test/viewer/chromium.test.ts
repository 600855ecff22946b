import { expect, test } from 'vitest';
import { findChromium } from './chromium.ts';

const there =
  (...paths: string[]) =>
  (path: string): boolean =>
    paths.includes(path);

test('the environment names a browser, or it stands in its usual place', () => {
  const usual = there('/usr/bin/chromium', '/opt/mine', '/opt/other');
  expect(findChromium({}, 'linux', usual)).toBe('/usr/bin/chromium');
  expect(findChromium({ CHROMIUM_PATH: '/opt/other' }, 'linux', usual)).toBe('/opt/other');
  expect(findChromium({ CHROMIUM_PATH: '/opt/other', COEXSIM_CHROMIUM: '/opt/mine' }, 'linux', usual)).toBe(
    '/opt/mine',
  );
  expect(findChromium({ COEXSIM_CHROMIUM: '' }, 'linux', there('/usr/bin/google-chrome'))).toBe(
    '/usr/bin/google-chrome',
  );
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(findChromium({}, 'darwin', there(mac))).toBe(mac);
  const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  expect(findChromium({}, 'win32', there(windows))).toBe(windows);
});

test('no browser is a failure that says how to get one', () => {
  for (const platform of ['linux', 'darwin', 'win32', 'freebsd'] as const) {
    expect(() => findChromium({}, platform, there())).toThrow('apt-get install -y chromium');
  }
  const wrong = { COEXSIM_CHROMIUM: '/opt/gone' };
  expect(() => findChromium(wrong, 'linux', there('/usr/bin/chromium'))).toThrow(
    'COEXSIM_CHROMIUM is /opt/gone, and there is no such file',
  );
});
