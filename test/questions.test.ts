// The questions that people asked in public: each has its row, its commands run and print what the answer quotes.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runCli } from './support/cli.ts';
import { callsIn, codeIn, section, tableRows } from './support/documents.ts';

/** How many threads were collected; the README of the scenarios says where from. */
const QUESTIONS = 39;

const table = section(readFileSync('scenarios/README.md', 'utf8'), '## The questions of real people');
const rows = tableRows(table).map(([number, question, answer, commands]) => ({
  number: Number(/\d+/.exec(number!)?.[0]),
  question: question!,
  answer: answer!,
  calls: callsIn(commands!),
}));

it('has a row for each question, in their order', () => {
  const numbers = Array.from({ length: QUESTIONS }, (_, n) => n + 1);
  expect(rows.map(({ number }) => number)).toEqual(numbers);
});

it('has an answer to each that quotes what a command prints', () => {
  const silent = rows.filter(({ answer, calls }) => calls.length === 0 || codeIn(answer).length === 0);
  expect(silent).toEqual([]);
});

it.each(rows)('$number: $question', async ({ answer, calls }) => {
  let printed = '';
  for (const argv of calls) {
    const ran = await runCli(argv);
    expect([argv.join(' '), ran.code]).toEqual([argv.join(' '), 0]);
    expect(ran.out).not.toBe('');
    printed += ran.out;
  }
  expect(codeIn(answer).filter((phrase) => !printed.includes(phrase))).toEqual([]);
});
