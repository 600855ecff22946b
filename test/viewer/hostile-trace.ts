/** Traces and scenarios whose names want to be more than names, and the canary that tells on them. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Names } from '../../src/model/names.ts';
import type { Columns } from '../../src/trace/columns.ts';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import { compile, linesOf, traceOf } from '../support/running.ts';
import type { Watched } from './browser.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';

/** What a scenario may have for a name: nothing that cannot be seen, and no word that means something to an object. */
export const inScenarios = HOSTILE_NAMES.filter(
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  (name) => !/[\u0000-\u001f\u200e-\u2069\ud800-\udfff]|^__proto__$|^constructor$/.test(name),
);

/** A tenant, a user and a message for each of the names. */
export function scenarioOf(names: readonly string[]): object {
  const users = names.map((name, i) => `${name}@t${i}.example`);
  return {
    coexsim: 1,
    title: names[15],
    start: '2019-06-03T09:00:00Z',
    until: '2h',
    seed: '7',
    rules: '2019-h1',
    tenants: Object.fromEntries(
      names.map((name, i) => [
        name,
        { topology: 'pureOnline', domains: [`t${i}.example`], mode: 'TeamsOnly' },
      ]),
    ),
    users: Object.fromEntries(users.map((user) => [user, { clients: ['Teams'] }])),
    events: names.map((name, i) => ({
      at: `${i}m`,
      chat: { from: users[i], to: users[(i + 1) % users.length], via: 'Teams', id: name },
    })),
  };
}

/** The same trace with all fifty names, also those that no scenario may have: somebody may write a trace by hand. */
export function hostileColumns(): Columns {
  const tame = HOSTILE_NAMES.map((_, i) => `name ${String(i).padStart(2, '0')}`);
  const columns = columnsOfLines(linesOf(traceOf(compile(scenarioOf(tame)))));
  const { header, names } = columns.head;
  const hostile: Names = { ...names, tenants: HOSTILE_NAMES, users: HOSTILE_NAMES, marks: HOSTILE_NAMES };
  const told = {
    ...header,
    title: HOSTILE_NAMES.join(' '),
    program: HOSTILE_NAMES[0]!,
    seed: HOSTILE_NAMES[15]!,
  };
  return { ...columns, head: { ...columns.head, header: told, names: hostile } };
}

/** Notes what sings; for `before` of a page. */
export async function withCanary(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sung: unknown[] = [];
    Object.assign(globalThis, { sung, canary: (name: unknown) => sung.push(name) });
  });
}

/** Nothing was run, and nothing complained. */
export async function expectSilence({ page, problems }: Watched): Promise<void> {
  expect(await page.evaluate(() => (globalThis as unknown as { sung: unknown[] }).sung)).toEqual([]);
  expect(problems).toEqual([]);
}
