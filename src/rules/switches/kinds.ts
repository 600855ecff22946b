/** What the sources leave open about calls, groups, meetings and clouds. */
import type { SwitchEntry } from '../switch-entry.ts';

export const KIND_SWITCHES = {
  strictBlogVideo: {
    kind: 'choice',
    values: {
      off: 'as in the table of 2021',
      on: 'refused: the announcement names video between Teams clients',
    },
    default: 'off',
    cites: 'A13',
    says: 'From 2023-08-28: whether video goes between worldwide Teams and Skype for Business in 21Vianet.',
  },
  silentIn21VAnnouncement: {
    kind: 'choice',
    values: {
      carriesOver: 'presence and promoted meetings go on as in the table of 2021',
      refused: 'only what the announcement names is supported',
    },
    default: 'carriesOver',
    cites: 'A13',
    says: 'From 2023-08-28: what its silence about presence and screen sharing with 21Vianet means.',
  },
  otherCloudPairs: {
    kind: 'choice',
    values: {
      refused: 'only the worldwide cloud and 21Vianet are a pair',
      textOnly: 'chats in plain text, in the rule sets from 2021-11 on; the article said so in January 2023',
    },
    default: 'refused',
    cites: 'A19, R5.22',
    says: 'Whether worldwide, gcc, gccHigh and dod reach one another.',
  },
  islandsFederatedGroupChat: {
    kind: 'choice',
    values: {
      off: 'refused or Not Possible, as a chat of two would be interop or Not Possible',
      on: 'a native group in Teams, by the tables of 2021-11',
    },
    default: 'off',
    cites: 'A15, R4.7',
    says: 'Whether Islands users on Teams start group chats with federated TeamsOnly users of their cloud.',
  },
  reactionsIn21VMeetings: {
    kind: 'choice',
    values: {
      off: 'raised hands and reactions are for joining a worldwide meeting only, as announced',
      on: 'they work in meetings hosted in 21Vianet too',
    },
    default: 'off',
    cites: 'A41',
    says: 'Whether people of another cloud raise hands and react in a meeting hosted in 21Vianet.',
  },
  filesInCrossCloudMeetings: {
    kind: 'choice',
    values: {
      off: 'they are refused',
      on: 'organisation users, guests and authenticated joiners pass them as within one cloud',
    },
    default: 'off',
    cites: 'A41',
    says: 'Whether files are passed in a meeting by people of another cloud.',
  },
  crossCloudLobby: {
    kind: 'choice',
    values: {
      trusted: 'as people of a trusted organisation',
      guestsAsGuests: 'guests as any guest, joiners over a connection as of a trusted organisation',
      anonymous: 'as anonymous users',
    },
    default: 'trusted',
    cites: 'A41',
    says: 'As whom the lobby takes authenticated joiners and guests of another cloud.',
  },
} as const satisfies Readonly<Record<string, SwitchEntry>>;
