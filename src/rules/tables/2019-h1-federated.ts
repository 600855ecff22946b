/** [COEX] as published from the beginning of 2019 until 2021-11-10, Tables 2a to 2c. Facts R4.1 to R4.6. */
import type { PrintedRouting } from '../printed.ts';

export const FEDERATED: readonly PrintedRouting[] = [
  {
    table: '2a',
    title: 'Table 2a: federated new chat or call routing to an Islands mode recipient',
    tenancy: 'federated',
    columns: ['Islands'],
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
    table: '2b',
    title: 'Table 2b: federated new chat or call routing to a recipient in a Skype for Business mode',
    tenancy: 'federated',
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
    table: '2c',
    title: 'Table 2c: federated new chat or call routing to a TeamsOnly mode recipient',
    tenancy: 'federated',
    columns: ['TeamsOnly'],
    rows: [
      ['Islands', 'Teams', 'Online', 'Teams'],
      ['Islands', 'Skype for Business', 'Online', '*Teams*'],
      ['Islands', 'Teams', 'On-premises', 'Not Possible'],
      ['Islands', 'Skype for Business', 'On-premises', '*Teams*'],
      ['Skype for Business*', 'Skype for Business', 'Online', '*Teams*'],
      ['Skype for Business*', 'Skype for Business', 'On-premises', '*Teams*'],
      ['TeamsOnly', 'Teams', 'Online', 'Teams'],
    ],
    notes: [
      {
        row: 1,
        column: 'TeamsOnly',
        text: 'Lands in Teams but is text-only: native needs both users TeamsOnly (A3).',
      },
      {
        row: 7,
        column: 'TeamsOnly',
        text: 'Native federated where the rule set says so, else over the interop infrastructure (R4.4).',
      },
    ],
  },
];
