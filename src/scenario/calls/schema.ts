/** The part of the scenario format about calls. */
import {
  CALL_ENDS,
  CALL_STATUSES,
  MEDIA_GRADES,
  MEDIA_MEASURES,
  PHONE_CALLERS,
} from '../../model/call-words.ts';
import { CLIENTS } from '../../model/words.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import { PHONE_LINES } from '../../rules/meetings/phone.ts';
import { duration, list, name, orNull, shape, word } from '../schema-words.ts';

/** Sections of the file. */
export const CALL_SECTIONS = {} as const;

/** Keys of a tenant. */
export const CALL_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const CALL_USER_KEYS = {} as const;

export const CALL_KINDS = ['audio', 'video'] as const;

const id = name('A name by which later lines refer to this call');
const call = name('The id of the call');
/** The caller and the callee; the network acts for neither. */
const TWO_ENDS = CALL_ENDS.filter((end) => end !== 'network');
const by = word(TWO_ENDS, 'Which of the two; default: the caller').optional();

const turns = {
  answerAfter: duration('The callee answers when it has rung for so long').optional(),
  declineAfter: duration('The callee declines when it has rung for so long').optional(),
  hangUpAfter: duration('The caller hangs up when it has been connected for so long').optional(),
} as const;

/** What events may do. */
export const CALL_ACTIONS = {
  call: shape(
    {
      from: name('Who calls'),
      to: name('Whom'),
      via: word(CLIENTS, 'The client they call in'),
      kind: word(CALL_KINDS, 'With or without video; default: audio').optional(),
      thread: name(
        'new: a new conversation; of m1: the conversation of message or call m1; left out: what a person in that client would do',
      ).optional(),
      id,
      ...turns,
    },
    'A person calls another',
  ),
  phoneCall: shape(
    {
      to: name('The address of the user'),
      from: word(PHONE_CALLERS, 'Where the call comes from'),
      line: word(PHONE_LINES, "What the user's number hangs on; default: phoneSystem").optional(),
      id,
      ...turns,
    },
    'A call from the telephone network, of a call queue or of an auto attendant',
  ),
  answer: shape({ call }, 'The callee of a ringing call answers'),
  decline: shape({ call }, 'The callee of a ringing call declines'),
  hangUp: shape({ call, by }, 'One of the two hangs up'),
  resumeCall: shape({ call, by }, 'One of the two goes on with a call that they had put on hold'),
  addToCall: shape(
    { call, by, user: name('The address of the third person') },
    'One of the two wants a third person in the call',
  ),
} as const;

const whenIt = (what: string) =>
  orNull(
    name('A duration since the start, or an instant'),
    `When it ${what}; null: not yet, or never`,
  ).optional();

/** What may be expected; the first key of each says of what. */
export const CALL_EXPECTATIONS = {
  call: shape(
    {
      call,
      at: name('When: a duration since the start, or an instant; left out: at the end').optional(),
      status: word(CALL_STATUSES, 'How far it has come, or how it ended').optional(),
      kind: word(CALL_KINDS, 'With or without video').optional(),
      lands: orNull(
        word(CLIENTS, 'One of these'),
        'The one client in which it landed; null: none',
      ).optional(),
      because: orNull(
        word(
          ALL_REASONS.map((reason) => reason.name),
          'One of these',
        ),
        'Why it is over; null: it is not',
      ).optional(),
      endedBy: orNull(word(CALL_ENDS, 'One of these'), 'Who ended it; null: it is not over').optional(),
      rangAt: whenIt('rang'),
      answeredAt: whenIt('was answered'),
      connectedAt: whenIt('was connected'),
      endedAt: whenIt('was over'),
      lasted: orNull(
        duration('A duration'),
        'From being connected to its end; null: it was not connected, or is not over',
      ).optional(),
      heldBy: list(word(TWO_ENDS, 'One of these'), 'Who has put it on hold').optional(),
      grade: orNull(word(MEDIA_GRADES, 'One of these'), 'How its media are; null: not measured').optional(),
      threshold: orNull(
        word(MEDIA_MEASURES, 'One of these'),
        'The measure that gave the grade; none for good media',
      ).optional(),
      third: orNull(name('The address of a user'), 'Who joined as a third; null: nobody').optional(),
    },
    'A fact about a call',
  ),
} as const;
