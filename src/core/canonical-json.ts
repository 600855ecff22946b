/** JSON with one spelling per value, so that equal values have equal digests. */

import { must } from './must.ts';

/**
 * Keys in the order of their code units, no spaces, -0 as 0. Only null, booleans, finite numbers, strings, arrays
 * and plain objects have such a spelling; anything else, undefined included, is an internal error.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      must(Number.isFinite(value), 'canonical JSON has no way to write NaN or an infinity');
      return String(value + 0);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? ofArray(value) : ofObject(value);
    default:
      must(false, `canonical JSON has no way to write a value of type ${typeof value}`);
  }
}

function ofArray(items: readonly unknown[]): string {
  let text = '';
  // By index, because a hole of a sparse array has to be refused like any other undefined.
  for (let i = 0; i < items.length; i++) text += (i === 0 ? '' : ',') + canonicalJson(items[i]);
  return `[${text}]`;
}

function ofObject(object: object): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  must(
    prototype === Object.prototype || prototype === null,
    'canonical JSON writes plain objects only: spell out what this instance of a class means',
  );
  const entries = object as Readonly<Record<string, unknown>>;
  const members = Object.keys(entries)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(entries[key])}`);
  return `{${members.join(',')}}`;
}
