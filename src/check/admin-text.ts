/** What cmdlets answer, as the console prints it: Format-List, names in a column as wide as the longest. */
import { plainText } from '../core/plain-text.ts';
import type { AdminObject, AdminValue, AdminView } from './admin-view.ts';

/** A block for each cmdlet under the cmdlet's name, with a blank line before it; ends in a newline. */
export function adminText(view: AdminView): string {
  return Object.entries(view)
    .map(([cmdlet, properties]) => `\n${cmdlet}\n${formatList(properties)}`)
    .join('');
}

function formatList(properties: AdminObject): string {
  const width = Math.max(...Object.keys(properties).map((name) => name.length));
  return Object.entries(properties)
    .map(([name, value]) => `${`${name.padEnd(width)} : ${valueText(value)}`.trimEnd()}\n`)
    .join('');
}

function valueText(value: AdminValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return plainText(value);
  const list = 'AllowedDomain' in value ? value.AllowedDomain : value;
  const entries = list.map((entry) => (typeof entry === 'string' ? entry : `Domain=${entry.Domain}`));
  return `{${plainText(entries.join(', '))}}`;
}
