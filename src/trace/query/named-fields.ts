/** The fields about what scenarios name besides people and messages: calls, meetings, mails and so on. */

import { RECORD_KINDS } from '../../model/event.ts';
import { FEATURE_NAMED, FEATURE_OWNERS, type NamedTable } from '../../model/features.ts';
import { TRANSITIONS } from '../../model/transition.ts';
import { eachDid, wanted } from '../index/each-did.ts';
import type { IndexedTrace } from '../indexed.ts';
import type { Field } from './field.ts';
import { isEmpty, NO_RECORD, type Scan } from './scans.ts';

export type NamedField = keyof typeof FEATURE_NAMED;
export const NAMED_FIELD_NAMES = Object.keys(FEATURE_NAMED) as NamedField[];

/** One for each word of FEATURE_NAMED: `call:c1`, `meeting:review`. */
export const NAMED_FIELDS: readonly (Field & { readonly name: NamedField })[] = NAMED_FIELD_NAMES.map(
  (name) => {
    const noun = name.replace(
      /([a-z])([A-Z])/g,
      (_, end: string, next: string) => `${end} ${next.toLowerCase()}`,
    );
    return {
      name,
      takes: 'name',
      noun,
      what: `The ${noun} that the record is about, by the scenario's name for it.`,
      example: `${name}:${name.charAt(0)}1`,
      named: true,
      does: 'are about {}',
      doesNot: 'are not about {}',
    };
  },
);

export function isNamedField(field: string): field is NamedField {
  return Object.hasOwn(FEATURE_NAMED, field);
}

/** The names that a trace has for the field, the index is the row. */
export function namesOf({ columns }: IndexedTrace, field: NamedField): readonly string[] {
  return columns.head.names[FEATURE_NAMED[field] as NamedTable];
}

const OWNERS: Readonly<Record<string, string>> = FEATURE_OWNERS;

/** By kind: the places of the operands that are rows of the table. */
function placesOf(
  kinds: readonly { readonly operands: readonly { readonly name: string }[] }[],
  table: string,
): readonly (readonly number[])[] {
  return kinds.map(({ operands }) =>
    operands.flatMap(({ name }, place) =>
      Object.hasOwn(OWNERS, name) && OWNERS[name] === table ? [place] : [],
    ),
  );
}

/** Records that name one of the rows, or change one; `rows` has 1 for each row that is meant. */
export function scanNamed({ columns, usable }: IndexedTrace, field: NamedField, rows: Uint8Array): Scan {
  if (isEmpty(rows)) return NO_RECORD;
  const table = FEATURE_NAMED[field];
  const inRecord = placesOf(RECORD_KINDS, table);
  const inDid = placesOf(TRANSITIONS, table);
  const codes = wanted(inDid.flatMap((places, code) => (places.length > 0 ? [code] : [])));
  const { kind, values, valueStart, dids } = columns;
  return ({ bytes }) => {
    for (let n = 0; n < bytes.length; n++) {
      const from = valueStart[n]!;
      bytes[n] = inRecord[kind[n]!]!.some((place) => rows[values[from + place]!] === 1) ? 1 : 0;
    }
    eachDid(columns, usable, codes, (n, code, at) => {
      if (inDid[code]!.some((place) => rows[dids[at + place]!] === 1)) bytes[n] = 1;
    });
  };
}
