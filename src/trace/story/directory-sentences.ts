/** What records of domains and directories say. */
import { CUSTOM_RULES } from '../../model/directory-words.ts';
import { operandOf } from '../columns.ts';
import type { Sentences } from './feature-sentence.ts';
import { listed, type Naming } from './naming.ts';

/** The scenario's name of a row, else its kind and number. */
function named(
  naming: Naming,
  table: 'syncServers' | 'directoryAddresses' | 'platforms',
  id: number,
): string {
  return naming.trace.columns.head.names[table][id] ?? `${table} ${id}`;
}

const operand = ({ trace }: Naming, n: number, place: number): number => operandOf(trace.columns, n, place);
const user = (naming: Naming, n: number, place = 0): string => naming.user(operand(naming, n, place));
const server = (naming: Naming, n: number, place = 0): string =>
  named(naming, 'syncServers', operand(naming, n, place));
const reason = (naming: Naming, n: number, place: number): string =>
  naming.tell.reason(operand(naming, n, place));

export const DIRECTORY_SENTENCES: Sentences = {
  'directory-user-created': (naming, n) => `${user(naming, n)} got an account in the directory on premises`,
  'directory-user-removed': (naming, n) => `${user(naming, n)} lost the account in the directory on premises`,
  'directory-user-renamed': (naming, n) =>
    `the address of ${user(naming, n)} on premises became ${named(naming, 'directoryAddresses', operand(naming, n, 1))}`,
  'custom-rules-set': (naming, n) => {
    const bits = operand(naming, n, 1);
    const rules = CUSTOM_RULES.filter((_, bit) => (bits & (1 << bit)) !== 0);
    return `the synchronisation server ${server(naming, n)} has ${rules.length === 0 ? 'no custom rules' : `custom rules for ${listed(rules)}`} from now on`;
  },
  'federation-service-failed': () => 'the federation service on premises went down',
  'federation-service-restored': () => 'the federation service on premises came back',
  'sync-cycle-started': (naming, n) =>
    `a cycle of the synchronisation server ${server(naming, n)} began${operand(naming, n, 1) === 1 ? '' : ', asked for by an administrator'}`,
  'directory-object-arrived': (naming, n) =>
    `the tenant heard of ${user(naming, n, 1)} from the synchronisation server ${server(naming, n)}: ${reason(naming, n, 3)}`,
  'address-listed': (naming, n) =>
    `the address list of ${named(naming, 'platforms', operand(naming, n, 1))} shows ${user(naming, n)} from now on`,
  'address-unlisted': (naming, n) =>
    `the address list of ${named(naming, 'platforms', operand(naming, n, 1))} does not show ${user(naming, n)} any more`,
  'directory-conflict-found': (naming, n) =>
    `the synchronisation server ${server(naming, n, 1)} reported a conflict about ${user(naming, n)}: ${reason(naming, n, 2)}`,
  'sync-cycle-failed': (naming, n) =>
    `the cycle of the synchronisation server ${server(naming, n)} failed: ${reason(naming, n, 1)}`,
};
