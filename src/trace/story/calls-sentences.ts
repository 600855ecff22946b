/** What records of calls say. */
import { plainText } from '../../core/plain-text.ts';
import { US_PER_MS } from '../../core/time.ts';
import { CALL_END, CALL_TURN, MEDIA_GRADE, MEDIA_MEASURES } from '../../model/call-words.ts';
import { KIND, NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import { clientName } from '../telling.ts';
import type { Sentences } from './feature-sentence.ts';
import type { Naming } from './naming.ts';
import { durationInWords } from './spoken-time.ts';

interface Words {
  readonly call: string;
  /** The user of the record's second operand. */
  readonly who: string;
  readonly at: (place: number) => number;
  readonly reason: (place: number) => string;
  /** Whether the event changed anything; if not, it came too late. */
  readonly changed: boolean;
}

function words(naming: Naming, n: number): Words {
  const { columns } = naming.trace;
  const at = (place: number): number => operandOf(columns, n, place);
  return {
    call: callOf(naming, at(0)),
    who: at(1) === NONE ? 'the caller' : naming.user(at(1)),
    at,
    reason: (place) => naming.tell.reason(at(place)),
    changed: columns.didStart[n] !== columns.didStart[n + 1],
  };
}

/** `the video call c1`. */
function callOf(naming: Naming, call: number): string {
  const { names, world } = naming.trace.columns.head;
  const kind = world.calls.kind[call] === KIND.video ? 'video call' : 'call';
  return `the ${kind} ${plainText(names.calls[call] ?? `${call}`)}`;
}

/** The user at an end of a call, as its words in the head have it. */
function personAt(naming: Naming, call: number, end: number): string {
  const { calls } = naming.trace.columns.head.world;
  if (end === CALL_END.network) return 'nobody';
  const user = end === CALL_END.caller ? calls.caller[call]! : calls.callee[call]!;
  return user === NONE ? 'the caller' : naming.user(user);
}

export const CALL_SENTENCES: Sentences = {
  'phone-call-came': (naming, n) => {
    const { call, who } = words(naming, n);
    return `${call} came to ${who} from the telephone network`;
  },
  'call-answered': (naming, n) => answered(words(naming, n)),
  'call-declined': (naming, n) => declined(words(naming, n)),
  'call-hung-up': (naming, n) => hungUp(words(naming, n)),
  'call-timer-ended': timerEnded,
  'call-widening-asked': (naming, n) => {
    const { call, who, at } = words(naming, n);
    return `${who} wanted ${naming.user(at(2))} in ${call}`;
  },
  'call-connected': (naming, n) => {
    const { call, who, changed } = words(naming, n);
    const heard = `word that it was answered reached ${who}`;
    return changed ? `${call} was connected: ${heard}` : `${heard}, but ${call} was over for them`;
  },
  'call-end-learned': (naming, n) => {
    const { call, who } = words(naming, n);
    return `word that the other was out of ${call} reached ${who}`;
  },
  'call-resumed': (naming, n) => {
    const { call, who } = words(naming, n);
    return `${who} went on with ${call}`;
  },
  'missed-call-mail-due': (naming, n) => {
    const { call, who } = words(naming, n);
    return `the e-mail to ${who} about ${call} fell due`;
  },
  'call-rang': (naming, n) => {
    const { call, who, at } = words(naming, n);
    return `${call} rang in ${clientName(at(2))} of ${who}`;
  },
  'call-missed': (naming, n) => {
    const { call, who, at, reason } = words(naming, n);
    return `${who} missed ${call} in ${clientName(at(2))}, because of ${reason(3)}`;
  },
  'call-ended': (naming, n) => {
    const { call, at, reason } = words(naming, n);
    const by = at(1) === CALL_END.network ? '' : ` by ${personAt(naming, at(0), at(1))}`;
    return `${call} was ended${by}, because of ${reason(2)}${talked(at(3))}`;
  },
  'call-media-graded': mediaGraded,
  'call-held': (naming, n) => {
    const { call, who } = words(naming, n);
    return `${call} was put on hold by ${who}, who speaks in another`;
  },
  'call-widened': (naming, n) => {
    const { call, who, at } = words(naming, n);
    return `${naming.user(at(2))} joined ${call} at the wish of ${who}`;
  },
  'phone-call-refused': (naming, n) => {
    const { call, who, reason } = words(naming, n);
    return `${call} could not land at ${who}, because of ${reason(2)}`;
  },
  'missed-call-mail-sent': (naming, n) => {
    const { call, who, at } = words(naming, n);
    return `an e-mail about ${call}, missed in ${clientName(at(2))}, was sent to ${who}`;
  },
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

function timerEnded(naming: Naming, n: number): string {
  const w = words(naming, n);
  switch (w.at(2)) {
    case CALL_TURN.answered:
      return answered(w);
    case CALL_TURN.declined:
      return declined(w);
    case CALL_TURN.hungUp:
      return hungUp(w);
    default:
      return `${w.call} had rung for ${w.who} as long as it may`;
  }
}

/** How long the two could talk, if they were connected. */
function talked(milliseconds: number): string {
  return milliseconds === NONE ? '' : `, after ${durationInWords(milliseconds * US_PER_MS)}`;
}

function mediaGraded(naming: Naming, n: number): string {
  const { call, at } = words(naming, n);
  const [roundTrip, oneWay, jitter] = [1, 2, 3].map((place) => durationInWords(at(place))) as [
    string,
    string,
    string,
  ];
  const figures = `round trip ${roundTrip}, one way ${oneWay}, jitter ${jitter}, ${at(4)} packets lost of a million`;
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
