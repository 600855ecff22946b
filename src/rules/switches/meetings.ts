/** What the sources leave open about how a meeting goes. */
import { US_PER_MINUTE as MINUTE } from '../../core/time.ts';
import type { SwitchEntry } from '../switch-entry.ts';

export const MEETING_SWITCHES = {
  lobbyTimeout: {
    kind: 'duration',
    default: 30 * MINUTE,
    cites: 'R12.5; no source for the value',
    says: 'How long somebody waits in the lobby of a meeting before they are sent away.',
  },
  meetingPrejoin: {
    kind: 'duration',
    default: 0,
    cites: 'R5.15; no source for the value',
    says: 'How long a person takes to state a name and to choose camera and microphone before they join.',
  },
  anonymousJoinDelay: {
    kind: 'duration',
    default: 0,
    cites: 'R12.4, which says up to 24 hours',
    says: 'How long a change of anonymous join takes to come into force.',
  },
} as const satisfies Readonly<Record<string, SwitchEntry>>;
