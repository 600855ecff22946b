/** [COEX] 2018-11-07, Table 2: one table with three answer columns. Facts R4.1 to R4.5. */
import type { PrintedRouting } from '../printed.ts';

export const FEDERATED: readonly PrintedRouting[] = [
  {
    table: '2',
    title: 'Table 2: federated new chat or call routing',
    tenancy: 'federated',
    columns: ['Islands', 'SfB*', 'TeamsOnly'],
    rows: [
      ['Islands', 'Teams', 'Online', '*Skype for Business*', '*Skype for Business*', 'Teams'],
      ['Islands', 'Skype for Business', 'Online', 'Skype for Business', 'Skype for Business', 'Teams'],
      ['Islands', 'Teams', 'On-premises', 'Not Possible', 'Not Possible', 'Not Possible'],
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
      ['TeamsOnly', 'Teams', 'Online', 'Skype for Business', 'Skype for Business', 'Teams'],
    ],
    notes: [
      {
        row: 7,
        column: 'Islands',
        interop: true,
        text: 'Printed without italics although the clients differ; later editions print them (A4).',
      },
      {
        row: 7,
        column: 'SfB*',
        interop: true,
        text: 'Printed without italics although the clients differ; later editions print them (A4).',
      },
      {
        row: 2,
        column: 'TeamsOnly',
        interop: true,
        text: 'Printed without italics although the clients differ; later editions print them (A4).',
      },
      {
        row: 4,
        column: 'TeamsOnly',
        text: 'One pair of asterisks spans the three lines 4 to 6; read as italics for each (A4).',
      },
      {
        row: 5,
        column: 'TeamsOnly',
        text: 'One pair of asterisks spans the three lines 4 to 6; read as italics for each (A4).',
      },
      {
        row: 6,
        column: 'TeamsOnly',
        text: 'One pair of asterisks spans the three lines 4 to 6; read as italics for each (A4).',
      },
      {
        row: 1,
        column: 'TeamsOnly',
        text: 'All federation from Teams used the interop infrastructure and was reduced (R4.5).',
      },
      {
        row: 7,
        column: 'TeamsOnly',
        text: 'All federation from Teams used the interop infrastructure and was reduced (R4.5).',
      },
    ],
  },
];
