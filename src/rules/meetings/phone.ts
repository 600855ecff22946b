/**
 * Where calls from the telephone network, of call queues and of auto attendants land. [PSTN], [MIGRATION], [21V-SD];
 * R11.1 to R11.4, A33.
 */
import { CLIENTS, CLOUD, CLOUDS, type Client, type Cloud, MODES, type Mode } from '../../model/words.ts';
import { SFB_MODES } from '../printed.ts';
import { type Condition, defineTable } from '../table.ts';
import { type PlainRow, rowFor } from './plain-table.ts';
import type { MeetingReason } from './reasons.ts';

export const PHONE_CALLS = ['pstn', 'callQueue', 'autoAttendant'] as const;
export type PhoneCall = (typeof PHONE_CALLS)[number];

/** What the user's number hangs on: Phone System online, Direct Routing, or Enterprise Voice on-premises. */
export const PHONE_LINES = ['phoneSystem', 'directRouting', 'enterpriseVoice'] as const;
export type PhoneLine = (typeof PHONE_LINES)[number];

export const PHONE_AXES = {
  call: PHONE_CALLS,
  mode: MODES,
  line: PHONE_LINES,
  cloud: ['21Vianet', 'other'],
} as const;

export interface PhoneRow extends PlainRow<typeof PHONE_AXES> {
  /** Where the call lands; null if it cannot. */
  readonly client: Client | null;
  readonly because: MeetingReason;
  readonly when: Condition<typeof PHONE_AXES>;
}

const OTHER_MODES = ['Islands', ...SFB_MODES] as const;
const [TEAMS, SFB] = CLIENTS;

export const PHONE = defineTable<typeof PHONE_AXES, PhoneRow>('phone', PHONE_AXES, [
  {
    id: 'phone/enterprise-voice',
    words: ['any', 'Enterprise Voice', 'any', 'Skype for Business'],
    client: SFB,
    because: 'enterprise-voice-is-sfb',
    note: '',
    source: '[MIGRATION] R11.3',
    when: { line: 'enterpriseVoice' },
  },
  {
    id: 'phone/TeamsOnly',
    words: ['TeamsOnly', 'Phone System, Direct Routing', 'any', 'Teams'],
    client: TEAMS,
    because: 'by-mode',
    note: '',
    source: '[MIGRATION], [UPGRADE], [PSTN] R11.1',
    when: { mode: 'TeamsOnly', line: ['phoneSystem', 'directRouting'] },
  },
  {
    id: 'phone/SfB',
    words: ['Islands, Skype for Business*', 'Phone System', 'all but 21Vianet', 'Skype for Business'],
    client: SFB,
    because: 'by-mode',
    note: '',
    source: '[MIGRATION], [UPGRADE], [PSTN] R11.1',
    when: { mode: OTHER_MODES, line: 'phoneSystem', cloud: 'other' },
  },
  {
    id: 'phone/SfB.21Vianet',
    words: ['Islands, Skype for Business*', 'Phone System', '21Vianet', 'No calls'],
    client: null,
    because: 'no-phone-in-21v-sfb',
    note: '',
    source: '[21V-SD] R11.4, R5.12',
    when: { mode: OTHER_MODES, line: 'phoneSystem', cloud: '21Vianet' },
  },
  {
    id: 'phone/SfB.direct-routing',
    words: ['Islands, Skype for Business*', 'Direct Routing', 'any', 'No calls'],
    client: null,
    because: 'direct-routing-needs-teams-only',
    note: '',
    source: '[MIGRATION], [PSTN] R11.2',
    when: { mode: OTHER_MODES, line: 'directRouting' },
  },
]);

/** Where such a call to the user lands. */
export function phoneLanding(call: PhoneCall, mode: Mode, line: PhoneLine, cloud: Cloud): PhoneRow {
  const in21Vianet = CLOUDS[CLOUD['21Vianet']] === cloud;
  return rowFor(PHONE, { call, mode, line, cloud: in21Vianet ? '21Vianet' : 'other' });
}
