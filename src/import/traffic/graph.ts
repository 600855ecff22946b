/** What Microsoft Graph's exports of chats and calls have in common: people, and times. */
import { parseInstant } from '../../core/time.ts';
import type { Value } from '../reading/table.ts';

/** A property of an object, undefined if there is no such object or property. */
export function property(value: Value | undefined, name: string): Value | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, Value>>)[name] : undefined;
}

export function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** Microseconds since 1970; Graph writes up to seven decimals. Undefined for what is no instant with a zone. */
export function instantUs(value: Value | undefined): number | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : parseInstant(text.replace(/(\.\d{6})\d+/, '$1'));
}
