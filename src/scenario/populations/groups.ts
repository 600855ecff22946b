/** Populations and departments as groups, and what is known of everybody once all have ids. */
import { NONE } from '../../model/words.ts';
import { LIMITS } from '../limits.ts';
import type { GroupDraft, Groups } from '../plan-groups.ts';
import type { Seated, Users } from '../plan-users.ts';
import { complain, keyAt, type Work } from '../work.ts';
import {
  type DepartmentFacts,
  NO_TIME_ZONE,
  newPeople,
  type People,
  type PopulationFacts,
} from './people.ts';
import { shareOfDay } from './person.ts';
import { parseTimeZone } from './words.ts';

function departmentGroup(population: string, department: string): string {
  return `${population}/${department}`;
}

/** A group for each population, and one for each of its departments. */
export function populationGroups(work: Work, users: Users): GroupDraft[] {
  return users.crowds.flatMap((seated) => {
    const { crowd, ids } = seated;
    const all = { name: crowd.name, at: keyAt(work, 'populations', crowd.key), members: ids.toSorted() };
    const departments = membersOfDepartments(seated).map((members, department) => ({
      name: departmentGroup(crowd.name, crowd.departments[department]!),
      at: crowd.placeOfDepartment(department),
      members,
    }));
    return [all, ...departments];
  });
}

function membersOfDepartments({ crowd, ids }: Seated): number[][] {
  const members: number[][] = crowd.departments.map(() => []);
  crowd.department.forEach((department, person) => {
    if (department !== NONE) members[department]!.push(ids[person]!);
  });
  for (const each of members) each.sort((a, b) => a - b);
  return members;
}

/** What traffic and reports read of everybody. */
export function planPeople(work: Work, users: Users, groups: Groups): People {
  const people = newPeople(users.plans.length);
  let contacts = 0;
  const populations = users.crowds.map((seated, population): PopulationFacts => {
    const entry = work.entry.populations![seated.crowd.key]!;
    const departments = departmentFacts(seated, groups);
    enter(people, seated, population, departments);
    contacts += (entry.contacts ?? 0) * seated.crowd.size;
    return {
      name: seated.crowd.name,
      group: groups.index.idOf(seated.crowd.name) ?? NONE,
      people: seated.ids,
      timeZoneMinutes: entry.timeZone === undefined ? undefined : parseTimeZone(entry.timeZone),
      runs: [shareOfDay(entry.runs?.Teams), shareOfDay(entry.runs?.SfB)],
      departments,
      contacts: entry.contacts ?? 0,
      draw: entry.draw,
    };
  });
  if (contacts > LIMITS.contacts) {
    complain(
      work,
      ['populations'],
      `the populations have ${contacts} contacts, the limit is ${LIMITS.contacts}`,
    );
  }
  return { ...people, populations };
}

function departmentFacts({ crowd }: Seated, groups: Groups): DepartmentFacts[] {
  return crowd.departments.map((name) => ({
    name,
    group: groups.index.idOf(departmentGroup(crowd.name, name)) ?? NONE,
  }));
}

function enter(
  people: People,
  { crowd, ids }: Seated,
  population: number,
  departments: readonly DepartmentFacts[],
): void {
  ids.forEach((user, person) => {
    // Somebody complained about has no id; nothing is run then.
    if (user === NONE) return;
    people.populationOf[user] = population;
    const department = crowd.department[person]!;
    if (department !== NONE) people.departmentOf[user] = departments[department]!.group;
    if (crowd.timeZone[person] !== NO_TIME_ZONE) people.timeZoneMinutesOf[user] = crowd.timeZone[person]!;
    people.messagesPerDayOf[user] = crowd.messagesPerDay[person]!;
    people.opensTeamsOf[user] = crowd.opensTeams[person]!;
  });
}
