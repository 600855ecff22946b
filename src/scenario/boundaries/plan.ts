/** What a scenario says about data boundaries, checked and translated into rows of the first World and events. */
import { E } from '../../model/event.ts';
import { CLOUDS } from '../../model/words.ts';
import type { PlannedAt } from '../compiled.ts';
import {
  type ActionPlanners,
  type FeaturePlan,
  type FeatureWork,
  factsOf,
  type QuestionPlanners,
} from '../feature.ts';
import { type Index, indexNames } from '../ids.ts';
import { shorten } from '../number-text.ts';
import { event } from '../plan-events.ts';
import { questionTime } from '../question-time.ts';
import { codeOf, complain, keyAt, resolve } from '../work.ts';
import type { BOUNDARY_ACTIONS, BOUNDARY_EXPECTATIONS } from './schema.ts';

interface ResidentRow {
  readonly user: number;
  readonly cloud: number;
  readonly misplaced: number;
  readonly sinceUs: number;
}

/** Labels and residents; everybody with a residency is looked at when the run starts. */
export function planBoundaries(on: FeatureWork): FeaturePlan {
  const { index, labels } = planLabels(on);
  const residents = planResidents(on);
  const labelledMails = planMailLabels(on, index);
  const agenda = residents.map(
    ({ user }, resident): PlannedAt => ({ ...event(E.residencyChecked, resident, user), atUs: 0 }),
  );
  return { rows: { labels, labelledMails, residents }, indexes: { labels: index }, agenda };
}

function planLabels({ work }: FeatureWork) {
  const entries = Object.entries(work.entry.boundaries?.labels ?? {});
  const declared = entries.map(([name]) => ({ name, at: keyAt(work, 'boundaries', 'labels', name) }));
  const index = indexNames(declared, 'label', work.desk);
  const labels = index.declaredAs.map((place) => {
    const entry = entries[place]![1] ?? {};
    const stayIn = entry.stayIn === undefined ? 0 : 1 << codeOf(CLOUDS, entry.stayIn);
    return { stayIn, refuse: entry.refuse ? 1 : 0, crossings: 0, keptBack: 0 };
  });
  return { index, labels };
}

/** Mails that carry a label; the mails themselves have been planned before. */
function planMailLabels({ work, users, tenants, before }: FeatureWork, labels: Index) {
  return (work.entry.events ?? []).flatMap(({ mail: said }, place) => {
    if (said?.label === undefined) return [];
    const label = resolve(work, labels, 'label', said.label, ['events', place, 'mail', 'label']);
    const mail = before.mails?.idOf(said.id);
    const sender = users.index.idOf(said.from);
    if (label === undefined || mail === undefined || sender === undefined) return [];
    return [{ mail, label, cloud: tenants.plans[users.plans[sender]!.tenant]!.cloud }];
  });
}

function planResidents({ users }: FeatureWork): ResidentRow[] {
  return users.index.names.flatMap((_, user) => {
    const { residency } = users.statedOf(user).entry;
    if (residency === undefined) return [];
    return [{ user, cloud: codeOf(CLOUDS, residency), misplaced: 0, sinceUs: 0 }];
  });
}

export const BOUNDARY_ACTION_PLANNERS: ActionPlanners<typeof BOUNDARY_ACTIONS> = {};

const NO_LABELS: Index = { names: [], declaredAs: [], idOf: () => undefined };

export const BOUNDARY_QUESTION_PLANNERS: QuestionPlanners<typeof BOUNDARY_EXPECTATIONS> = {
  boundary(on, entry, path) {
    const labels = on.features.indexes.labels ?? NO_LABELS;
    const label = resolve(on.work, labels, 'label', entry.boundary, [...path, 'boundary']);
    if (label === undefined) return undefined;
    return {
      subject: `label ${entry.boundary}`,
      ids: [label],
      ...questionTime(on, entry.at, path),
      asked: factsOf(entry, ['boundary']),
    };
  },

  residency(on, entry, path) {
    const subject = `residency of ${entry.residency}`;
    const rest = { ...questionTime(on, entry.at, path), asked: factsOf(entry, ['residency']) };
    if (entry.residency.toLowerCase() === 'all') return { subject, ids: [], ...rest };
    const user = resolve(on.work, on.users.index, 'user', entry.residency, [...path, 'residency']);
    if (user === undefined) return undefined;
    const rows = (on.features.rows.residents ?? []) as unknown as readonly ResidentRow[];
    const resident = rows.findIndex((row) => row.user === user);
    if (resident >= 0) return { subject, ids: [resident], ...rest };
    complain(on.work, [...path, 'residency'], `${shorten(entry.residency)} has no residency stated`);
    return undefined;
  },
};
