/** What records of contact lists say. */
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import { clientName } from '../telling.ts';
import type { Sentence, Sentences } from './feature-sentence.ts';
import type { Naming } from './naming.ts';

/** The words of a record: who it concerns, and its operands by place. */
type Say = (who: string, at: (place: number) => number, naming: Naming) => string;

function of(say: Say): Sentence {
  return (naming, n) => {
    const at = (place: number): number => operandOf(naming.trace.columns, n, place);
    return say(naming.user(at(1)), at, naming);
  };
}

function contactOf(naming: Naming, entry: number): string {
  return naming.user(naming.trace.threads.world.contactEntries.contact[entry] ?? NONE);
}

function counted(count: number, one: string, several: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${several}`;
}

export const CONTACT_SENTENCES: Sentences = {
  'contact-copy-ran': of((who) => `the contacts of ${who} were to be copied to Teams`),
  'contact-added': of(
    (who, at, naming) => `${who} added ${contactOf(naming, at(2))} to the contacts in ${clientName(at(3))}`,
  ),
  'contact-removed': of(
    (who, at, naming) =>
      `${who} took ${contactOf(naming, at(2))} out of the contacts in ${clientName(at(3))}`,
  ),
  'contact-store-set': of((who, at) =>
    at(2) === 1
      ? `the contacts of ${who} were moved to the unified contact store`
      : `the contacts of ${who} were taken out of the unified contact store`,
  ),
  'contact-copy-awaited': of((who) => `the contacts of ${who} will be copied at the next sign-in to Teams`),
  'contact-copy-started': of((who) => `the copy of the contacts of ${who} to Teams began`),
  'contacts-copied': of((who, at) => {
    const took = `${counted(at(2), 'contact', 'contacts')} and ${counted(at(5), 'group', 'groups')}`;
    const over = `${counted(at(3), 'contact', 'contacts')} and ${counted(at(6), 'group', 'groups')}`;
    const left = at(3) + at(6) === 0 ? '' : `; there was no room for ${over}`;
    const not = at(4) === 0 ? '' : `; ${counted(at(4), 'entry is', 'entries are')} no people and stayed`;
    return `${took} of ${who} were copied to Teams${left}${not}`;
  }),
  'contact-left-out': of((who, at, naming) => `${naming.user(at(2))} is no contact of ${who} in Teams`),
  'contact-copy-failed': of(
    (who, at, naming) =>
      `the contacts of ${who} could not be copied, because of ${naming.tell.reason(at(2))}, and it will be tried again`,
  ),
  'contacts-merged-back': of(
    (who, at) =>
      `${counted(at(2), 'contact', 'contacts')} of ${who} came back from Teams to Skype for Business`,
  ),
  'contacts-not-merged-back': of(
    (who, at) =>
      `${counted(at(2), 'contact', 'contacts')} of ${who} stayed in Teams alone, because lists are no longer merged`,
  ),
};
