/** Sentences of the records of meetings, by the name of their kind. */
import {
  ADMISSION_ANSWERS,
  ATTENDEE_STATES,
  JOIN_CLIENTS,
  JOIN_WAYS,
  JOIN_WISHES,
  MEETING_FUNCTIONS,
  MEETING_TYPES,
  MEETING_WISHES,
  MIGRATION_CAUSES,
} from '../../model/meeting-words.ts';
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { Sentence, Sentences } from './feature-sentence.ts';
import { attendeeName, meetingName, meetingOfAttendee } from './meetings-naming.ts';
import type { Naming } from './naming.ts';

/** The parts of a record, each by what its operands are. */
class Part {
  readonly #naming: Naming;
  readonly #n: number;

  constructor(naming: Naming, n: number) {
    this.#naming = naming;
    this.#n = n;
  }

  number(place: number): number {
    return operandOf(this.#naming.trace.columns, this.#n, place);
  }

  user(place: number): string {
    return this.#naming.user(this.number(place));
  }

  tenant(place: number): string {
    return this.#naming.tenant(this.number(place));
  }

  meeting(place: number): string {
    return meetingName(this.#naming, this.number(place));
  }

  /** The person of an attendee's row. */
  attendee(place: number): string {
    return attendeeName(this.#naming, this.number(place));
  }

  /** The meeting of an attendee's row. */
  meetingOf(place: number): string {
    return meetingOfAttendee(this.#naming, this.number(place));
  }

  word(words: readonly string[], place: number): string {
    const code = this.number(place);
    return words[code] ?? `code ${code}`;
  }

  /** A word of several words, apart: `raise hand` for `raiseHand`. */
  spoken(words: readonly string[], place: number): string {
    return this.word(words, place).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  }

  reason(place: number): string {
    return this.#naming.tell.reason(this.number(place));
  }

  switched(place: number): string {
    return this.number(place) === 1 ? 'on' : 'off';
  }
}

function says(phrase: (part: Part) => string): Sentence {
  return (naming, n) => phrase(new Part(naming, n));
}

const TYPE_NAMES = ['Teams meeting', 'Skype for Business meeting'] as const;
const type = (part: Part, place: number): string => TYPE_NAMES[part.number(place)] ?? MEETING_TYPES[0];

export const MEETING_SENTENCES: Sentences = {
  'meeting-scheduled': says(
    (p) =>
      `${p.user(1)} scheduled ${p.meeting(0)}${p.number(2) === 0 ? '' : `, as ${p.word(MEETING_WISHES, 2)}`}`,
  ),
  'meeting-made': says((p) => `${p.meeting(0)} of ${p.user(1)} is a ${type(p, 2)}`),
  'meeting-not-made': says(
    (p) => `${p.user(1)} could not schedule ${p.meeting(0)}, because of ${p.reason(2)}`,
  ),
  'invitation-sent': says((p) => `the invitation to ${p.meeting(2)} was sent to ${p.attendee(0)}`),
  'invitation-arrived': says(
    (p) => `the invitation to ${p.meeting(2)} came to the calendar of ${p.attendee(0)}`,
  ),
  'meeting-link-passed': says((p) => `the link of ${p.meeting(2)} was passed on to ${p.user(1)}`),
  'meeting-join-tried': says((p) => {
    const way = p.number(3) === 0 ? '' : `, ${p.word(JOIN_WISHES, 3)}`;
    return `${p.attendee(0)} wanted to join ${p.meetingOf(0)} by ${p.word(JOIN_CLIENTS, 2)}${way}`;
  }),
  'meeting-join-allowed': says((p) => {
    const prompt = p.number(5) === 1 ? ', asked for a name and for devices' : ', asked for devices';
    return `${p.attendee(0)} may join ${p.meeting(2)} as ${p.word(JOIN_WAYS, 3)}${prompt}`;
  }),
  'meeting-join-refused': says(
    (p) => `${p.attendee(0)} could not join ${p.meeting(2)}, because of ${p.reason(3)}`,
  ),
  'meeting-reached': says((p) => `${p.attendee(0)} came to the door of ${p.meeting(2)}`),
  'lobby-entered': says(
    (p) => `${p.attendee(0)} waits in the lobby of ${p.meeting(2)}, because of ${p.reason(3)}`,
  ),
  'meeting-entered': says((p) => {
    const how = p.number(3) === NONE ? '' : `, let in by ${p.user(3)}`;
    return `${p.attendee(0)} came into ${p.meeting(2)}${how}`;
  }),
  'lobby-wait-ended': says((p) => `${p.attendee(0)} had waited too long in the lobby of ${p.meeting(2)}`),
  'lobby-left': says(
    (p) => `${p.attendee(0)} left the lobby of ${p.meeting(2)}: ${p.spoken(ATTENDEE_STATES, 3)}`,
  ),
  'lobby-answered': says((p) => {
    const answer = p.word(ADMISSION_ANSWERS, 2) === 'admit' ? 'let in' : 'sent away';
    return `${p.user(1)} wanted ${p.attendee(0)} to be ${answer} at ${p.meeting(3)}`;
  }),
  'lobby-answer-refused': says(
    (p) => `${p.user(1)} could not answer for ${p.attendee(0)}, because of ${p.reason(2)}`,
  ),
  'meeting-started': says((p) => `${p.meeting(0)} started`),
  'meeting-left': says((p) => `${p.attendee(0)} left ${p.meeting(2)}`),
  'meeting-ended': says((p) => `${p.user(1)} wanted to end ${p.meeting(0)} for all`),
  'meeting-end-refused': says((p) => `${p.user(1)} could not end ${p.meeting(0)}, because of ${p.reason(2)}`),
  'meeting-over': says((p) => `${p.meeting(0)} is over`),
  'meeting-function-tried': says(
    (p) => `${p.attendee(0)} tried in ${p.meeting(3)}: ${p.spoken(MEETING_FUNCTIONS, 2)}`,
  ),
  'meeting-function-done': says(
    (p) => `${p.attendee(0)} did so in ${p.meeting(2)}: ${p.spoken(MEETING_FUNCTIONS, 3)}`,
  ),
  'meeting-function-refused': says(
    (p) =>
      `${p.attendee(0)} could not in ${p.meeting(2)}: ${p.spoken(MEETING_FUNCTIONS, 3)}, because of ${p.reason(4)}`,
  ),
  'meeting-chat-received': says(
    (p) => `${p.attendee(0)} read in ${p.meeting(2)} what ${p.attendee(3)} wrote`,
  ),
  'anonymous-join-set': says((p) => `anonymous join of tenant ${p.tenant(0)} was switched ${p.switched(1)}`),
  'anonymous-join-took-effect': says(
    (p) => `anonymous join of tenant ${p.tenant(0)} is ${p.switched(1)} now`,
  ),
  'organizer-policy-set': says(
    (p) => `anonymous join in meetings of ${p.user(0)} was switched ${p.switched(1)}`,
  ),
  'organizer-policy-took-effect': says(
    (p) => `anonymous join in meetings of ${p.user(0)} is ${p.switched(1)} now`,
  ),
  'meeting-migration-asked': says(
    (p) => `an administrator asked for the meetings of ${p.user(0)} to migrate`,
  ),
  'migration-queued': says(
    (p) => `the meetings of ${p.user(0)} wait for their migration, after ${p.spoken(MIGRATION_CAUSES, 1)}`,
  ),
  'meeting-migration-tried': says((p) => `try ${p.number(1)} to migrate the meetings of ${p.user(0)} began`),
  'migration-failed': says((p) => `try ${p.number(1)} to migrate the meetings of ${p.user(0)} failed`),
  'migration-given-up': says((p) => `the migration of the meetings of ${p.user(0)} was given up`),
  'meeting-migration-ended': says((p) => `the migration of the meetings of ${p.user(0)} came to its end`),
  'meeting-migrated': says((p) => `${p.meeting(0)} of ${p.user(1)} became a Teams meeting`),
  'meeting-migration-skipped': says(
    (p) => `${p.meeting(0)} of ${p.user(1)} was left as it is, because of ${p.reason(2)}`,
  ),
};
