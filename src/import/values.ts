/** Values of properties as exports have them: texts in CSV files, anything in JSON, and what ConvertTo-Json cut off. */
import type { Value } from './reading/table.ts';

/** What stands where an object was: `Microsoft.Rtc.Management…`, `System.Object[]`. Its content is lost. */
const CLASS_NAME = /^(Microsoft|System)\.[A-Za-z][\w.`+]*(\[.*)?$/;

/** Whether only the class of an object is left: the depth of ConvertTo-Json, or Export-Csv, cut it off. */
export function isCutOff(value: Value | undefined): boolean {
  // Lists within lists are whole, however deep they are.
  if (Array.isArray(value))
    return value.length > 0 && value.every((each) => !Array.isArray(each) && isCutOff(each));
  return typeof value === 'string' && /^\s*[MS]/.test(value) && CLASS_NAME.test(value.trim());
}

/** A text without space around, empty if there is nothing or its content was cut off. */
export function textOf(value: Value | undefined): string {
  if (typeof value === 'string') return isCutOff(value) ? '' : value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['$true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['$false', false],
  ['no', false],
  ['0', false],
]);
/** What `flagOf` knows, in any spelling of case. */
export const FLAG_WORDS = [...FLAGS.keys()].join(', ');

/** `True`, `$true`, `1`; undefined if it is neither that nor its opposite. */
export function flagOf(value: Value | undefined): boolean | undefined {
  return FLAGS.get(textOf(value).toLowerCase());
}

/** Lists of JSON, of the console (`{a, b}`), and those that a person joined with commas, semicolons or spaces. */
export function listOf(value: Value | undefined): readonly Value[] {
  if (value === null || value === undefined || isCutOff(value)) return [];
  if (Array.isArray(value)) return value as readonly Value[];
  if (typeof value === 'object') return [value];
  const text = textOf(value).replace(/^\{(.*)\}$/s, '$1');
  return text.split(/[,;\s]+/).filter((item) => item !== '');
}

/**
 * The name of a policy without `Tag:`; empty where the tenant's Global applies, which a blank says too; undefined where
 * the name was cut off.
 */
export function policyName(value: Value | undefined): string | undefined {
  if (isCutOff(value)) return undefined;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return policyName(nameWithin(value as { readonly [property: string]: Value }));
  if (Array.isArray(value)) return value.length === 0 ? '' : policyName((value as readonly Value[])[0]);
  const text = textOf(value);
  // UserPolicyDefinition, as JSON in a cell or in PowerShell's own notation.
  const json = /^\{.*"(?:name|policyname|identity)"\s*:\s*"([^"]*)"/is.exec(text)?.[1];
  const shown = /^@\{(?:.*;)?\s*(?:name|policyname|identity)=([^;}]*)/is.exec(text)?.[1];
  const name = (json ?? shown ?? text).trim().replace(/^tag:/i, '').trim();
  return /^(global|\$null|null|@\{\}|\{\})$/i.test(name) ? '' : name;
}

function nameWithin(object: { readonly [property: string]: Value }): Value | undefined {
  for (const [property, value] of Object.entries(object)) {
    if (/^(name|policyname|identity)$/i.test(property)) return value;
  }
  return undefined;
}

/** A property of an object in any spelling of case. */
export function propertyOf(value: Value | undefined, name: string): Value | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const found = Object.entries(value).find(([property]) => property.toLowerCase() === name.toLowerCase());
  return found?.[1];
}
