/** How what two traces begin with differs: who and what is there, and the state of the people in both. */
import { plainText } from '../../core/plain-text.ts';
import { CLIENTS, HOMES, MODES } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { IndexedTrace } from '../indexed.ts';
import { listedOf } from '../story/naming.ts';
import type { Counterparts, Shared } from './counterparts.ts';

/** Names in one sentence; of more how many there are. */
const NAMED = 5;

const LISTS = [
  ['users', 'users'],
  ['tenants', 'tenants'],
  ['domains', 'domains'],
  ['groups', 'groups'],
  ['links', 'links'],
  ['marks', 'named messages'],
] as const;

/** A sentence for each list of names and each field of the users that differ. */
export function beginningsOf(a: IndexedTrace, b: IndexedTrace, ids: Counterparts): string[] {
  const [mine, theirs] = [a.columns.head, b.columns.head];
  const sentences: string[] = [];
  for (const [list, words] of LISTS) {
    const [one, other] = [mine.names[list], theirs.names[list]];
    const inBoth = new Set(ids[list].right);
    const onlyLeft = one.filter((_, id) => !inBoth.has(id));
    const onlyRight = other.filter((_, id) => ids[list].right[id]! >= one.length);
    if (onlyLeft.length > 0) sentences.push(`${words} only in a: ${shown(onlyLeft)}`);
    if (onlyRight.length > 0) sentences.push(`${words} only in b: ${shown(onlyRight)}`);
  }
  return [...sentences, ...statesOf(mine.world, theirs.world, mine.names.users, ids.users)];
}

function statesOf(a: World, b: World, names: readonly string[], users: Shared): string[] {
  const fields = [
    ['mode', (world: World, user: number) => MODES[world.users.mode[user]!]],
    ['home', (world: World, user: number) => HOMES[world.users.homed[user]!]],
    ['running clients', (world: World, user: number) => clients(world.users.running[user]!)],
  ] as const;
  return fields.flatMap(([what, wordOf]) => {
    const differ: string[] = [];
    users.right.forEach((user, other) => {
      if (user >= names.length) return;
      const [mine, theirs] = [wordOf(a, user), wordOf(b, other)];
      if (mine !== theirs) differ.push(`${names[user]} (a: ${mine}, b: ${theirs})`);
    });
    return differ.length === 0 ? [] : [`another ${what} at the start: ${shown(differ)}`];
  });
}

function clients(running: number): string {
  const words = CLIENTS.filter((_, client) => (running >> client) & 1);
  return words.length === 0 ? 'none' : words.join(' and ');
}

function shown(names: readonly string[]): string {
  return listedOf(names.slice(0, NAMED).map(plainText), names.length);
}
