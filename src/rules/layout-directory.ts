/** The tables about directories and free/busy information, as lists: a row's words, then its answer. */
import { CLOUDS } from '../model/words.ts';
import { ENDPOINT_SOURCE, SERVICE_ENDPOINTS } from './availability/endpoints.ts';
import { FREE_BUSY_ROWS, type FreeBusyRow } from './availability/pairs.ts';
import { SYNC_TABLE } from './directory/sync-table.ts';
import type { LaidOutTable } from './layout.ts';
import { listedTable } from './listed-table.ts';

/** They are without dates: what the article of December 2023 and the documentation say. */
export function layoutDirectoryTables(): LaidOutTable[] {
  return [
    listedTable('directory', 'synchronisation', 'What synchronisation makes of a person', SYNC_ROWS, [
      'Mailbox, seen from the tenant',
      'Custom rules needed',
      'Becomes',
    ]),
    listedTable('directory', 'free/busy', 'By what free/busy information passes', FREE_BUSY, [
      'Platforms',
      'Way',
    ]),
    listedTable('directory', 'endpoints', 'TargetServiceEpr of an address space', ENDPOINTS, [
      'Cloud',
      'Endpoint',
    ]),
  ];
}

const SYNC_ROWS = SYNC_TABLE.map(({ id, mailbox, needs, becomes, source }) => ({
  id,
  words: [mailbox, needs.length === 0 ? 'none' : needs.join(', '), becomes],
  source,
}));

const FREE_BUSY = Object.values(FREE_BUSY_ROWS).map((row: FreeBusyRow) => ({
  id: row.id,
  words: [row.id.split('/')[1]!, row.ways.length === 0 ? 'not reached' : row.ways.join(', else ')],
  source: row.source,
  ...(row.switch === undefined ? {} : { note: `other ways under the switch ${row.switch}` }),
}));

const ENDPOINTS = CLOUDS.map((cloud) => ({
  id: `endpoint/${cloud}`,
  words: [cloud, SERVICE_ENDPOINTS[cloud]],
  source: ENDPOINT_SOURCE,
}));
