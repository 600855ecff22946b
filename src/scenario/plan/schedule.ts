/** The grants and moves of an upgrade plan as events. */
import { formatDuration } from '../../core/time.ts';
import { E } from '../../model/event.ts';
import { CLIENT, HOME, MODE, NONE } from '../../model/words.ts';
import type { PlannedAt, WavePlanned } from '../compiled.ts';
import { LIMITS } from '../limits.ts';
import { planDistribution } from '../plan-distribution.ts';
import { delayIndex, type EventWork } from '../plan-events.ts';
import { complain, warn } from '../work.ts';
import { journeyText, modeAfter, type Step } from './journeys.ts';
import { Legality } from './legality.ts';
import { firstStageFor, lastUs, stageUs, turnUs, type Wave } from './wave.ts';

/** Puts the events of all waves on the agenda; what is said of a wave nobody belongs to has been said. */
export function scheduleWaves(on: EventWork, waves: readonly Wave[]): WavePlanned[] {
  const { work } = on;
  const plan = work.entry.plan;
  if (plan === undefined) return [];
  const law =
    plan.effect === undefined
      ? on.clock.modeChangeLaw
      : planDistribution(work, plan.effect, ['plan', 'effect']);
  const delay = waves.length === 0 ? NONE : delayIndex(law, on.delays);
  const legality = new Legality(on);
  let events = 0;
  return waves.flatMap((wave) => {
    if (wave.people.length === 0) return [];
    events += wave.people.length * wave.stages.flat().length;
    if (events > LIMITS.events) {
      const path = ['plan', 'waves', wave.place];
      complain(work, path, `the plan has more than ${LIMITS.events} grants, which is the limit`);
      return [];
    }
    legality.check(wave, plan.waves[wave.place]!.to === undefined ? 'journey' : 'to');
    warnAboutModes(on, wave);
    warnAboutClients(on, wave);
    warnIfLate(on, wave);
    schedule(on, wave, delay);
    openTeams(on, wave);
    return [factsOf(on, wave)];
  });
}

function schedule(on: EventWork, wave: Wave, delay: number): void {
  const { plans } = on.users;
  wave.stages.forEach((stage, place) => {
    const fromUs = stageUs(wave, place);
    wave.people.forEach((user, n) => {
      const { mode, homed } = plans[user]!;
      if (place < firstStageFor(wave.stages, mode, homed)) return;
      const atUs = fromUs + turnUs(wave, n);
      for (const step of stage) {
        const planned = stepEvent(step, user, homed, delay, atUs);
        if (planned !== undefined) on.agenda.push(planned);
      }
    });
  });
}

/** Whoever does not run Teams opens it some time after their last grant, if the wave says so. */
function openTeams(on: EventWork, wave: Wave): void {
  if (wave.opensTeamsUs === NONE) return;
  const fromUs = stageUs(wave, wave.stages.length - 1) + wave.opensTeamsUs;
  wave.people.forEach((user, n) => {
    if (runsTeams(on, user)) return;
    const atUs = fromUs + turnUs(wave, n);
    on.agenda.push({ kind: E.clientSignedIn, a: user, b: CLIENT.Teams, c: 0, d: 0, atUs });
  });
}

function runsTeams(on: EventWork, user: number): boolean {
  return (on.users.plans[user]!.running & (1 << CLIENT.Teams)) !== 0;
}

function stepEvent(
  step: Step,
  user: number,
  homed: number,
  delay: number,
  atUs: number,
): PlannedAt | undefined {
  if (step.does !== 'grant' && homed === HOME.onPrem) {
    const toTeams = step.does === 'moveToTeams' ? 1 : 0;
    return { kind: E.userMoved, a: user, b: HOME.online, c: toTeams, d: delay, atUs };
  }
  if (step.does === 'move') return undefined;
  const mode = step.does === 'grant' ? step.mode : MODE.TeamsOnly;
  return { kind: E.modeGranted, a: user, b: mode, c: delay, d: 0, atUs };
}

function factsOf(on: EventWork, wave: Wave): WavePlanned {
  return {
    name: wave.name,
    group: on.groups.idOf(wave.name) ?? NONE,
    fromUs: wave.atUs,
    untilUs: lastUs(wave),
    users: wave.people.length,
    journey: journeyText(wave.stages),
  };
}

/** The journey from Islands is for people who are in Islands. */
function warnAboutModes(on: EventWork, wave: Wave): void {
  const { journey } = on.work.entry.plan!.waves[wave.place]!;
  if (typeof journey !== 'string' || journey.toLowerCase() !== 'islands-to-teamsonly') return;
  const others = wave.people.filter((user) => on.users.plans[user]!.mode !== MODE.Islands).length;
  if (others === 0) return;
  warn(
    on.work,
    ['plan', 'waves', wave.place, 'journey'],
    `${others} of the ${wave.people.length} people of this wave are not in Islands at the start`,
    'they become TeamsOnly all the same',
  );
}

/** A TeamsOnly person whose Teams does not run misses everything: right for some, a slip for a whole wave. */
function warnAboutClients(on: EventWork, wave: Wave): void {
  if (modeAfter(wave.stages.at(-1)!) !== MODE.TeamsOnly || wave.opensTeamsUs !== NONE) return;
  const without = wave.people.filter((user) => !runsTeams(on, user));
  if (without.length === 0) return;
  warn(
    on.work,
    ['plan', 'waves', wave.place],
    `${without.length} of the ${wave.people.length} people of this wave do not run Teams at the start`,
    'they miss what is sent to them once they are TeamsOnly: state opensTeams, or clients: both',
  );
}

function warnIfLate(on: EventWork, wave: Wave): void {
  const { untilUs, cutShort } = on.clock;
  const last = lastUs(wave);
  if (last <= untilUs || cutShort) return;
  warn(
    on.work,
    ['plan', 'waves', wave.place],
    `the run ends ${formatDuration(last - untilUs)} before the last grant of this wave`,
    'let the run last longer, with until',
  );
}
