/** What a scenario says about group chats, checked and translated into rows of the first World and events. */
import { FEATURES, WISH } from '../../model/attempt.ts';
import { E } from '../../model/event.ts';
import { GROUP_STATUS, MEMBER_STATUS } from '../../model/group-chats.ts';
import { CLIENTS, KIND, NONE } from '../../model/words.ts';
import type { ChatAction, Planned } from '../compiled.ts';
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  factsOf,
  type QuestionPlanners,
} from '../feature.ts';
import { type Index, indexNames } from '../ids.ts';
import { type EventWork, event } from '../plan-events.ts';
import type { ExpectWork } from '../plan-expect.ts';
import { questionTime } from '../question-time.ts';
import type { ActionEntry } from '../schema-events.ts';
import type { Path } from '../tree.ts';
import { at, codeOf, complain, resolve, type Work } from '../work.ts';
import { copyName, type GroupPeople, groupsOf } from './people.ts';
import type { GROUP_CHAT_ACTIONS, GROUP_CHAT_EXPECTATIONS } from './schema.ts';

/** Fewer are a chat of two. */
const LEAST_MEMBERS = 3;

/** Rows of the first World, names, and what happens at times that the sections state. */
export function planGroupChats({ work, users }: FeatureWork): FeaturePlan {
  const declared = startsOf(work);
  const index = indexNames(
    declared.map(({ name, path }) => ({ name, at: at(work, ...path) })),
    'group chat',
    work.desk,
  );
  const byName = new Map(groupsOf(work.entry).map((group) => [index.idOf(group.name), group]));
  const groupChats: Record<string, number>[] = [];
  const groupMembers: Record<string, number>[] = [];
  index.names.forEach((_, id) => {
    const group = byName.get(id)!;
    if (group.founders < LEAST_MEMBERS)
      complain(
        work,
        ['events', group.place, 'startGroup', 'members'],
        'a group chat has three people at least',
        'write a chat for two',
      );
    const people = group.people.flatMap(
      ({ name, path }) => resolve(work, users.index, 'user', name, path) ?? [],
    );
    groupChats.push(groupRow(work, group, people, groupMembers.length));
    for (const user of people)
      groupMembers.push({ groupChat: id, user, status: MEMBER_STATUS.outside, because: NONE });
  });
  const rows = { groupChats, groupMembers } as unknown as FeaturePlan['rows'];
  return { rows, indexes: { groupChats: index }, agenda: [] };
}

function startsOf(work: Work): { name: string; path: Path }[] {
  return (work.entry.events ?? []).flatMap(({ startGroup }, place) =>
    startGroup === undefined ? [] : [{ name: startGroup.id, path: ['events', place, 'startGroup', 'id'] }],
  );
}

function groupRow(work: Work, group: GroupPeople, people: readonly number[], first: number) {
  const { via } = work.entry.events![group.place]!.startGroup!;
  return {
    startedBy: people[0] ?? NONE,
    client: codeOf(CLIENTS, via),
    status: GROUP_STATUS.planned,
    first,
    size: people.length,
    founders: group.founders,
    because: NONE,
    peer: NONE,
    other: NONE,
    startedUs: NONE,
  };
}

function groupOf(on: EventWork | ExpectWork, name: string, path: Path): number | undefined {
  const index: Index = on.features.indexes.groupChats!;
  return resolve(on.work, index, 'group chat', name, path);
}

/** Users of a group's rows, in their order, with the first row's id. */
function rowsOf(on: EventWork | ExpectWork, group: number): { first: number; users: number[] } {
  const { first, size } = on.features.rows.groupChats![group] as { first: number; size: number };
  const members = on.features.rows.groupMembers!;
  return { first, users: members.slice(first, first + size).map((row) => row.user!) };
}

/** The row of a user in a group; undefined after a complaint. */
function memberOf(on: EventWork | ExpectWork, group: number, user: number, path: Path): number | undefined {
  const { first, users } = rowsOf(on, group);
  const place = users.indexOf(user);
  if (place >= 0) return first + place;
  complain(on.work, path, 'this person is never in that group chat', 'name a member, or add them first');
  return undefined;
}

function planStart(on: EventWork, entry: ActionEntry<'startGroup'>, path: Path): Planned[] {
  const group = groupOf(on, entry.id, [...path, 'id']);
  const user = resolve(on.work, on.users.index, 'user', entry.from, [...path, 'from']);
  if (group === undefined || user === undefined) return [];
  return [event(E.groupStartAttempted, group, user, codeOf(CLIENTS, entry.via))];
}

function planAddition(on: EventWork, entry: ActionEntry<'addMember'>, path: Path): Planned[] {
  const group = groupOf(on, entry.to, [...path, 'to']);
  const by = resolve(on.work, on.users.index, 'user', entry.by, [...path, 'by']);
  const user = resolve(on.work, on.users.index, 'user', entry.member, [...path, 'member']);
  if (group === undefined || by === undefined || user === undefined) return [];
  const member = memberOf(on, group, user, [...path, 'member']);
  return member === undefined ? [] : [event(E.groupAdditionAttempted, group, by, member)];
}

function planLeaving(on: EventWork, entry: ActionEntry<'leaveGroup'>, path: Path): Planned[] {
  const group = groupOf(on, entry.group, [...path, 'group']);
  const user = resolve(on.work, on.users.index, 'user', entry.user, [...path, 'user']);
  if (group === undefined || user === undefined) return [];
  const member = memberOf(on, group, user, [...path, 'user']);
  return member === undefined ? [] : [event(E.groupLeavingAttempted, group, user, member)];
}

/** A copy to each of the group's rows but the writer's, whether they are in the group by then or not. */
function planGroupMessage(on: EventWork, entry: ActionEntry<'groupMessage'>, path: Path): Planned[] {
  const group = groupOf(on, entry.in, [...path, 'in']);
  const user = resolve(on.work, on.users.index, 'user', entry.from, [...path, 'from']);
  if (group === undefined || user === undefined) return [];
  if (memberOf(on, group, user, [...path, 'from']) === undefined) return [];
  const { client } = on.features.rows.groupChats![group] as { client: number };
  const firstAction = on.actions.length;
  const people = groupsOf(on.work.entry).find(
    ({ name }) => on.features.indexes.groupChats!.idOf(name) === group,
  )!;
  rowsOf(on, group).users.forEach((recipient, place) => {
    if (recipient === user) return;
    const copy = entry.id === undefined ? undefined : copyName(entry.id, people.people[place]!.name);
    on.actions.push(copyTo(on, entry, user, recipient, client, copy));
    on.actionPaths.push(path);
  });
  return [event(E.groupMessageWritten, group, user, firstAction)];
}

function copyTo(
  on: EventWork,
  entry: ActionEntry<'groupMessage'>,
  originator: number,
  recipient: number,
  client: number,
  copy: string | undefined,
): ChatAction {
  return {
    originator,
    recipient,
    client,
    wish: WISH.group,
    of: NONE,
    mark: copy === undefined ? NONE : (on.marks.idOf(copy) ?? NONE),
    features: FEATURES.reduce((bits, feature, i) => bits | (entry[feature] ? 1 << i : 0), 0),
    kind: KIND.groupChat,
    bytes: entry.bytes ?? on.clock.switches.messageBytes,
    call: NONE,
  };
}

export const GROUP_CHAT_ACTION_PLANNERS: ActionPlanners<typeof GROUP_CHAT_ACTIONS> = {
  startGroup: planStart,
  addMember: planAddition,
  leaveGroup: planLeaving,
  groupMessage: planGroupMessage,
};

export const GROUP_CHAT_QUESTION_PLANNERS: QuestionPlanners<typeof GROUP_CHAT_EXPECTATIONS> = {
  groupChat: (on, entry, path) => {
    const group = groupOf(on, entry.groupChat, [...path, 'groupChat']);
    if (group === undefined) return undefined;
    return {
      subject: `group chat ${entry.groupChat}`,
      ids: [group],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['groupChat']),
    };
  },
  groupMember: (on, entry, path) => {
    const { of, user: name } = entry.groupMember;
    const group = groupOf(on, of, [...path, 'groupMember', 'of']);
    const user = resolve(on.work, on.users.index, 'user', name, [...path, 'groupMember', 'user']);
    if (group === undefined || user === undefined) return undefined;
    const member = memberOf(on, group, user, [...path, 'groupMember', 'user']);
    if (member === undefined) return undefined;
    return {
      subject: `${name} in group chat ${of}`,
      ids: [member],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['groupMember']),
    };
  },
};
