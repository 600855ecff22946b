/** Who is where with a meeting, read off a World. */
import { PLATFORM_KIND } from './mail-words.ts';
import { ATTENDEE_STATE } from './meeting-words.ts';
import { NONE } from './words.ts';
import type { World } from './world.ts';

/** Calls `visit` for each attendee of a meeting, the one added last first. */
export function eachAttendee(world: World, meeting: number, visit: (attendee: number) => void): void {
  for (let at = world.meetings.firstAttendee[meeting]!; at !== NONE; at = world.attendees.next[at]!)
    visit(at);
}

/** The attendees of a meeting that are in one of these states, in the order in which they were added. */
export function attendeesIn(world: World, meeting: number, ...states: number[]): number[] {
  const found: number[] = [];
  eachAttendee(world, meeting, (attendee) => {
    if (states.includes(world.attendees.state[attendee]!)) found.push(attendee);
  });
  return found.reverse();
}

/** The row of a user in a meeting, NONE if there is none. */
export function attendeeOfUser(world: World, meeting: number, user: number): number {
  let found: number = NONE;
  eachAttendee(world, meeting, (attendee) => {
    if (world.attendees.user[attendee] === user) found = attendee;
  });
  return found;
}

/** Whether this user is in the meeting and may let people in and end it: the organiser, or a presenter. */
export function leads(world: World, meeting: number, user: number): boolean {
  const attendee = user === NONE ? NONE : attendeeOfUser(world, meeting, user);
  if (attendee === NONE || world.attendees.state[attendee] !== ATTENDEE_STATE.inside) return false;
  return world.meetings.organizer[meeting] === user || world.attendees.presenter[attendee] === 1;
}

/** How many people are invited, the organiser not counted. */
export function inviteesOf(world: World, meeting: number): number {
  let invited = world.meetings.others[meeting]!;
  eachAttendee(world, meeting, (attendee) => {
    invited += world.attendees.invited[attendee]!;
  });
  return invited;
}

/** Code of the cloud in which the meeting is hosted: that of its organiser. */
export function hostCloud({ meetings, users, tenants }: World, meeting: number): number {
  return tenants.cloud[users.tenant[meetings.organizer[meeting]!]!]!;
}

/** Whether the organisation lets anonymous users join; true unless the scenario says otherwise (R12.4). */
export function anonymousJoinOn({ meetingTenants }: World, tenant: number): boolean {
  return tenant >= meetingTenants.count || meetingTenants.anonymousJoin[tenant] === 1;
}

/** Whether the mailbox is on premises: as Exchange has it, else as the scenario says of the user. */
export function mailboxIsOnPrem({ meetingUsers, mailAccounts, platforms }: World, user: number): boolean {
  const platform = user < mailAccounts.count ? mailAccounts.platform[user]! : NONE;
  if (platform !== NONE) return platforms.kind[platform] === PLATFORM_KIND.onPremises;
  return user < meetingUsers.count && meetingUsers.mailboxOnPrem[user] === 1;
}

/** Whether the organiser's policy lets anonymous users join. */
export function organizerPolicyOn({ meetingUsers }: World, user: number): boolean {
  return user >= meetingUsers.count || meetingUsers.anonymousPolicy[user] === 1;
}
