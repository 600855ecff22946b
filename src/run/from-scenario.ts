/**
 * From a compiled scenario to one run of it: a World of its own, and what its trace says before the first record.
 */
import { E } from '../model/event.ts';
import { beliefColumn } from '../model/pairs.ts';
import { CLIENT, NONE, PRESENCE } from '../model/words.ts';
import { copyWorld, type World } from '../model/world.ts';
import { ALL_REASONS } from '../rules/all-reasons.ts';
import { ROWS } from '../rules/all-rows.ts';
import { type LaidOutTable, layoutTables } from '../rules/layout.ts';
import { layoutMeetingTables } from '../rules/layout-meetings.ts';
import type { RuleSetId } from '../rules/rule-sets.ts';
import { compileRules, type Rules } from '../rules/rules.ts';
import type { Compiled } from '../scenario/compiled.ts';
import type { TraceWords } from '../trace/format.ts';
import type { TraceHead } from '../trace/writer.ts';
import { Conversations } from '../workload/conversations.ts';
import { recordedTraffic } from '../workload/recorded.ts';
import { Rhythm } from '../workload/rhythm.ts';
import { sideBySide } from '../workload/traffic.ts';
import type { RunPlan } from './plan.ts';

/** The words of the codes that only the rules know, as traces and fingerprints spell them. */
export const TRACE_WORDS: TraceWords = Object.freeze({
  rows: ROWS.map((row) => row.id),
  reasons: ALL_REASONS.map((reason) => reason.name),
  sentences: ALL_REASONS.map((reason) => reason.sentence),
});

/** A run of the scenario; each call gives it a World of its own, so one scenario can be run many times. */
export function planOf(compiled: Compiled, seed: string, replication = 0): RunPlan {
  const world = copyWorld(compiled.world, 'typed');
  const watched = isWatched(compiled);
  stopInRhythm(compiled, world);
  if (watched) tellContacts(world, compileRules(compiled.epochs[0]!, compiled.switches));
  const userName = (user: number): string => compiled.names.users[user]!;
  const { startUs, rhythm } = compiled;
  const run = { seed, replication, userName, startUs, users: world.users.count };
  const traffics = [
    ...compiled.recordings.map(recordedTraffic),
    ...compiled.traffic.map((plan) => new Conversations(plan, run)),
  ];
  return {
    setting: compiled,
    world,
    userName,
    seed,
    replication,
    ...(traffics.length > 0 && { traffic: sideBySide(traffics) }),
    ...(rhythm.user.length > 0 && { rhythm: new Rhythm(rhythm, run) }),
    watched,
  };
}

/** Clients with a rhythm are stopped before the run; it starts them when their time comes. */
function stopInRhythm({ rhythm }: Compiled, { users }: World): void {
  rhythm.user.forEach((user, row) => {
    users.running[user]! &= ~(1 << rhythm.client[row]!);
  });
}

/** Whether anybody looks at presence: only then is news of it sent, which costs events. */
function isWatched(compiled: Compiled): boolean {
  const { contacts, count } = compiled.world.pairs;
  for (let pair = 0; pair < count; pair++) if (contacts[pair] !== 0) return true;
  const setsActivity = (planned: { readonly kind: number }): boolean => planned.kind === E.activitySet;
  return (
    compiled.awayAfterUs !== NONE ||
    compiled.agenda.some(setsActivity) ||
    compiled.dependents.some(setsActivity) ||
    compiled.expectations.some(({ about }) => about === 'presence')
  );
}

/** Contacts have been watching since before the run: what they believe at its start is the truth (N11). */
function tellContacts(world: World, rules: Rules): void {
  const { pairs } = world;
  for (let pair = 0; pair < pairs.count; pair++) {
    if ((pairs.contacts[pair]! & 1) !== 0) tellWatcher(world, rules, pair, 0, pairs.hi[pair]!);
    if ((pairs.contacts[pair]! & 2) !== 0) tellWatcher(world, rules, pair, 1, pairs.lo[pair]!);
  }
}

function tellWatcher(world: World, rules: Rules, pair: number, watcher: number, publisher: number): void {
  for (const client of [CLIENT.Teams, CLIENT.SfB]) {
    beliefColumn(world, watcher, client)[pair] = shownBy(world, rules, publisher, client);
  }
}

/** What a client shows at the start of a run, when no change of mode is spreading. */
function shownBy(world: World, rules: Rules, user: number, client: number): number {
  const { users, tenants } = world;
  const cloud = tenants.cloud[users.tenant[user]!]!;
  const runs = (users.running[user]! & (1 << client)) !== 0;
  if (!runs || !rules.clientUsable(users.mode[user]!, client, cloud)) return PRESENCE.offline;
  return client === CLIENT.Teams ? users.activityTeams[user]! : users.activitySfb[user]!;
}

/** What a trace of the run begins with; `program` is the version that writes it. */
export function traceHeadOf(compiled: Compiled, plan: RunPlan, program: string): TraceHead {
  const ruleSets = [...new Set(compiled.epochs.map((epoch) => epoch.ruleSet))];
  return {
    header: {
      program,
      title: compiled.title,
      scenario: compiled.digest,
      seed: plan.seed,
      replication: plan.replication,
      rules: compiled.rules,
      epochs: compiled.epochs,
      switches: compiled.switches,
      startUs: compiled.startUs,
      untilUs: compiled.untilUs,
      ...(compiled.waves.length > 0 && { waves: compiled.waves }),
      words: TRACE_WORDS,
    },
    tables: ruleSets.flatMap((ruleSet) => tablesFor(plan.world, ruleSet)),
    names: compiled.names,
    world: plan.world,
  };
}

/** The tables that decisions of the run name: those of meetings, guests and the phone where there are such things. */
function tablesFor({ meetings, guests, calls, shares }: World, ruleSet: RuleSetId): readonly TraceTable[] {
  const beyondChats = meetings.count + guests.count + calls.count + shares.count > 0;
  const key = `${ruleSet} ${beyondChats}`;
  let tables = TABLES_OF.get(key);
  if (tables === undefined) {
    const laidOut = [...layoutTables(ruleSet), ...(beyondChats ? layoutMeetingTables(ruleSet) : [])];
    tables = laidOut.map((table) => Object.freeze({ ruleSet, ...table }));
    TABLES_OF.set(key, tables);
  }
  return tables;
}

type TraceTable = LaidOutTable & { readonly ruleSet: RuleSetId };

/** Laid out once for all runs: as many as there are rule sets, twice. */
const TABLES_OF = new Map<string, readonly TraceTable[]>();
