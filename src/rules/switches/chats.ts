/** What the sources leave open about chats, modes, presence and the network. */
import { US_PER_HOUR as HOUR, US_PER_MINUTE as MINUTE, US_PER_SECOND as SECOND } from '../../core/time.ts';
import type { SwitchEntry } from '../switch-entry.ts';

export const CHAT_SWITCHES = {
  sessionTimeout: {
    kind: 'duration',
    default: 10 * MINUTE,
    cites: 'A9',
    says: 'How long a Skype for Business conversation lives as a SIP session; at exactly this age it has expired.',
  },
  sessionClock: {
    kind: 'choice',
    values: {
      idle: 'every message or call of either side restarts the clock',
      absolute: 'the clock starts once, with the first message',
    },
    default: 'idle',
    cites: 'A9',
    says: 'What the session timeout counts from.',
  },
  afterSessionExpiry: {
    kind: 'choice',
    values: {
      byTables: 'the answer is routed as a new conversation from that client',
      remoteSfb:
        "the answer goes to the remote party's Skype for Business; a remote without it makes it refused",
    },
    default: 'byTables',
    cites: 'A38',
    says: 'Where an answer goes from a Skype for Business window whose session has expired.',
  },
  interopThreadAfterUpgrade: {
    kind: 'choice',
    values: {
      disabled: 'it is disabled, as the article says',
      usable: 'it goes on to work, as was observed in January 2019',
    },
    default: 'disabled',
    cites: 'A10',
    says: 'What becomes of an interop thread whose Skype for Business side is upgraded to TeamsOnly.',
  },
  peerModeCache: {
    kind: 'choice',
    values: {
      immediate: 'every new conversation sees the mode of that instant',
      cached:
        "a peer's Teams client goes by the mode it knows, for up to 36 h (to a Skype for Business mode) or 2 h (to TeamsOnly)",
    },
    default: 'immediate',
    cites: 'A11',
    says: "Whether Teams clients that hold a native thread learn of a peer's new mode late.",
  },
  clientLearnsModeAfter: {
    kind: 'duration',
    default: 0,
    cites: 'A35',
    says: "How long a person's own client still goes by their old mode.",
  },
  modeChangeDelay: {
    kind: 'duration',
    mayBeDistribution: true,
    default: 0,
    cites: 'N8',
    says: 'How long a change of mode takes to come into force at the server.',
  },
  federatedModeCheck: {
    kind: 'duration',
    default: HOUR,
    cites: 'A44, R6.14; no source for the value',
    says: "How often Teams re-checks a federated peer's mode.",
  },
  nativeSwitchPrompt: {
    kind: 'choice',
    values: {
      accept: 'the native chat opens and the text chat is locked',
      decline: 'the text chat goes on',
    },
    default: 'accept',
    cites: 'A44, R6.14',
    says: 'What people answer when Teams offers a native chat in place of a federated text chat.',
  },
  notPossibleEmail: {
    kind: 'choice',
    values: { off: 'nothing is sent', on: 'the recipient gets a missed-activity e-mail' },
    default: 'off',
    cites: 'A12',
    says: 'Whether an attempt that the table calls Not Possible is told to the recipient.',
  },
  missedEmail: {
    kind: 'choice',
    values: { on: 'an e-mail tells of a missed message', off: 'nothing is sent' },
    default: 'on',
    cites: 'N5, R3.11',
    says: 'Whether the recipient of a missed message gets an e-mail.',
  },
  missedEmailDelay: {
    kind: 'duration',
    default: HOUR,
    cites: 'N5; no source for the value',
    says: 'How long after a missed message its e-mail is sent.',
  },
  federationRecheck: {
    kind: 'choice',
    values: {
      everySend: 'every message asks the federation gates again; the thread stays, the message is refused',
      atCreation: 'only the first message of a thread asks them',
    },
    default: 'everySend',
    cites: 'A34',
    says: 'When external access is looked at in an existing federated thread.',
  },
  sipFederation21V: {
    kind: 'choice',
    values: {
      off: 'refused by the cloud-pair gate',
      on: 'two Skype for Business clients reach each other over plain SIP federation',
    },
    default: 'off',
    cites: 'A24',
    says: 'Whether worldwide users who are not TeamsOnly reach 21Vianet from Skype for Business.',
  },
  crossCloudExternalAccessDefault: {
    kind: 'choice',
    values: {
      closed: 'both tenants must state their external access',
      open: 'a tenant that states nothing is open, as within one cloud',
    },
    default: 'closed',
    cites: 'A37',
    says: 'What a tenant that does not state its external access means to another cloud, from 2023-08-28.',
  },
  modeBlocksSignIn: {
    kind: 'choice',
    values: {
      byCloud: 'on for users of 21Vianet from 2023-08-28, off elsewhere',
      on: 'a TeamsOnly user cannot sign in to Skype for Business, an SfBOnly user not to Teams',
      off: 'sign-in is always possible; only chat and calls are limited',
    },
    default: 'byCloud',
    cites: 'A36',
    says: 'Whether a mode keeps a person from signing in to the other client at all.',
  },
  hybridGlobalIslands: {
    kind: 'choice',
    values: {
      allowed: 'Islands may be the tenant-wide mode',
      refused: 'only the three Skype for Business modes that the article lists',
    },
    default: 'allowed',
    cites: 'A39, A1',
    says: 'Whether a tenant with an on-premises deployment may have Islands as its tenant-wide mode.',
  },
  federatedIslandsPresence: {
    kind: 'choice',
    values: {
      SfB: 'Skype for Business, as table 4 says',
      Teams: 'Teams, as the newest interop article says',
    },
    default: 'SfB',
    cites: 'A6',
    says: "Which of an Islands user's two presences a federated watcher sees.",
  },
  presenceFollowsReachability: {
    kind: 'choice',
    values: { off: 'the presence tables as printed', on: 'no presence where table 2 says Not Possible' },
    default: 'off',
    cites: 'A43',
    says: 'Whether a federated watcher who cannot write to a publisher sees their presence.',
  },
  presenceInDisabledThread: {
    kind: 'choice',
    values: { stale: 'the last value stays', unavailable: 'none is shown' },
    default: 'stale',
    cites: 'A42',
    says: 'What a disabled thread shows as presence.',
  },
  linkDownPolicy: {
    kind: 'choice',
    values: {
      wait: 'what is on its way waits until the link is up, or until the timeout',
      fail: 'what is on its way fails at once',
    },
    default: 'wait',
    cites: 'N10; no source',
    says: 'What becomes of a message that meets a link that is down.',
  },
  linkDownTimeout: {
    kind: 'duration',
    default: 30 * SECOND,
    cites: 'N10; no source for the value',
    says: 'How long a message waits for a link that is down before it fails.',
  },
  retransmissionTimeout: {
    kind: 'duration',
    default: SECOND,
    cites: 'N10; RFC 6298 gives 1 s as the initial value',
    says: 'How long a lost packet waits for its first repetition.',
  },
  messageBytes: {
    kind: 'count',
    default: 1000,
    cites: 'N10; no source for the value',
    says: 'The size of a message on the wire, for links with a bandwidth.',
  },
} as const satisfies Readonly<Record<string, SwitchEntry>>;
