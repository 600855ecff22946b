/** Decides a new chat or call for two users of a scenario as they are at a time of its run. */

import { hintAmong } from '../core/near-miss.ts';
import { formatDuration } from '../core/time.ts';
import { ask, believeStaleMode } from '../handlers/asking.ts';
import type { Context } from '../handlers/effects.ts';
import { CLIENTS, KIND, KINDS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { codeOf } from '../rules/case-words.ts';
import { describeDecision, type RouteAnswer } from '../rules/describe.ts';
import { newDecision, newRouteQuery } from '../rules/route.ts';
import { compileRules } from '../rules/rules.ts';
import { planOf } from '../run/from-scenario.ts';
import { Replication } from '../run/replication.ts';
import type { Compiled } from '../scenario/compiled.ts';
import { foldName } from '../scenario/ids.ts';
import { absoluteTime } from '../scenario/times.ts';
import { type Io, UsageError } from './io.ts';
import { readScenario, runToEnd } from './running.ts';
import { complaintLine } from './validate.ts';

export interface PairCase {
  readonly scenario: string;
  readonly from: string;
  readonly to: string;
  readonly via: string;
  /** Of KINDS; undefined is a chat. */
  readonly kind: string | undefined;
  /** A time of the run; undefined is its start. */
  readonly at: string | undefined;
  /** These win over the file. */
  readonly rules: string | undefined;
  readonly switches: Readonly<Record<string, string>> | undefined;
}

/** The seed of a scenario that states none, as `coexsim test` has it. */
const SEED = '1';

/**
 * Runs the scenario up to and including everything that happens at the time, then asks what becomes of a new chat or
 * call.
 * Undefined after complaints about the scenario, or if it was interrupted.
 */
export async function decidePair(pair: PairCase, io: Io): Promise<RouteAnswer | undefined> {
  const client = codeOf(CLIENTS, pair.via);
  if (client < 0) throw new UsageError(`--via "${pair.via}" is none of ${CLIENTS.join(', ')}`);
  const kind = pair.kind === undefined ? KIND.chat : codeOf(KINDS, pair.kind);
  const compiled = compileFile(pair, io);
  if (compiled === undefined) return undefined;
  const from = userOf(compiled, pair.from, '--from');
  const to = userOf(compiled, pair.to, '--to');
  if (from === to) throw new UsageError('--from and --to are the same user');
  const world = await worldAt(compiled, timeOf(compiled, pair.at), io);
  return world === undefined ? undefined : decide(compiled, world, [from, client, to], kind);
}

/** Undefined after complaints, which set exit code 65. */
function compileFile({ scenario, rules, switches }: PairCase, io: Io): Compiled | undefined {
  const result = readScenario(scenario, { rules, switches });
  for (const warning of result.warnings) io.err(complaintLine(warning, 'warning'));
  if ('compiled' in result) return result.compiled;
  for (const complaint of result.complaints) io.err(complaintLine(complaint));
  io.exitCode = 65;
  return undefined;
}

function userOf(compiled: Compiled, name: string, flag: string): number {
  const { users } = compiled.names;
  const wanted = foldName(name);
  const user = users.findIndex((each) => foldName(each) === wanted);
  if (user >= 0) return user;
  const hint = hintAmong(name, users);
  throw new UsageError(`${flag}: there is no user "${name}"${hint === undefined ? '' : ` (${hint})`}`);
}

function timeOf(compiled: Compiled, text: string | undefined): number {
  if (text === undefined) return 0;
  const time = absoluteTime(text, compiled.startUs);
  if ('problem' in time) throw new UsageError(`--at: ${time.problem}${time.hint ? ` (${time.hint})` : ''}`);
  if (time.us <= compiled.untilUs) return time.us;
  throw new UsageError(`--at ${text} is after the end of the run, ${formatDuration(compiled.untilUs)}`);
}

/** Undefined if it was interrupted. */
async function worldAt(compiled: Compiled, atUs: number, io: Io): Promise<World | undefined> {
  const seed = compiled.seed ?? SEED;
  const plan = { ...planOf(compiled, seed), setting: { ...compiled, untilUs: atUs } };
  const replication = new Replication(plan);
  const interrupted = await runToEnd(replication, seed, atUs, io, async () => {});
  return interrupted ? undefined : replication.world;
}

function decide(
  compiled: Compiled,
  world: World,
  [originator, client, recipient]: readonly [number, number, number],
  kind: number,
): RouteAnswer {
  const rules = compileRules(compiled.epochs[world.epoch]!, compiled.switches);
  const query = newRouteQuery();
  const decision = newDecision();
  const ctx: Context = { world, rules, query, decision, decided: false, watched: false };
  ask(ctx, originator, client, recipient);
  query.kind = kind;
  believeStaleMode(ctx, originator, client, recipient);
  rules.route(query, decision);
  return describeDecision(rules, query, decision);
}
