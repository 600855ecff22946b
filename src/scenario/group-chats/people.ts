/** Who is ever in which group chat, as the events of a file have it, before any name is looked up. */
import { foldName } from '../ids.ts';
import type { ScenarioEntry } from '../schema.ts';
import type { Path } from '../tree.ts';

export interface Person {
  /** As written where they are named first. */
  readonly name: string;
  readonly path: Path;
}

export interface GroupPeople {
  /** As written. */
  readonly name: string;
  /** Place among the events of the line that starts it. */
  readonly place: number;
  /** Its starter, the members from the start, then those who are added. */
  readonly people: readonly Person[];
  /** How many of them are there from the start. */
  readonly founders: number;
}

const KNOWN = new WeakMap<ScenarioEntry, readonly GroupPeople[]>();

/** The group chats in the order of the file; of two of one name the first. Found out once for a file. */
export function groupsOf(entry: ScenarioEntry): readonly GroupPeople[] {
  const known = KNOWN.get(entry) ?? findGroups(entry);
  KNOWN.set(entry, known);
  return known;
}

function findGroups(entry: ScenarioEntry): GroupPeople[] {
  const groups = new Map<string, { group: GroupPeople; people: Map<string, Person> }>();
  const events = entry.events ?? [];
  events.forEach(({ startGroup }, place) => {
    if (startGroup === undefined || groups.has(foldName(startGroup.id))) return;
    const path: Path = ['events', place, 'startGroup'];
    const people = new Map<string, Person>();
    enter(people, startGroup.from, [...path, 'from']);
    startGroup.members.forEach((name, member) => {
      enter(people, name, [...path, 'members', member]);
    });
    const group = { name: startGroup.id, place, people: [], founders: people.size };
    groups.set(foldName(startGroup.id), { group, people });
  });
  events.forEach(({ addMember }, place) => {
    const people = addMember && groups.get(foldName(addMember.to))?.people;
    if (people !== undefined) enter(people, addMember!.member, ['events', place, 'addMember', 'member']);
  });
  return [...groups.values()].map(({ group, people }) => ({ ...group, people: [...people.values()] }));
}

function enter(people: Map<string, Person>, name: string, path: Path): void {
  if (!people.has(foldName(name))) people.set(foldName(name), { name, path });
}

/** The name of the copy of a message to one member. */
export function copyName(message: string, member: string): string {
  return `${message} to ${member}`;
}

/** Names of the copies of all named messages of groups, each with the place that names the message. */
export function copyNames(entry: ScenarioEntry): { readonly name: string; readonly path: Path }[] {
  const groups = new Map(groupsOf(entry).map((group) => [foldName(group.name), group]));
  return (entry.events ?? []).flatMap(({ groupMessage }, place) => {
    if (groupMessage?.id === undefined) return [];
    const { id, from } = groupMessage;
    const people = groups.get(foldName(groupMessage.in))?.people ?? [];
    return people
      .filter(({ name }) => foldName(name) !== foldName(from))
      .map(({ name }) => ({ name: copyName(id, name), path: ['events', place, 'groupMessage', 'id'] }));
  });
}
