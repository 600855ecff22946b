/**
 * Which ways of joining a Teams meeting exist between two people, and from when on: one exact table. [CLOUD-MEETINGS],
 * [21V-GA], [21V-2023-11]; R5.14 to R5.18, R12.1, R12.7, A18, A45, A46.
 */
import { JOIN_WAYS } from '../../model/meeting-words.ts';
import { type Condition, defineTable } from '../table.ts';
import { PAIR_KINDS } from './cloud-pairs.ts';
import { MEETING_ERAS, type MeetingEra } from './eras.ts';
import { type PlainRow, YES_NO } from './plain-table.ts';
import type { MeetingReason } from './reasons.ts';

export { JOIN_WAYS };
export type JoinWay = (typeof JOIN_WAYS)[number];

export const JOIN_AXES = {
  way: JOIN_WAYS,
  pair: ['own', ...PAIR_KINDS],
  era: MEETING_ERAS,
  /** The one invited peer of a promoted meeting (A45). */
  promotedPeer: YES_NO,
} as const;
type When = Condition<typeof JOIN_AXES>;

export interface JoinRow extends PlainRow<typeof JOIN_AXES> {
  readonly possible: boolean;
  /** The gate that says so: between these two at all, or at this date. */
  readonly gate: 'cloud-pair' | 'date';
  readonly because: MeetingReason;
}

const WITH_21V = ['worldwide21Vianet', 'gcc21Vianet', 'government21Vianet'] as const;
const CONNECTED_21V = ['worldwide21Vianet', 'gcc21Vianet'] as const;
const OTHER_CLOUDS = ['oneAzure', 'azureGovernment'] as const;
const TWO_CLOUDS = [...WITH_21V, ...OTHER_CLOUDS] as const;
const SIGNED_IN_WAYS = ['connection', 'guest'] as const;

const UNTIL_2021: readonly MeetingEra[] = ['meetings-none'];
const UNTIL_GENERAL: readonly MeetingEra[] = ['meetings-none', 'meetings-2021-09'];
const GENERAL: readonly MeetingEra[] = ['meetings-2023-08', 'meetings-2023-10'];
const BEFORE_SIGNED_IN: readonly MeetingEra[] = [...UNTIL_GENERAL, ...GENERAL];

type Answer = Pick<JoinRow, 'possible' | 'gate' | 'because'>;
const EXISTS: Answer = { possible: true, gate: 'cloud-pair', because: 'ways-fit' };
const AVAILABLE: Answer = { possible: true, gate: 'date', because: 'available-then' };
const NOT_YET: Answer = { possible: false, gate: 'date', because: 'not-yet-available' };
const never = (because: MeetingReason): Answer => ({ possible: false, gate: 'cloud-pair', because });

function row(
  id: string,
  words: readonly [string, string, string],
  answer: Answer,
  source: string,
  when: When | readonly When[],
  note = '',
): JoinRow {
  return { id: `join/${id}`, words, ...answer, note, source, when };
}

const XM = '[CLOUD-MEETINGS] R5.14';
const GA = '[21V-GA] R5.15';
const SIGNED_IN = '[21V-2023-11] R5.16';

export const JOINING = defineTable<typeof JOIN_AXES, JoinRow>('joining', JOIN_AXES, [
  row('member', ['as a member', 'own organisation', 'Yes'], EXISTS, '[INTEROP] R12.1', {
    way: 'member',
    pair: 'own',
  }),
  row('member.other', ['as a member', 'other organisation', 'No'], never('not-a-member'), '[INTEROP] R12.1', {
    way: 'member',
    pair: PAIR_KINDS,
  }),
  row(
    'own',
    ['external access, connection, guest account', 'own organisation', 'No'],
    never('own-tenant'),
    '[INTEROP] R12.1',
    { way: ['external', ...SIGNED_IN_WAYS], pair: 'own' },
  ),
  row('external', ['external access', 'one cloud', 'Yes'], EXISTS, '[MEETING-POLICY] R12.7', {
    way: 'external',
    pair: 'one',
  }),
  row('external.clouds', ['external access', 'two clouds', 'No'], never('clouds-need-a-connection'), XM, {
    way: 'external',
    pair: TWO_CLOUDS,
  }),
  row('connection.one', ['connection', 'one cloud', 'No'], never('one-cloud-needs-no-connection'), XM, {
    way: 'connection',
    pair: 'one',
  }),
  row('guest.one', ['guest account', 'one cloud', 'Yes'], EXISTS, '[EXTERNAL] R13.2', {
    way: 'guest',
    pair: 'one',
  }),
  row(
    'connection.government-21Vianet',
    ['connection', 'GCC High or DoD, and 21Vianet', 'No'],
    never('clouds-cannot-connect'),
    '[CLOUD-MEETINGS] R5.18',
    { way: 'connection', pair: 'government21Vianet' },
  ),
  row(
    'guest.government-21Vianet',
    ['guest account', 'GCC High or DoD, and 21Vianet', 'No'],
    never('clouds-have-no-guests'),
    '[CLOUD-GUESTS] R5.20',
    { way: 'guest', pair: 'government21Vianet' },
  ),
  row(
    'signed-in.21Vianet.before',
    ['connection, guest account', 'worldwide or GCC, and 21Vianet', 'No'],
    NOT_YET,
    GA,
    { way: SIGNED_IN_WAYS, pair: CONNECTED_21V, era: BEFORE_SIGNED_IN },
    'Announced on 2023-08-28 for the second half of the year; not in the preview of 2023-09-29 (A18).',
  ),
  row('connection.21Vianet', ['connection', 'worldwide or GCC, and 21Vianet', 'Yes'], AVAILABLE, SIGNED_IN, {
    way: 'connection',
    pair: CONNECTED_21V,
    era: 'meetings-2023-11',
  }),
  row(
    'guest.21Vianet',
    ['guest account', 'worldwide or GCC, and 21Vianet', 'Yes'],
    AVAILABLE,
    '[21V-2023-11] R5.20',
    { way: 'guest', pair: CONNECTED_21V, era: 'meetings-2023-11' },
  ),
  row(
    'signed-in.clouds.before',
    ['connection, guest account', 'other two clouds', 'No'],
    NOT_YET,
    XM,
    { way: SIGNED_IN_WAYS, pair: OTHER_CLOUDS, era: UNTIL_GENERAL },
    'The article is of 2023-07; no rule set begins then, so it counts from 2023-08-28.',
  ),
  row('signed-in.clouds', ['connection, guest account', 'other two clouds', 'Yes'], AVAILABLE, XM, {
    way: SIGNED_IN_WAYS,
    pair: OTHER_CLOUDS,
    era: [...GENERAL, 'meetings-2023-11'],
  }),
  row(
    'anonymous',
    ['anonymous', 'any but 21Vianet and another cloud', 'Yes'],
    EXISTS,
    '[MEETING-POLICY] R12.4',
    { way: 'anonymous', pair: ['own', 'one', ...OTHER_CLOUDS] },
  ),
  row('anonymous.21Vianet.before', ['anonymous', '21Vianet and another cloud', 'No'], NOT_YET, GA, [
    { way: 'anonymous', pair: WITH_21V, era: UNTIL_GENERAL, promotedPeer: 'no' },
    { way: 'anonymous', pair: WITH_21V, era: UNTIL_2021, promotedPeer: 'yes' },
  ]),
  row(
    'anonymous.21Vianet.promoted',
    ['anonymous', '21Vianet and another cloud', 'The invited peer of a promoted meeting'],
    { possible: true, gate: 'date', because: 'promoted-peer' },
    '[COEX] R10.5, A45',
    { way: 'anonymous', pair: WITH_21V, era: 'meetings-2021-09', promotedPeer: 'yes' },
  ),
  row(
    'anonymous.21Vianet',
    ['anonymous', '21Vianet and another cloud', 'Yes'],
    AVAILABLE,
    GA,
    { way: 'anonymous', pair: WITH_21V, era: [...GENERAL, 'meetings-2023-11'] },
    'The announcement names the worldwide cloud; the other clouds are taken to be alike.',
  ),
]);
