/** What the editions leave out of their routing tables. The gates refuse all of it, so no decision ends here. */
import type { LeftOut } from './printed.ts';

const SFB_MODE_ON_TEAMS: LeftOut = {
  originator: ['SfB*'],
  client: 'Teams',
  because:
    'In a Skype for Business mode chat and calling are off in the Teams client, so nothing starts there.',
  source: '[MODES]',
};

const TEAMS_ONLY_ON_SFB: LeftOut = {
  originator: ['TeamsOnly'],
  client: 'SfB',
  homed: 'online',
  because: "A TeamsOnly user's Skype for Business client starts no chats or calls; it only joins meetings.",
  source: '[UPGRADE]',
};

const TEAMS_ONLY_ON_PREM: LeftOut = {
  originator: ['TeamsOnly'],
  homed: 'onPrem',
  because: 'TeamsOnly is not granted to a user whose Skype for Business account is homed on-premises.',
  source: '[COEX]',
};

/** Until 2021-11-10. */
export const LEFT_OUT: readonly LeftOut[] = [SFB_MODE_ON_TEAMS, TEAMS_ONLY_ON_SFB, TEAMS_ONLY_ON_PREM];

/** Since 2021-11-11: of the users homed online only TeamsOnly ones are printed. */
export const LEFT_OUT_AFTER_RETIREMENT: readonly LeftOut[] = [
  { ...SFB_MODE_ON_TEAMS, homed: 'onPrem' },
  TEAMS_ONLY_ON_SFB,
  TEAMS_ONLY_ON_PREM,
  {
    originator: ['Islands', 'SfB*'],
    homed: 'online',
    because: 'Users homed online are TeamsOnly since Skype for Business Online retired on 2021-07-31.',
    source: '[COEX], [RETIREMENT]',
  },
];
