/** The events of a scenario in the order of the file: what happens, and when. */

import { formatDuration } from '../core/time.ts';
import type { Distribution } from '../core/variates.ts';
import { E } from '../model/event.ts';
import { NONE } from '../model/words.ts';
import { domainVerdict, type ExternalAccess } from '../rules/access.ts';
import type { AccessSetting, ChatAction, Planned, PlannedAfter, PlannedAt } from './compiled.ts';
import type { Index } from './ids.ts';
import { planAction } from './plan-actions.ts';
import type { Clock } from './plan-clock.ts';
import type { FeaturePlans } from './plan-features.ts';
import { markOf } from './plan-marks.ts';
import type { NetworkPlanned } from './plan-network.ts';
import type { Tenants } from './plan-tenants.ts';
import type { Users } from './plan-users.ts';
import { eventTime } from './times.ts';
import type { Path } from './tree.ts';
import { complain, type Work, warn } from './work.ts';

/** What events refer to, and the lists that they fill. */
export interface EventWork {
  readonly work: Work;
  readonly clock: Clock;
  readonly tenants: Tenants;
  readonly users: Users;
  readonly groups: Index;
  readonly marks: Index;
  readonly network: NetworkPlanned;
  readonly features: FeaturePlans;
  readonly actions: ChatAction[];
  /** For each action its place in the file. */
  readonly actionPaths: Path[];
  readonly settings: AccessSetting[];
  readonly delays: Distribution[];
  /** External access of each tenant as the events of the file have left it so far. */
  readonly access: ExternalAccess[];
  /** For each tenant the time of the latest of those events. */
  readonly accessAtUs: number[];
  readonly agenda: PlannedAt[];
  readonly dependents: PlannedAfter[];
}

/** A dependent event, with the message that it sends: for finding events that wait for each other. */
interface Waiting {
  readonly place: number;
  readonly sends: number | undefined;
  readonly waitsFor: number;
}

export function planEvents(on: EventWork): void {
  const { work, clock } = on;
  const waiting: Waiting[] = [];
  (work.entry.events ?? []).forEach((event, place) => {
    const time = eventTime(event.at, clock.startUs);
    const us = 'us' in time ? time.us : undefined;
    const planned = planAction(on, event, ['events', place], us);
    if ('problem' in time) complain(work, ['events', place, 'at'], time.problem, time.hint);
    else if ('us' in time) {
      on.agenda.push(...planned.map((each) => ({ ...each, atUs: time.us })));
      warnIfLate(on, time.us, place);
    } else {
      const afterMark = markOf(work, on.marks, time.message, ['events', place, 'at']);
      if (afterMark === undefined) return;
      const name = (event.chat ?? event.reply ?? event.call)?.id;
      waiting.push({
        place,
        sends: name === undefined ? undefined : on.marks.idOf(name),
        waitsFor: afterMark,
      });
      on.dependents.push(...planned.map((each) => ({ ...each, afterMark, offsetUs: time.offsetUs })));
    }
  });
  complainAboutCircles(work, waiting);
}

function warnIfLate(on: EventWork, us: number, place: number): void {
  const { untilUs } = on.clock;
  if (us <= untilUs || on.clock.cutShort) return;
  warn(
    on.work,
    ['events', place, 'at'],
    `this never happens: the run ends ${formatDuration(us - untilUs)} before it`,
    'let the run last longer, with until',
  );
}

/** Events that each wait for the arrival of the other's message never happen. */
function complainAboutCircles(work: Work, waiting: readonly Waiting[]): void {
  const bySent = new Map(waiting.flatMap((each) => (each.sends === undefined ? [] : [[each.sends, each]])));
  const known = new Map<number, 'ends' | 'circle'>();
  for (const start of bySent.keys()) {
    const path: number[] = [];
    const onPath = new Set<number>();
    let mark: number | undefined = start;
    while (mark !== undefined && !known.has(mark) && !onPath.has(mark)) {
      path.push(mark);
      onPath.add(mark);
      mark = bySent.get(mark)?.waitsFor;
    }
    const isCircle = mark !== undefined && onPath.has(mark);
    for (const each of path) known.set(each, isCircle ? 'circle' : 'ends');
    const first = isCircle && mark !== undefined ? bySent.get(mark) : undefined;
    if (first !== undefined) {
      complain(
        work,
        ['events', first.place, 'at'],
        'this waits for the arrival of a message that waits for it in turn',
        'give one of them a time of its own',
      );
    }
  }
}

/** What a tenant's setting says about every domain. */
export function settingOf(on: EventWork, tenant: number, access: ExternalAccess): AccessSetting {
  return {
    tenant,
    federation: access.allowFederatedUsers ? 1 : 0,
    verdicts: on.users.domains.map((domain) => domainVerdict(access, domain)),
  };
}

export function event(kind: number, a = 0, b = 0, c = 0, d = 0): Planned {
  return { kind, a, b, c, d };
}

/** Place of a distribution in the list of delays, where it is entered if it is new; NONE without one. */
export function delayIndex(law: Distribution | undefined, delays: Distribution[]): number {
  if (law === undefined) return NONE;
  const known = delays.indexOf(law);
  return known >= 0 ? known : delays.push(law) - 1;
}

/** What follows from dates alone: rules that change during the run, and tenants' assisted upgrades. */
export function planDates(clock: Clock, tenants: Tenants, delays: Distribution[]): PlannedAt[] {
  const changes = clock.epochs
    .slice(1)
    .map((epoch) => ({ ...event(E.rulesChanged, epoch.index), atUs: epoch.fromUs - clock.startUs }));
  const upgrades = tenants.plans.flatMap(({ upgradeAtUs }, tenant) =>
    upgradeAtUs === undefined || upgradeAtUs > clock.untilUs
      ? []
      : [{ ...event(E.tenantUpgraded, tenant, delayIndex(clock.modeChangeLaw, delays)), atUs: upgradeAtUs }],
  );
  return [...changes, ...upgrades];
}
