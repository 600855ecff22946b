/**
 * What a record of a call says, without time and full stop: for stories, which read a trace line by line, and for the
 * sentences of an indexed one.
 */
import { plainText } from '../core/plain-text.ts';
import { US_PER_MS } from '../core/time.ts';
import { CALL_END, CALL_TURN, MEDIA_GRADE, MEDIA_MEASURES } from '../model/call-words.ts';
import { KIND, NONE } from '../model/words.ts';
import { durationInWords } from './story/spoken-time.ts';
import { clientName, type Telling } from './telling.ts';

/** A record of a call: the name of its kind, its operands, and whether it changed anything; if not, it came too late. */
export interface CallRecord {
  readonly kind: string;
  readonly at: (place: number) => number;
  readonly changed: boolean;
}

/** The sentence of a record whose first operand is a call; the name of its kind where there is no better one. */
export function callSentence(tell: Telling, record: CallRecord): string {
  return SENTENCES[record.kind]?.(wordsOf(tell, record)) ?? record.kind;
}

/** The kinds that `callSentence` knows. */
export function callSentenceKinds(): readonly string[] {
  return Object.keys(SENTENCES);
}

interface Words {
  readonly call: string;
  /** The user of the record's second operand. */
  readonly who: string;
  readonly at: (place: number) => number;
  readonly user: (place: number) => string;
  readonly reason: (place: number) => string;
  /** The person at an end of the call. */
  readonly end: (place: number) => string;
  readonly changed: boolean;
}

function wordsOf(tell: Telling, { at, changed }: CallRecord): Words {
  const user = (id: number): string => (id === NONE ? 'the caller' : tell.user(id));
  return {
    call: callName(tell, at(0)),
    who: user(at(1)),
    at,
    user: (place) => user(at(place)),
    reason: (place) => tell.reason(at(place)),
    end: (place) => user(userAt(tell, at(0), at(place))),
    changed,
  };
}

/** `the video call c1`. */
function callName({ head }: Telling, call: number): string {
  const kind = head.world.calls.kind[call] === KIND.video ? 'video call' : 'call';
  return `the ${kind} ${plainText(head.names.calls[call] ?? `${call}`)}`;
}

function userAt({ head }: Telling, call: number, end: number): number {
  const { caller, callee } = head.world.calls;
  return (end === CALL_END.caller ? caller[call] : callee[call]) ?? NONE;
}

const SENTENCES: Readonly<Record<string, (words: Words) => string>> = {
  'phone-call-came': ({ call, who }) => `${call} came to ${who} from the telephone network`,
  'call-answered': answered,
  'call-declined': declined,
  'call-hung-up': hungUp,
  'call-timer-ended': timerEnded,
  'call-widening-asked': ({ call, who, user }) => `${who} wanted ${user(2)} in ${call}`,
  'call-connected': ({ call, who, changed }) => {
    const heard = `word that it was answered reached ${who}`;
    return changed ? `${call} was connected: ${heard}` : `${heard}, but ${call} was over for them`;
  },
  'call-end-learned': ({ call, who }) => `word that the other was out of ${call} reached ${who}`,
  'call-resumed': ({ call, who }) => `${who} went on with ${call}`,
  'missed-call-mail-due': ({ call, who }) => `the e-mail to ${who} about ${call} fell due`,
  'call-rang': ({ call, who, at }) => `${call} rang in ${clientName(at(2))} of ${who}`,
  'call-missed': ({ call, who, at, reason }) =>
    `${who} missed ${call} in ${clientName(at(2))}, because of ${reason(3)}`,
  'call-ended': ({ call, at, end, reason }) => {
    const by = at(1) === CALL_END.network ? '' : ` by ${end(1)}`;
    return `${call} was ended${by}, because of ${reason(2)}${talked(at(3))}`;
  },
  'call-media-graded': mediaGraded,
  'call-held': ({ call, who }) => `${call} was put on hold by ${who}, who speaks in another`,
  'call-widened': ({ call, who, user }) => `${user(2)} joined ${call} at the wish of ${who}`,
  'phone-call-refused': ({ call, who, reason }) =>
    `${call} could not land at ${who}, because of ${reason(2)}`,
  'missed-call-mail-sent': ({ call, who, at }) =>
    `an e-mail about ${call}, missed in ${clientName(at(2))}, was sent to ${who}`,
};

function answered({ call, who }: Words): string {
  return `${who} answered ${call}`;
}

function declined({ call, who }: Words): string {
  return `${who} declined ${call}`;
}

function hungUp({ call, who }: Words): string {
  return `${who} hung up ${call}`;
}

function timerEnded(words: Words): string {
  switch (words.at(2)) {
    case CALL_TURN.answered:
      return answered(words);
    case CALL_TURN.declined:
      return declined(words);
    case CALL_TURN.hungUp:
      return hungUp(words);
    default:
      return `${words.call} had rung for ${words.who} as long as it may`;
  }
}

/** How long the two could talk, if they were connected. */
function talked(milliseconds: number): string {
  return milliseconds === NONE ? '' : `, after ${durationInWords(milliseconds * US_PER_MS)}`;
}

function mediaGraded({ call, at }: Words): string {
  const long = (place: number): string => durationInWords(at(place));
  const figures = `round trip ${long(1)}, one way ${long(2)}, jitter ${long(3)}, ${at(4)} packets lost of a million`;
  return `the media of ${call} were ${gradePhrase(at(5), at(6))}: ${figures}`;
}

const MEASURES: Readonly<Record<string, string>> = {
  roundTrip: 'the round trip',
  oneWay: 'the way in one direction',
  jitter: 'jitter',
  loss: 'loss',
};

function gradePhrase(grade: number, measure: number): string {
  const by = MEASURES[MEDIA_MEASURES[measure] ?? ''] ?? 'a measure';
  if (grade === MEDIA_GRADE.good) return 'within the targets of Teams';
  if (grade === MEDIA_GRADE.poor) return `poor by the dashboard's rule because of ${by}`;
  return `outside the targets of Teams because of ${by}`;
}
