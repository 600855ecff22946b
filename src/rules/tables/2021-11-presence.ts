/** [COEX] edition 2021-11, Tables 3 and 4: whose client's presence a watcher sees for a new thread. Facts R8.1 to R8.3. */
import type { PrintedPresence } from '../printed.ts';

export const PRESENCE: readonly PrintedPresence[] = [
  {
    table: '3',
    title: 'Table 3: in-tenant presence (new thread)',
    tenancy: 'in-tenant',
    columns: ['Islands', 'SfB*', 'TeamsOnly'],
    rows: [
      ['Skype for Business', 'Skype for Business', 'Skype for Business', 'Teams'],
      ['Teams', 'Teams', 'Skype for Business', 'Teams'],
    ],
  },
  {
    table: '4',
    title: 'Table 4: federated presence (new thread)',
    tenancy: 'federated',
    columns: ['Islands', 'SfB*', 'TeamsOnly'],
    rows: [
      ['Skype for Business', 'Skype for Business', 'Skype for Business', 'Teams'],
      ['Teams', 'Skype for Business', 'Skype for Business', 'Teams'],
    ],
  },
];
