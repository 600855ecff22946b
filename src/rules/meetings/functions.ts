/**
 * What works inside a Teams meeting, each function by its own name: by kind of attendee, where the meeting is hosted,
 * where the attendee is from, and whether anybody could join so at the date. [21V-GA], [MEETING-POLICY], [EXTERNAL];
 * R1.29, R5.15, R12.4, R13.3, A41.
 */
import { MEETING_FUNCTIONS } from '../../model/meeting-words.ts';
import type { Cloud } from '../../model/words.ts';
import type { Facts } from '../rule-sets.ts';
import type { Switches } from '../switches.ts';
import { type Condition, defineTable } from '../table.ts';
import { meetingPair } from './cloud-pairs.ts';
import { JOINING, type JoinWay } from './join-table.ts';
import { type PlainRow, rowFor, YES_NO, yesNo } from './plain-table.ts';
import type { MeetingReason } from './reasons.ts';

export { MEETING_FUNCTIONS };
export type MeetingFunction = (typeof MEETING_FUNCTIONS)[number];

/** How somebody came in: a way of joining, or by telephone. */
export const PARTICIPANTS = ['member', 'external', 'connection', 'guest', 'anonymous', 'dialIn'] as const;
export type Participant = JoinWay | 'dialIn';

const SOUND = ['speak', 'listen', 'mute', 'unmute'] as const;
const EXPRESSION = ['raiseHand', 'applause', 'heart', 'laugh', 'thumbsUp', 'thumbsDown'] as const;
const PICTURE = [
  'chatSend',
  'chatReceive',
  'chooseDevices',
  'videoOn',
  'videoOff',
  'shareScreen',
  'shareWindow',
  'requestControl',
  'giveControl',
] as const;
const SIGNED_IN = ['member', 'external', 'connection', 'guest'] as const;
const IN_CLIENT = [...SIGNED_IN, 'anonymous'] as const;

export const FUNCTION_AXES = {
  function: MEETING_FUNCTIONS,
  participant: PARTICIPANTS,
  /** One cloud; hosted in 21Vianet for people of another; any other two clouds. */
  clouds: ['one', 'hostedIn21Vianet', 'two'],
  /** Such a participant could be there at that date. */
  joinable: YES_NO,
  /** Switch `reactionsIn21VMeetings` (A41). */
  reactions: ['off', 'on'],
  /** Switch `filesInCrossCloudMeetings` (A41). */
  files: ['off', 'on'],
} as const;
type When = Condition<typeof FUNCTION_AXES>;

export interface FunctionRow extends PlainRow<typeof FUNCTION_AXES> {
  readonly works: boolean;
  readonly because: MeetingReason;
}

const CROSSING = ['hostedIn21Vianet', 'two'] as const;
/** Of those who came in with a client, everything that the announcement lists for both directions. */
const THERE: When = { joinable: 'yes' };

function row(
  id: string,
  words: readonly [string, string, string],
  works: boolean,
  because: MeetingReason,
  source: string,
  when: When | readonly When[],
  note = '',
): FunctionRow {
  return { id: `function/${id}`, words, works, because, note, source, when };
}

export const FUNCTIONS = defineTable<typeof FUNCTION_AXES, FunctionRow>('meeting functions', FUNCTION_AXES, [
  row(
    'not-joined',
    ['any', 'of another cloud, before they could join', 'No'],
    false,
    'not-joined',
    '[21V-GA]',
    {
      joinable: 'no',
    },
  ),
  row(
    'client',
    [`${PICTURE.join(', ')}, ${SOUND.join(', ')}`, 'any with a client', 'Yes'],
    true,
    'function-there',
    '[21V-GA] R5.15',
    { ...THERE, function: [...PICTURE, ...SOUND], participant: IN_CLIENT },
  ),
  row(
    'expression',
    [EXPRESSION.join(', '), 'any with a client, meeting not hosted in 21Vianet for them', 'Yes'],
    true,
    'function-there',
    '[21V-GA] R5.15',
    { ...THERE, function: EXPRESSION, participant: IN_CLIENT, clouds: ['one', 'two'] },
  ),
  row(
    'expression.signed-in',
    [EXPRESSION.join(', '), 'signed in, meeting hosted in 21Vianet', 'Yes'],
    true,
    'function-there',
    '[21V-2023-11] A41',
    { ...THERE, function: EXPRESSION, participant: SIGNED_IN, clouds: 'hostedIn21Vianet' },
    'Whoever is signed in can do what an attendee of the organisation can.',
  ),
  row(
    'expression.21Vianet',
    [EXPRESSION.join(', '), 'anonymous, meeting hosted in 21Vianet', 'No'],
    false,
    'announced-for-worldwide-meetings',
    '[21V-GA] R5.15, A41',
    {
      ...THERE,
      function: EXPRESSION,
      participant: 'anonymous',
      clouds: 'hostedIn21Vianet',
      reactions: 'off',
    },
    'With the switch reactionsIn21VMeetings=off.',
  ),
  row(
    'expression.21Vianet.on',
    [EXPRESSION.join(', '), 'anonymous, meeting hosted in 21Vianet', 'Yes'],
    true,
    'function-there',
    'A41',
    {
      ...THERE,
      function: EXPRESSION,
      participant: 'anonymous',
      clouds: 'hostedIn21Vianet',
      reactions: 'on',
    },
    'With the switch reactionsIn21VMeetings=on.',
  ),
  row(
    'chat-outside',
    ['chatBeforeAndAfter', 'signed in', 'Yes'],
    true,
    'function-there',
    '[MEETING-POLICY] R12.4',
    { ...THERE, function: 'chatBeforeAndAfter', participant: SIGNED_IN },
  ),
  row(
    'chat-outside.anonymous',
    ['chatBeforeAndAfter', 'anonymous', 'No'],
    false,
    'chat-only-while-in-meeting',
    '[MEETING-POLICY] R12.4',
    { ...THERE, function: 'chatBeforeAndAfter', participant: 'anonymous' },
  ),
  row(
    'files',
    ['fileTransfer', 'member or guest of one cloud', 'Yes'],
    true,
    'function-there',
    '[EXTERNAL] R13.3',
    { ...THERE, function: 'fileTransfer', participant: ['member', 'guest'], clouds: 'one' },
  ),
  row(
    'files.outsider',
    ['fileTransfer', 'external or anonymous', 'No'],
    false,
    'files-for-members-and-guests',
    '[EXTERNAL] R13.3',
    [
      { ...THERE, function: 'fileTransfer', participant: ['external', 'connection'], clouds: 'one' },
      { ...THERE, function: 'fileTransfer', participant: 'anonymous', clouds: 'one' },
      {
        ...THERE,
        function: 'fileTransfer',
        participant: ['external', 'anonymous'],
        clouds: CROSSING,
        files: 'on',
      },
    ],
  ),
  row(
    'files.clouds',
    ['fileTransfer', 'of another cloud', 'No'],
    false,
    'files-not-across-clouds',
    'A41',
    { ...THERE, function: 'fileTransfer', participant: IN_CLIENT, clouds: CROSSING, files: 'off' },
    'With the switch filesInCrossCloudMeetings=off.',
  ),
  row(
    'files.clouds.on',
    ['fileTransfer', 'of another cloud, signed in', 'Yes'],
    true,
    'function-there',
    'A41',
    {
      ...THERE,
      function: 'fileTransfer',
      participant: ['member', 'connection', 'guest'],
      clouds: CROSSING,
      files: 'on',
    },
    'With the switch filesInCrossCloudMeetings=on.',
  ),
  row('dial-in', [SOUND.join(', '), 'by telephone', 'Yes'], true, 'function-there', 'follows from R12.6', {
    ...THERE,
    function: SOUND,
    participant: 'dialIn',
  }),
  row(
    'dial-in.rest',
    ['all else', 'by telephone', 'No'],
    false,
    'phone-carries-sound-only',
    'follows from R12.6',
    {
      ...THERE,
      function: [...PICTURE, ...EXPRESSION, 'chatBeforeAndAfter', 'fileTransfer'],
      participant: 'dialIn',
    },
    'No source says what callers can do; a telephone has no picture and no text.',
  ),
]);

export interface FunctionQuery {
  readonly function: MeetingFunction;
  readonly participant: Participant;
  readonly hostCloud: Cloud;
  readonly joinerCloud: Cloud;
  readonly promotedPeer: boolean;
}

/** Whether the function works for them; who has not been admitted yet has none, which is the caller's to know. */
export function meetingFunction(facts: Facts, switches: Switches, query: FunctionQuery): FunctionRow {
  const { hostCloud, joinerCloud } = query;
  const hosted = hostCloud === '21Vianet' ? 'hostedIn21Vianet' : 'two';
  return rowFor(FUNCTIONS, {
    function: query.function,
    participant: query.participant,
    clouds: hostCloud === joinerCloud ? 'one' : hosted,
    joinable: yesNo(joinable(facts, query)),
    reactions: switches.reactionsIn21VMeetings,
    files: switches.filesInCrossCloudMeetings,
  });
}

/** Within one cloud, and by telephone, always. */
function joinable(facts: Facts, query: FunctionQuery): boolean {
  const { participant: way, hostCloud, joinerCloud } = query;
  if (hostCloud === joinerCloud || way === 'dialIn') return true;
  const pair = meetingPair(hostCloud, joinerCloud).kind;
  const promotedPeer = yesNo(query.promotedPeer);
  return rowFor(JOINING, { way, pair, era: facts.meetings, promotedPeer }).possible;
}
