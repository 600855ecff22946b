/** [COEX] 2018-11-07, Table 1: one table with three answer columns. Facts R3.1 to R3.7. */
import type { PrintedRouting } from '../printed.ts';

export const IN_TENANT: readonly PrintedRouting[] = [
  {
    table: '1',
    title: 'Table 1: in-tenant new chat or call routing',
    tenancy: 'in-tenant',
    columns: ['Islands', 'SfB*', 'TeamsOnly'],
    rows: [
      ['Islands', 'Teams', 'Online', 'Teams', '*Skype for Business*', 'Teams'],
      ['Islands', 'Skype for Business', 'Online', 'Skype for Business', 'Skype for Business', '*Teams*'],
      ['Islands', 'Teams', 'On-premises', 'Teams', 'Not Possible', 'Teams'],
      ['Islands', 'Skype for Business', 'On-premises', 'Skype for Business', 'Skype for Business', '*Teams*'],
      [
        'Skype for Business*',
        'Skype for Business',
        'Online',
        'Skype for Business',
        'Skype for Business',
        '*Teams*',
      ],
      [
        'Skype for Business*',
        'Skype for Business',
        'On-premises',
        'Skype for Business',
        'Skype for Business',
        '*Teams*',
      ],
      ['TeamsOnly', 'Teams', 'Online', 'Teams', '*Skype for Business*', 'Teams'],
    ],
  },
];
