/**
 * How much people write and how their conversations go, by name, each from one source. A scenario may override any
 * of it. Every figure names its source, or says that it is ours.
 */
import { US_PER_HOUR, US_PER_MINUTE, US_PER_SECOND } from '../core/time.ts';
import { lognormalFromMedianAndP95 } from '../core/variates.ts';
import type { ContactShares } from './contact-graph.ts';
import type { ConversationLaws, GapLaw, Lognormal } from './conversation-laws.ts';
import type { HoursName } from './hours.ts';

export interface Preset extends ConversationLaws {
  /** Conversations that a person begins on a weekday, a mean. */
  readonly conversationsPerDay: number;
  readonly contacts: ContactShares;
  readonly hours: HoursName;
}

/**
 * Whom people know, where the source of a preset says nothing of it. 15: MSN Messenger in June 2006 had 1.3 billion
 * edges between 180 million people, 14.4 each (Leskovec and Horvitz, MSR-TR-2006-186). The shares are ours; of
 * traffic across clouds none was found published. The spread is ours: its tail is what the Lync model asks for.
 */
const KNOWN: ContactShares = {
  perPerson: 15,
  withinDepartment: 0.6,
  federated: 0.08,
  crossCloud: 0.02,
  spread: 1,
};

/** Teams and Skype for Business alike: no source says in which of two clients people begin to write. */
const EITHER_CLIENT = [0.5, 0.5];

/**
 * Microsoft's own capacity model for Lync Server 2013 ("Lync Server 2013 user models", Gg398811): 6 sessions of two
 * people a user and day with 10 messages each; 50 contacts on average, a fifth of them federated; under 25 % have
 * 100 or more, under 1 % 1,000. The model says nothing of gaps; ours are so short that a session, which ends after
 * ten minutes without a message, lives as long as its conversation. That speakers take turns is ours, too.
 */
const LYNC_2013_MODEL: Preset = {
  conversationsPerDay: 6,
  messages: { mean: 10 },
  replies: 0.7,
  replyDelay: soonOnly(40 * US_PER_SECOND, 120 * US_PER_SECOND),
  followUpDelay: soonOnly(20 * US_PER_SECOND, 60 * US_PER_SECOND),
  clients: EITHER_CLIENT,
  skew: 1,
  contacts: { ...KNOWN, perPerson: 50, federated: 0.2, crossCloud: 0 },
  hours: 'office',
};

/**
 * Real messages between two: CollegeMsg (Panzarasa, Opsahl and Carley 2009; SNAP), 59,835 messages of 1,899 people in
 * 13,838 pairs in 193 days. In that data 55.6 % of the gaps within a pair are over ten minutes; there are 1.52 messages
 * before such a gap; 41.5 % of the changes of speaker come within ten minutes; and of all who wrote to somebody 63.6 %
 * were written to by them, which is 46.7 % of the pairs. As many people in as many days with as many messages come to
 * the same figures here, which test/workload/targets.test.ts checks: the parameters below are fitted to that, contacts
 * among them, and mean nothing by themselves. Who writes more comes to other figures: in a long run the messages
 * before a gap grow towards 1 / 55.6 % = 1.8, because fewer of them are the first of their pair.
 *
 * A person writes 4.08 messages a day on which they write. Students are not at work: the hours are those of an office.
 */
const MESSAGE_DATA: Preset = {
  conversationsPerDay: 4.08 / 2.8,
  messages: { mean: 2.8, single: 0.66 },
  replies: 0.72,
  replyDelay: {
    soon: lognormal(130 * US_PER_SECOND, 480 * US_PER_SECOND),
    laterShare: 0.53,
    later: lognormal(3 * US_PER_HOUR, 16 * US_PER_HOUR),
  },
  followUpDelay: {
    soon: lognormal(100 * US_PER_SECOND, 420 * US_PER_SECOND),
    laterShare: 0.26,
    later: lognormal(3 * US_PER_HOUR, 16 * US_PER_HOUR),
  },
  clients: EITHER_CLIENT,
  skew: 1.5,
  contacts: { ...KNOWN, perPerson: 34 },
  hours: 'office',
};

/**
 * Teams today: 153 messages received a person and weekday (Microsoft, Work Trend Index, June 2025). That counts what
 * groups and channels fan out, and no source gives the share of messages between two: we take a fifth, 30.6 a day,
 * which is an assumption. Half of the answers come within five minutes (Microsoft 2021). A conversation of two has
 * 5.68 messages (conversations of two people in public Slack channels). The rest is ours.
 */
const TEAMS_2025: Preset = {
  conversationsPerDay: (153 * 0.2) / 5.68,
  messages: { mean: 5.68 },
  replies: 0.65,
  // 64.2 % of what comes soon is there within five minutes: half of all.
  replyDelay: {
    soon: lognormal(3 * US_PER_MINUTE, 30 * US_PER_MINUTE),
    laterShare: 0.222,
    later: lognormal(2 * US_PER_HOUR, 12 * US_PER_HOUR),
  },
  followUpDelay: soonOnly(1 * US_PER_MINUTE, 5 * US_PER_MINUTE),
  clients: EITHER_CLIENT,
  skew: 2,
  contacts: KNOWN,
  hours: 'office',
};

export const PRESETS = {
  'lync-2013-model': LYNC_2013_MODEL,
  'message-data': MESSAGE_DATA,
  'teams-2025': TEAMS_2025,
} as const;
export type PresetName = keyof typeof PRESETS;

function lognormal(medianUs: number, p95Us: number): Lognormal {
  return lognormalFromMedianAndP95(medianUs, p95Us);
}

function soonOnly(medianUs: number, p95Us: number): GapLaw {
  const soon = lognormal(medianUs, p95Us);
  return { soon, laterShare: 0, later: soon };
}
