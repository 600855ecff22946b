/**
 * From the text of a scenario to everything a run needs. Nothing is run, and nothing outside is read except
 * through the function that the caller gives for included files.
 */
import { canonicalJson } from '../core/canonical-json.ts';
import { sha256Hex } from '../core/sha256.ts';
import { parseDuration } from '../core/time.ts';
import type { Distribution } from '../core/variates.ts';
import { NONE } from '../model/words.ts';
import { buildWorld } from './build-world.ts';
import { checkSchema } from './check-schema.ts';
import type { Compiled } from './compiled.ts';
import { type Complaint, type Desk, newDesk, sortedComplaints } from './complaint.ts';
import { checkName } from './ids.ts';
import { type Loaded, loadTree, type ScenarioSource } from './load.ts';
import { scheduleWaves } from './plan/schedule.ts';
import { takeWaves } from './plan/take.ts';
import { waveGroups } from './plan/wave.ts';
import { planClock } from './plan-clock.ts';
import { type EventWork, planDates, planEvents } from './plan-events.ts';
import { planExpectations } from './plan-expect.ts';
import { planFeatures } from './plan-features.ts';
import { indexGroups, listedGroups } from './plan-groups.ts';
import { planMarks } from './plan-marks.ts';
import { planNetwork } from './plan-network.ts';
import { resolveReplies } from './plan-replies.ts';
import { planTenants } from './plan-tenants.ts';
import { planUsers } from './plan-users.ts';
import { planPeople, populationGroups } from './populations/groups.ts';
import { checkQuotas, checkVerdicts } from './quotas.ts';
import { planRecordings } from './recorded/plan.ts';
import { planTraffic } from './traffic/plan.ts';
import { planRhythm } from './traffic/rhythm.ts';
import { planWatched } from './traffic/watched.ts';
import { toValue } from './tree.ts';
import { at, type Work } from './work.ts';

/** What the command line says; it wins over the file. */
export interface CompileOptions {
  readonly seed?: string | undefined;
  readonly rules?: string | undefined;
  readonly until?: string | undefined;
  readonly switches?: Readonly<Record<string, string>> | undefined;
}

export type CompileResult =
  | { readonly compiled: Compiled; readonly warnings: readonly Complaint[] }
  | { readonly complaints: readonly Complaint[]; readonly warnings: readonly Complaint[] };

/** All complaints at once, in the order of the file; or the scenario compiled. Never throws because of the input. */
export function compileScenario(source: ScenarioSource, options: CompileOptions = {}): CompileResult {
  const desk = newDesk();
  const loaded = loadTree(source, desk);
  const compiled = loaded === undefined ? undefined : compileTree(loaded, source.path, options, desk);
  if (compiled !== undefined && desk.count() === 0) return { compiled, warnings: desk.warnings };
  return { complaints: sortedComplaints(desk), warnings: desk.warnings };
}

function compileTree(
  loaded: Loaded,
  file: string,
  options: CompileOptions,
  desk: Desk,
): Compiled | undefined {
  const work = checkSchema(loaded, desk);
  if (work === undefined) return undefined;
  checkTitle(work);
  if (!checkQuotas(work)) return undefined;
  const clock = planClock(work, options);
  if (clock === undefined) return undefined;
  const tenants = planTenants(work, clock);
  const users = planUsers(work, clock, tenants);
  if (!checkVerdicts(work, users.domains.length)) return undefined;
  const known = [...listedGroups(work, users), ...populationGroups(work, users)];
  const taken = takeWaves({ work, clock, tenants, users, groups: known });
  const groups = indexGroups(work, [...known, ...waveGroups(work, taken)]);
  const people = planPeople(work, users, groups);
  const marks = planMarks(work);
  const network = planNetwork(work, clock, tenants, users);
  if (network === undefined) return undefined;
  const features = planFeatures({ work, clock, tenants, users, marks });
  const delays: Distribution[] = [];
  const on: EventWork = {
    work,
    clock,
    tenants,
    users,
    groups: groups.index,
    marks,
    network,
    features,
    actions: [],
    actionPaths: [],
    settings: [],
    delays,
    access: tenants.plans.map(({ access }) => access),
    accessAtUs: tenants.plans.map(() => 0),
    agenda: [...planDates(clock, tenants, delays), ...network.outages, ...features.agenda],
    dependents: [],
  };
  planEvents(on);
  const waves = scheduleWaves(on, taken);
  const actions = resolveReplies(work, on.actions, on.actionPaths);
  const expectations = planExpectations(on);
  const recordings = planRecordings({ work, users, groups, people }, clock);
  const onTraffic = { work, tenants, users, groups, people };
  const traffic = planTraffic(onTraffic);
  if (desk.count() > 0) return undefined;
  const { links } = network.network;
  const { entry } = work;
  const away = entry.presence?.away;
  return {
    title: entry.title ?? 'Untitled scenario',
    file,
    digest: digestOf(loaded),
    startUs: clock.startUs,
    untilUs: clock.untilUs,
    seed: options.seed ?? (entry.seed === undefined ? undefined : String(entry.seed)),
    rules: clock.rulesName,
    switches: clock.switches,
    epochs: clock.epochs,
    world: buildWorld({
      tenants,
      users,
      groups,
      marks: marks.names.length,
      links: links.length,
      rows: features.rows,
      watched: planWatched(onTraffic, traffic),
    }),
    names: {
      tenants: tenants.index.names,
      users: users.index.names,
      domains: users.domains,
      groups: groups.index.names,
      links: links.map(({ name }) => name),
      marks: marks.names,
      ...features.names,
    },
    people,
    waves,
    network: network.network,
    recordings,
    traffic,
    rhythm: planRhythm(people, users),
    actions,
    settings: on.settings,
    delays: on.delays,
    agenda: on.agenda,
    dependents: on.dependents,
    expectations,
    awayAfterUs: away === undefined ? NONE : parseDuration(away)!,
  };
}

/** Data files count by their content: a scenario is the same in another folder, and another one with other people. */
function digestOf({ root, files }: Loaded): string {
  const data = files.digests();
  const tree = toValue(root);
  return sha256Hex(canonicalJson(data === undefined ? tree : { scenario: tree, data }));
}

/** A title is shown in many places, so it follows the rules for names, but may be longer and hold spaces. */
function checkTitle(work: Work): void {
  const { title } = work.entry;
  if (title !== undefined) checkName(title.trim(), 'the title', at(work, 'title'), work.desk);
}
