/** Meetings: M1, M2, M3. Books of its own: where everybody is with each meeting, from transitions alone. */
import { F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import {
  ATTENDEE,
  ATTENDEE_STATE,
  ATTENDEE_STATES,
  ATTENDEES,
  LOBBY_SETTINGS,
  MEETING_FUNCTIONS,
  MEETING_TYPE,
  MIGRATION_STATE,
} from '../../model/meeting-words.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import { Decisions } from '../decision.ts';
import type { Report, Watch } from './contract.ts';

interface Person {
  readonly meeting: number;
  readonly user: number;
  readonly invited: boolean;
  readonly presenter: boolean;
  state: number;
  seenAs: number;
}

interface Meeting {
  readonly organizer: number;
  readonly lobby: string;
  readonly anonymousStart: boolean;
  type: number;
}

const FUNCTION_DONE = FIRST_FOLLOW_ON + F.meetingFunctionDone;
const OUTSIDE_TOO = MEETING_FUNCTIONS.indexOf('chatBeforeAndAfter');
/** The earliest end of a migration after what caused it: an hour and a half until it starts (R7.9). */
const EARLIEST_US = 90 * 60_000_000;

/** Who passes each lobby without being asked about; of `invited` only those who were invited. */
const PASSES: Readonly<Record<string, readonly string[]>> = {
  everyone: ['organizer', 'orgUser', 'guest', 'trustedOrg', 'anonymous'],
  orgTrustedGuests: ['organizer', 'orgUser', 'guest', 'trustedOrg'],
  orgAndGuests: ['organizer', 'orgUser', 'guest'],
  everyoneInOrg: ['organizer', 'orgUser', 'guest'],
  invited: ['organizer', 'orgUser', 'guest', 'trustedOrg'],
  organizer: ['organizer'],
  orgOnly: ['organizer', 'orgUser'],
};

export class MeetingDoors implements Watch {
  readonly #report: Report;
  readonly #decisions = new Decisions();
  readonly #people: Person[] = [];
  readonly #meetings: Meeting[] = [];
  readonly #queuedUs = new Map<number, number>();

  constructor(world: World, report: Report) {
    this.#report = report;
    const { meetings, attendees } = world;
    for (let id = 0; id < meetings.count; id++) {
      this.#meetings.push({
        organizer: meetings.organizer[id]!,
        lobby: LOBBY_SETTINGS[meetings.lobby[id]!] ?? '',
        anonymousStart: meetings.anonymousStart[id] === 1,
        type: meetings.type[id]!,
      });
    }
    for (let id = 0; id < attendees.count; id++) {
      this.#people.push({
        meeting: attendees.meeting[id]!,
        user: attendees.user[id]!,
        invited: attendees.invited[id] === 1,
        presenter: attendees.presenter[id] === 1,
        state: attendees.state[id]!,
        seenAs: attendees.seenAs[id]!,
      });
    }
  }

  record({ kind, values }: RecordBuffer): void {
    if (kind !== FUNCTION_DONE || values[3] === OUTSIDE_TOO) return;
    const person = this.#people[values[0]!];
    if (person?.state !== ATTENDEE_STATE.inside)
      this.#report('M2', `attendee ${values[0]} did something in a meeting that they were not in`);
  }

  did(dids: Float64Array, at: number, record: RecordBuffer): void {
    const [code, a, b, c, d, e] = [
      dids[at]!,
      dids[at + 1]!,
      dids[at + 2]!,
      dids[at + 3]!,
      dids[at + 4]!,
      dids[at + 5]!,
    ];
    switch (code) {
      case T.addMeeting:
        this.#meetings.push({ organizer: b, lobby: LOBBY_SETTINGS[e] ?? '', anonymousStart: false, type: c });
        return;
      case T.scheduleMeeting:
        if (this.#meetings[a] !== undefined) this.#meetings[a].type = b;
        return;
      case T.addAttendee:
        this.#people.push({ meeting: a, user: b, invited: false, presenter: false, state: 0, seenAs: 0 });
        return;
      case T.setMigration:
        if (b === MIGRATION_STATE.queued) this.#queuedUs.set(a, record.atUs);
        return;
      case T.migrateMeeting:
        return this.#migrated(a, record);
      default:
        return this.#moved(code, a, b, d, record);
    }
  }

  #migrated(meeting: number, { atUs }: RecordBuffer): void {
    const books = this.#meetings[meeting];
    if (books === undefined) return;
    const queuedUs = this.#queuedUs.get(books.organizer);
    if (queuedUs === undefined || atUs - queuedUs < EARLIEST_US)
      this.#report('M3', `meeting ${meeting} migrated before its migration could have begun`);
    if (books.type === MEETING_TYPE.Teams)
      this.#report('M3', `meeting ${meeting} was a Teams meeting already`);
    books.type = MEETING_TYPE.Teams;
  }

  #moved(code: number, attendee: number, b: number, d: number, record: RecordBuffer): void {
    const person = this.#people[attendee];
    if (person === undefined) return;
    if (code === T.beginJoining) {
      if (this.#decisions.of(record.decision)?.outcome !== 'joins')
        this.#report('M1', `attendee ${attendee} joined though no decision let them`);
      person.state = ATTENDEE_STATE.joining;
      person.seenAs = d;
    } else if (code === T.enterMeeting) {
      this.#entered(attendee, person, b);
      person.state = ATTENDEE_STATE.inside;
    } else if (code === T.endLobbyWait) person.state = b;
    else person.state = STATE_AFTER.get(code) ?? person.state;
  }

  #entered(attendee: number, person: Person, by: number): void {
    const from = ATTENDEE_STATES[person.state] ?? 'nowhere';
    if (by === NONE) {
      if (from !== 'joining' && from !== 'lobby')
        this.#report('M1', `attendee ${attendee} came in from where they were: ${from}`);
      else if (!this.#passesLobby(person))
        this.#report('M1', `the lobby does not let attendee ${attendee} pass`);
    } else if (from !== 'lobby') {
      this.#report('M1', `attendee ${attendee} was let in and did not wait: ${from}`);
    } else if (!this.#leads(by, person.meeting)) {
      this.#report('M1', `user ${by} let attendee ${attendee} in and may not`);
    }
  }

  #passesLobby({ meeting, seenAs, invited }: Person): boolean {
    const books = this.#meetings[meeting];
    const as = ATTENDEES[seenAs] ?? '';
    if (books === undefined || !(PASSES[books.lobby] ?? []).includes(as)) return false;
    if (books.lobby === 'invited' && as !== 'organizer' && !invited) return false;
    return as !== 'anonymous' || books.anonymousStart || this.#organisationIn(meeting);
  }

  #organisationIn(meeting: number): boolean {
    return this.#people.some(
      (each) =>
        each.meeting === meeting &&
        each.state === ATTENDEE_STATE.inside &&
        (each.seenAs === ATTENDEE.organizer || each.seenAs === ATTENDEE.orgUser),
    );
  }

  #leads(user: number, meeting: number): boolean {
    const isIn = this.#people.find(
      (each) => each.meeting === meeting && each.user === user && each.state === ATTENDEE_STATE.inside,
    );
    return isIn !== undefined && (isIn.presenter || this.#meetings[meeting]?.organizer === user);
  }
}

const STATE_AFTER: ReadonlyMap<number, number> = new Map([
  [T.refuseJoining, ATTENDEE_STATE.refused],
  [T.waitInLobby, ATTENDEE_STATE.lobby],
  [T.leaveMeeting, ATTENDEE_STATE.left],
]);
