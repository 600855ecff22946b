/**
 * The fields of the query language: what each takes, what it means, and how it is said. Parser, completion, help and
 * the summary in words all read this table.
 */
import type { Field } from './field.ts';
import { MESSAGE_FIELDS } from './message-fields.ts';
import { NAMED_FIELDS } from './named-fields.ts';
import { RECORD_FIELDS } from './record-fields.ts';

export const FIELDS = [...MESSAGE_FIELDS, ...RECORD_FIELDS, ...NAMED_FIELDS] as const;

export type FieldName = (typeof FIELDS)[number]['name'];

const BY_NAME = new Map<string, Field & { readonly name: FieldName }>();
for (const field of FIELDS) {
  BY_NAME.set(field.name.toLowerCase(), field);
  for (const alias of (field as Field).aliases ?? []) BY_NAME.set(alias, field);
}

/** The field of that name or alias, without regard to case. */
export function fieldCalled(name: string): (Field & { readonly name: FieldName }) | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** Names and aliases, for a hint. */
export const FIELD_NAMES: readonly string[] = FIELDS.flatMap((field: Field) => [
  field.name,
  ...(field.aliases ?? []),
]);
