/** The query language on a page, for people. */
import type { Field } from './field.ts';
import { FIELDS } from './fields.ts';
import { COMPARERS, FUNCTIONS, JOINERS, type Operator } from './operators.ts';

const INTRODUCTION =
  'A filter is made of tests; those that stand side by side all have to hold. A word alone is looked for in names,\n' +
  'ids, kinds, reasons and rows. Case does not matter; "…" is for text with spaces.';

/** Every field, comparison, joiner and function with what it means and an example, as lines. */
export function queryHelp(): string {
  const parts = [
    INTRODUCTION,
    section(
      'Fields',
      FIELDS.map((field: Field) => [
        [field.name, ...(field.aliases ?? [])].join(', '),
        `${field.what}${field.words === undefined ? '' : ` One of ${field.words.join(', ')}.`}`,
        field.example,
      ]),
    ),
    section('Comparisons', COMPARERS.map(row)),
    section('Joined by', JOINERS.map(row)),
    section('Functions', FUNCTIONS.map(row)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function row({ name, what, example }: Operator): string[] {
  return [name, what, example];
}

function section(title: string, rows: readonly string[][]): string {
  const width = Math.max(...rows.map(([name]) => name!.length));
  const lines = rows.map(([name, what, example]) => `  ${name!.padEnd(width)}  ${what} (${example})`);
  return [`${title}:`, ...lines].join('\n');
}
