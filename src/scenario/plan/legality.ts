/**
 * Whether an administrator could give the grants of a wave: Grant-CsTeamsUpgradePolicy refuses TeamsOnly to people
 * homed on-premises (R1.21), and some modes at some dates. A run would refuse them one by one; a plan is told at once.
 */
import { E } from '../../model/event.ts';
import { HOME, MODE, MODES, NONE } from '../../model/words.ts';
import { REASON, REASONS } from '../../rules/reasons.ts';
import { compileRules, type Rules } from '../../rules/rules.ts';
import type { PlannedAt } from '../compiled.ts';
import type { EventWork } from '../plan-events.ts';
import type { TenantPlan } from '../plan-tenants.ts';
import { complain } from '../work.ts';
import type { Step } from './journeys.ts';
import { firstStageFor, stageUs, turnUs, type Wave } from './wave.ts';

/** Where the account lives and what is granted; the mode follows from both. */
interface State {
  homed: number;
  assigned: number;
}

/** A step that is refused: the reason's code, and the mode that is not to be had. */
interface Refusal {
  readonly because: number;
  readonly what: string;
}

export class Legality {
  readonly #on: EventWork;
  readonly #rules: Rules[] = [];
  /** What the events of the file grant and move, by user. */
  readonly #before = new Map<number, PlannedAt[]>();

  constructor(on: EventWork) {
    this.#on = on;
    for (const planned of on.agenda) {
      if (planned.kind !== E.userMoved && planned.kind !== E.modeGranted) continue;
      const known = this.#before.get(planned.a);
      if (known === undefined) this.#before.set(planned.a, [planned]);
      else known.push(planned);
    }
  }

  /** Complains once for each reason for which people of a wave would be refused. */
  check(wave: Wave, key: 'journey' | 'to'): void {
    const refused = new Map<string, { readonly refusal: Refusal; people: number }>();
    for (const [state, people] of this.#states(wave)) {
      const refusal = this.#walk(wave, state);
      if (refusal === undefined) continue;
      const name = `${refusal.because} ${refusal.what}`;
      const known = refused.get(name);
      if (known === undefined) refused.set(name, { refusal, people });
      else known.people += people;
    }
    for (const { refusal, people } of refused.values()) {
      const { sentence } = REASONS[refusal.because]!;
      const isHoming = refusal.because === REASON['teams-only-on-prem'];
      complain(
        this.#on.work,
        ['plan', 'waves', wave.place, key],
        `${people} of the ${wave.people.length} people of this wave cannot be ${refusal.what}: ${sentence}`,
        isHoming
          ? 'journey: assisted, or move before TeamsOnly in a list of steps, moves them first'
          : undefined,
      );
    }
  }

  /** The states in which people of a wave are when it begins, with how many there are of each. */
  #states(wave: Wave): [{ tenant: number } & State, number][] {
    const { plans } = this.#on.users;
    const counts = new Map<number, number>();
    for (const user of wave.people) {
      const { tenant, homed, assigned } = plans[user]!;
      const state = { homed, assigned };
      for (const { kind, b, atUs } of this.#before.get(user) ?? []) {
        if (atUs > wave.atUs) continue;
        if (kind === E.userMoved) state.homed = b;
        else state.assigned = b;
      }
      const key = (tenant * 2 + state.homed) * 8 + state.assigned + 1;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].map(([key, count]) => {
      const place = Math.floor(key / 8);
      return [{ tenant: place >> 1, homed: place & 1, assigned: (key % 8) - 1 }, count];
    });
  }

  /** The first step that is refused, at the first or the last turn of its stage. */
  #walk(wave: Wave, { tenant, homed, assigned }: { tenant: number } & State): Refusal | undefined {
    const plan = this.#on.tenants.plans[tenant]!;
    const state = { homed, assigned };
    const span = turnUs(wave, wave.people.length - 1);
    const first = firstStageFor(wave.stages, this.#modeOf(plan, state, wave.atUs), homed);
    for (let stage = first; stage < wave.stages.length; stage++) {
      const fromUs = stageUs(wave, stage);
      for (const step of wave.stages[stage]!) {
        const late = this.#take(plan, { ...state }, step, fromUs + span);
        const refusal = this.#take(plan, state, step, fromUs) ?? late;
        if (refusal !== undefined) return refusal;
      }
    }
    return undefined;
  }

  /** Does the step to the state, or says why it is refused. */
  #take(plan: TenantPlan, state: State, step: Step, atUs: number): Refusal | undefined {
    if (step.does !== 'grant' && state.homed === HOME.onPrem) {
      return this.#move(plan, state, step.does === 'moveToTeams', atUs);
    }
    if (step.does === 'move') return undefined;
    const mode = step.does === 'grant' ? step.mode : MODE.TeamsOnly;
    const rules = this.#rulesAt(atUs);
    const current = this.#modeOf(plan, state, atUs);
    const because = rules.grantAllowed(mode, current, state.homed, plan.cloud, pendingAt(plan, atUs));
    if (because !== REASON.granted) return { because, what: `granted ${MODES[mode]}` };
    state.assigned = mode;
    return undefined;
  }

  #move(plan: TenantPlan, state: State, toTeams: boolean, atUs: number): Refusal | undefined {
    const rules = this.#rulesAt(atUs);
    const { assignment } = rules.moveResult(HOME.online, toTeams, plan.cloud);
    state.homed = HOME.online;
    if (assignment === 'TeamsOnly') state.assigned = MODE.TeamsOnly;
    const mode = this.#modeOf(plan, state, atUs);
    const because = rules.stateLegal(mode, HOME.online, plan.cloud, plan.topology, pendingAt(plan, atUs));
    return because === REASON.legal ? undefined : { because, what: 'moved to the cloud' };
  }

  #modeOf(plan: TenantPlan, { homed, assigned }: State, atUs: number): number {
    const rules = this.#rulesAt(atUs);
    return rules.effectiveMode(assigned, NONE, plan.mode, homed, plan.cloud, pendingAt(plan, atUs));
  }

  /** The rules in force so long after the start. */
  #rulesAt(atUs: number): Rules {
    const { epochs, startUs, switches } = this.#on.clock;
    let epoch = 0;
    while (epoch + 1 < epochs.length && epochs[epoch + 1]!.fromUs <= startUs + atUs) epoch += 1;
    const rules = this.#rules[epoch] ?? compileRules(epochs[epoch]!, switches);
    this.#rules[epoch] = rules;
    return rules;
  }
}

function pendingAt(plan: TenantPlan, atUs: number): number {
  return plan.upgradeAtUs !== undefined && atUs < plan.upgradeAtUs ? 1 : 0;
}
