/** A small world with something of everything, and what a trace of it begins with. */
import { featureNames, type Names } from '../../src/model/names.ts';
import { rebuildPairIndex } from '../../src/model/pairs.ts';
import { NONE } from '../../src/model/words.ts';
import { appendRow, newWorld, TABLES, type TableName, type World } from '../../src/model/world.ts';
import type { TraceWords } from '../../src/trace/format.ts';
import { type TraceHead, TraceWriter, type WriterOptions } from '../../src/trace/writer.ts';

export const WORDS: TraceWords = {
  rows: ['2019-h1/1a.1', '2019-h1/1b.7', '2021-11/3.Teams.Islands', '21v-2021-09/chat.Teams-SfB'],
  reasons: ['none', 'thread-disabled', 'not-possible', 'landing-client-gone'],
};

export const NAMES: Names = {
  tenants: ['contoso', 'fabrikam "quoted" \\ back'],
  users: ['ann@contoso.com', 'bob@contoso.com', 'carla@fabrikam.com', '李@fabrikam.com \u202e\u0007'],
  domains: ['contoso.com', 'fabrikam.com'],
  groups: ['sales'],
  links: ['worldwide', 'worldwide to 21Vianet'],
  marks: ['m1', 'm2 "two"', 'm\u00e9 \ud83d\ude00 \u0000\n'],
  ...featureNames(() => []),
};

type Row<N extends TableName> = { [C in keyof (typeof TABLES)[N]]?: number };

function add<N extends TableName>(world: World, name: N, row: Row<N>): void {
  const id = appendRow(world, name);
  const table = world[name] as unknown as Record<string, number[]>;
  for (const field of Object.keys(TABLES[name]))
    table[field]![id] = (row as Record<string, number>)[field] ?? 0;
}

export function sampleWorld(): World {
  const world = newWorld('plain');
  world.domains = NAMES.domains.length;
  NAMES.tenants.forEach((_, id) => {
    add(world, 'tenants', { mode: 1, topology: 1, federation: 1, hasSrv: 1, upgradePending: id });
  });
  world.access = [0, 1, 2, 0];
  NAMES.users.forEach((_, id) => {
    add(world, 'users', {
      tenant: id >> 1,
      domain: id >> 1,
      assigned: NONE,
      groupAssigned: NONE,
      mode: 1,
      clientMode: 1,
      pendingMode: NONE,
      running: 3,
      access: 1,
      activityTeams: 1,
      firstPair: NONE,
    });
  });
  add(world, 'groups', { first: 0, size: 2, assigned: NONE });
  add(world, 'memberships', { user: 0 });
  add(world, 'memberships', { user: 1 });
  for (const _ of NAMES.marks) {
    add(world, 'marks', {
      thread: NONE,
      session: NONE,
      originatorClient: NONE,
      landedClient: NONE,
      outcome: NONE,
    });
  }
  for (const _ of NAMES.links) add(world, 'links', {});
  rebuildPairIndex(world);
  return world;
}

export function sampleHead(world: World = sampleWorld()): TraceHead {
  return {
    header: {
      program: '0.1.0',
      title: 'A "title" with\nlines',
      scenario: 'ab'.repeat(32),
      seed: '7',
      replication: 0,
      rules: '2019-h1',
      epochs: [{ day: '2019-06-03', edition: '2019-h1' }],
      switches: { sessionTimeout: 600_000_000, sessionClock: 'idle' },
      startUs: 1_559_552_400_000_000,
      untilUs: 7_200_000_000,
      words: WORDS,
    },
    tables: [{ id: '2019-h1/1a', rows: ['1a.1'] }, { id: '2019-h1/1b' }],
    names: NAMES,
    world,
  };
}

/** A writer, and the text of all it has written so far. */
export function textWriter(
  head: TraceHead,
  options?: WriterOptions,
): { writer: TraceWriter; text: () => string; chunks: Uint8Array[] } {
  const chunks: Uint8Array[] = [];
  const writer = new TraceWriter((chunk) => chunks.push(chunk.slice()), head, options);
  return { writer, text: () => new TextDecoder('utf-8', { fatal: true }).decode(joined(chunks)), chunks };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
