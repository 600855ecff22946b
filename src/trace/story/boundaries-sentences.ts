/** What records of data boundaries say. */
import { plainText } from '../../core/plain-text.ts';
import { HOME_KINDS } from '../../model/boundaries.ts';
import { CLOUDS, NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { Sentences } from './feature-sentence.ts';
import type { Naming } from './naming.ts';

const HOMES: Readonly<Record<(typeof HOME_KINDS)[number], string>> = {
  Teams: 'Teams',
  SfB: 'Skype for Business account',
  mailbox: 'mailbox',
};

export const BOUNDARY_SENTENCES: Sentences = {
  'residency-checked': (naming, n) => `the homes of ${naming.user(at(naming, n, 1))} were looked at`,
  'message-labelled': (naming, n) =>
    `${naming.message(at(naming, n, 0))} carries the label ${label(naming, n)}`,
  'boundary-crossed': (naming, n) =>
    `${naming.messageOfBoth(at(naming, n, 0))}, labelled ${label(naming, n)}, left ${cloud(at(naming, n, 2))} for ${cloud(at(naming, n, 3))}`,
  'mail-left-cloud': (naming, n) =>
    `the mail ${mail(naming, n)}, labelled ${label(naming, n)}, left ${cloud(at(naming, n, 2))} for ${cloud(at(naming, n, 3))}`,
  'home-misplaced': (naming, n) =>
    `the ${home(at(naming, n, 1))} of ${naming.user(at(naming, n, 0))}, whose data should be in ${cloud(at(naming, n, 2))}, is ${place(at(naming, n, 3))}`,
  'home-in-place': (naming, n) =>
    `the ${home(at(naming, n, 1))} of ${naming.user(at(naming, n, 0))} is no longer outside of ${cloud(at(naming, n, 2))}`,
};

function at(naming: Naming, n: number, place: number): number {
  return operandOf(naming.trace.columns, n, place);
}

function label(naming: Naming, n: number): string {
  const id = at(naming, n, 1);
  const name = plainText(naming.trace.columns.head.names.labels[id] ?? '').trim();
  return name === '' ? `number ${id + 1}` : name;
}

function mail(naming: Naming, n: number): string {
  const id = at(naming, n, 0);
  return plainText(naming.trace.columns.head.names.mails[id] ?? '').trim() || `number ${id + 1}`;
}

function home(code: number): string {
  const word = HOME_KINDS[code];
  return word === undefined ? 'home' : HOMES[word];
}

function place(code: number): string {
  return code === NONE ? 'on the premises' : `in ${cloud(code)}`;
}

function cloud(code: number): string {
  return CLOUDS[code] ?? 'another cloud';
}
