// In a process that many files share, what one of them has replaced the next would meet.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPLACING } from '../vitest.config.ts';

const REPLACES = /\bvi[.]|\bprocess[.](?:env[.]\w+ = |chdir)/;

test('files that change modules, methods or the environment have a process of their own', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('test', name).replaceAll('\\', '/'));
  expect(files.length).toBeGreaterThan(100);
  const replacing = files.filter((file) => REPLACES.test(readFileSync(file, 'utf8')));
  expect(replacing.sort()).toEqual([...REPLACING].sort());
});
