/** [COEX] as published since 2021-11-11, Tables 2a to 2c: the letters changed places, and users homed online are TeamsOnly. Facts R4.1 to R4.4. */
import type { PrintedRouting } from '../printed.ts';

export const FEDERATED: readonly PrintedRouting[] = [
  {
    table: '2a',
    title: 'Table 2a: federated new chat or call routing to a TeamsOnly mode recipient',
    tenancy: 'federated',
    columns: ['TeamsOnly'],
    rows: [
      ['TeamsOnly', 'Teams', 'Online', 'Teams'],
      ['Islands', 'Teams', 'On-premises', 'Not Possible'],
      ['Islands', 'Skype for Business', 'On-premises', '*Teams*'],
      ['Skype for Business*', 'Skype for Business', 'On-premises', '*Teams*'],
    ],
    notes: [
      {
        row: 1,
        column: 'TeamsOnly',
        text: 'Native federated within one cloud, interop federated across clouds (R5.10).',
      },
    ],
  },
  {
    table: '2b',
    title: 'Table 2b: federated new chat or call routing to an Islands mode recipient',
    tenancy: 'federated',
    columns: ['Islands'],
    rows: [
      ['TeamsOnly', 'Teams', 'Online', '*Skype for Business*'],
      ['Islands', 'Teams', 'On-premises', 'Not Possible'],
      ['Islands', 'Skype for Business', 'On-premises', 'Skype for Business'],
      ['Skype for Business*', 'Skype for Business', 'On-premises', 'Skype for Business'],
    ],
  },
  {
    table: '2c',
    title: 'Table 2c: federated new chat or call routing to a recipient in a Skype for Business mode',
    tenancy: 'federated',
    columns: ['SfB*'],
    rows: [
      ['TeamsOnly', 'Teams', 'Online', '*Skype for Business*'],
      ['Islands', 'Teams', 'On-premises', 'Not Possible'],
      ['Islands', 'Skype for Business', 'On-premises', 'Skype for Business'],
      ['Skype for Business*', 'Skype for Business', 'On-premises', 'Skype for Business'],
    ],
  },
];
