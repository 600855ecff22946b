/** [COEX] as published from the beginning of 2019 until 2021-11-10, Tables 1a to 1c. Facts R3.1 to R3.7. */
import type { PrintedRouting } from '../printed.ts';

export const IN_TENANT: readonly PrintedRouting[] = [
  {
    table: '1a',
    title: 'Table 1a: in-tenant new chat or call routing to an Islands mode recipient',
    tenancy: 'in-tenant',
    columns: ['Islands'],
    rows: [
      ['Islands', 'Teams', 'Online', 'Teams'],
      ['Islands', 'Skype for Business', 'Online', 'Skype for Business'],
      ['Islands', 'Teams', 'On-premises', 'Teams'],
      ['Islands', 'Skype for Business', 'On-premises', 'Skype for Business'],
      ['Skype for Business*', 'Skype for Business', 'Online', 'Skype for Business'],
      ['Skype for Business*', 'Skype for Business', 'On-premises', 'Skype for Business'],
      ['TeamsOnly', 'Teams', 'Online', 'Teams'],
    ],
  },
  {
    table: '1b',
    title: 'Table 1b: in-tenant new chat or call routing to a recipient in a Skype for Business mode',
    tenancy: 'in-tenant',
    columns: ['SfB*'],
    rows: [
      ['Islands', 'Teams', 'Online', '*Skype for Business*'],
      ['Islands', 'Skype for Business', 'Online', 'Skype for Business'],
      ['Islands', 'Teams', 'On-premises', 'Not Possible'],
      ['Islands', 'Skype for Business', 'On-premises', 'Skype for Business'],
      ['Skype for Business*', 'Skype for Business', 'Online', 'Skype for Business'],
      ['Skype for Business*', 'Skype for Business', 'On-premises', 'Skype for Business'],
      ['TeamsOnly', 'Teams', 'Online', '*Skype for Business*'],
    ],
  },
  {
    table: '1c',
    title: 'Table 1c: in-tenant new chat or call routing to a TeamsOnly mode recipient',
    tenancy: 'in-tenant',
    columns: ['TeamsOnly'],
    rows: [
      ['Islands', 'Teams', 'Online', 'Teams'],
      ['Islands', 'Skype for Business', 'Online', '*Teams*'],
      ['Islands', 'Teams', 'On-premises', 'Teams'],
      ['Islands', 'Skype for Business', 'On-premises', '*Teams*'],
      ['Skype for Business*', 'Skype for Business', 'Online', '*Teams*'],
      ['Skype for Business*', 'Skype for Business', 'On-premises', '*Teams*'],
      ['TeamsOnly', 'Teams', 'Online', 'Teams'],
    ],
  },
];
