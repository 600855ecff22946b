/**
 * Who belongs to which wave. Waves take their people in the order of the file, each person once; who is among a share
 * is drawn, but not by the seed of a run, so that all replications upgrade the same people.
 */
import { parseDuration } from '../../core/time.ts';
import { NONE } from '../../model/words.ts';
import { LIMITS } from '../limits.ts';
import type { Clock } from '../plan-clock.ts';
import type { GroupDraft } from '../plan-groups.ts';
import type { Tenants } from '../plan-tenants.ts';
import type { Users } from '../plan-users.ts';
import { peopleStream, quotas, shuffle } from '../populations/quotas.ts';
import { parsePart } from '../populations/words.ts';
import { absoluteTime } from '../times.ts';
import type { Path } from '../tree.ts';
import { complain, type Work, warn } from '../work.ts';
import { type Stage, stagesOf } from './journeys.ts';
import { Directory, isEveryone } from './people.ts';
import type { WaveEntry } from './schema.ts';
import { departmentNumbers, firstStageFor, lastUs, type Wave } from './wave.ts';

type WaveTimes = Pick<Wave, 'atUs' | 'overUs' | 'pauseUs' | 'opensTeamsUs'>;

export interface PlanWork {
  readonly work: Work;
  readonly clock: Clock;
  readonly tenants: Tenants;
  readonly users: Users;
  /** All groups but the waves themselves. */
  readonly groups: readonly GroupDraft[];
}

const WHOLE = 1e9;

/** In the order of the file; one with complaints may be missing. */
export function takeWaves(on: PlanWork): Wave[] {
  const entries = on.work.entry.plan?.waves ?? [];
  if (entries.length === 0) return [];
  if (entries.length > LIMITS.waves) {
    complain(on.work, ['plan', 'waves'], `there are ${entries.length} waves, the limit is ${LIMITS.waves}`);
    return [];
  }
  const taking = new Taking(on);
  return entries.flatMap((entry, place) => taking.take(entry, place) ?? []);
}

class Taking {
  readonly #on: PlanWork;
  readonly #directory: Directory;
  readonly #departments: Int32Array;
  /** For each user the wave that has taken them, a place in the file; NONE: nobody has. */
  readonly #takenBy: Int32Array;
  #looks = 0;

  constructor(on: PlanWork) {
    this.#on = on;
    this.#directory = new Directory(on.work, on.users, on.tenants, on.groups);
    this.#departments = departmentNumbers(on.users);
    this.#takenBy = new Int32Array(on.users.plans.length).fill(NONE);
  }

  take(entry: WaveEntry, place: number): Wave | undefined {
    const path: Path = ['plan', 'waves', place];
    const when = this.#timesOf(entry, path);
    const journey = this.#journeyOf(entry, path);
    const who = this.#whoOf(entry, path);
    if (when === undefined || journey === undefined || who === undefined) return undefined;
    const { key, all } = who;
    this.#looks += all.length;
    if (this.#looks > LIMITS.waveWork) {
      complain(
        this.#on.work,
        path,
        `the waves look at more than ${LIMITS.waveWork} people, which is the limit`,
      );
      return undefined;
    }
    const open = all.filter((user) => this.#firstStage(journey, user) < journey.length);
    const left = open.filter((user) => this.#takenBy[user] === NONE);
    const quota = this.#quotaOf(entry, open.length, left.length);
    this.#warn(entry, [...path, key], open, left.length, quota);
    const taken = this.#choose(entry, left, quota);
    if (taken.length === 0 && left.length > 0) this.#warnOfNobody(entry, path, open.length, quota);
    for (const user of taken) this.#takenBy[user] = place;
    const skipped = taken.reduce(
      (least, user) => Math.min(least, this.#firstStage(journey, user)),
      journey.length,
    );
    const stages = taken.length === 0 ? journey : journey.slice(skipped);
    const wave = {
      ...when,
      name: entry.name.normalize('NFC'),
      place,
      stages,
      people: Int32Array.from(taken),
    };
    if (Number.isSafeInteger(this.#on.clock.startUs + lastUs(wave))) return wave;
    complain(this.#on.work, path, 'the wave ends more than 285 years from 1970');
    return undefined;
  }

  #firstStage(stages: readonly Stage[], user: number): number {
    const { mode, homed } = this.#on.users.plans[user]!;
    return firstStageFor(stages, mode, homed);
  }

  #timesOf(entry: WaveEntry, path: Path): WaveTimes | undefined {
    const time = absoluteTime(entry.at, this.#on.clock.startUs);
    if ('problem' in time) {
      complain(this.#on.work, [...path, 'at'], time.problem, time.hint);
      return undefined;
    }
    const length = (text: string | undefined): number => (text === undefined ? 0 : parseDuration(text)!);
    return {
      atUs: time.us,
      overUs: length(entry.over),
      pauseUs: length(entry.pause),
      opensTeamsUs: entry.opensTeams === undefined ? NONE : length(entry.opensTeams),
    };
  }

  #journeyOf({ journey, to, pause }: WaveEntry, path: Path): Stage[] | undefined {
    const { work } = this.#on;
    if ((journey === undefined) === (to === undefined)) {
      const found = journey === undefined ? 'neither' : 'both';
      complain(work, path, `a wave has a journey, or to: a mode; here are ${found}`);
      return undefined;
    }
    const stages = stagesOf(journey ?? [to!]);
    if (stages.length === 0) complain(work, [...path, 'journey'], 'the journey has no step');
    else if (stages.length > LIMITS.journeySteps) {
      complain(
        work,
        [...path, 'journey'],
        `the journey has more than ${LIMITS.journeySteps} steps, which is the limit`,
      );
    } else if (stages.length > 1 && pause === undefined) {
      complain(work, path, 'a journey of several steps needs a pause between them', 'such as pause: 14d');
    } else return stages;
    return undefined;
  }

  #whoOf(entry: WaveEntry, path: Path): { key: 'who' | 'of'; all: number[] } | undefined {
    const { who, of } = entry;
    const key = who === undefined ? 'of' : 'who';
    if ((who === undefined) === (of === undefined)) {
      const found = who === undefined ? 'neither' : 'both';
      complain(this.#on.work, path, `a wave says who, or of whom it takes a share; here are ${found}`);
      return undefined;
    }
    if (entry.share !== undefined && entry.size !== undefined) {
      complain(this.#on.work, [...path, 'size'], 'a wave has a share or a size, not both');
    }
    return { key, all: this.#directory.find(who ?? of!, [...path, key]) };
  }

  /** How many people the wave wants: of all whom it names, also of those who are taken already. */
  #quotaOf({ share, size }: WaveEntry, all: number, left: number): number {
    if (size !== undefined) return size;
    if (share === undefined) return left;
    const weight = Math.round((typeof share === 'number' ? share : parsePart(share)!) * WHOLE);
    return quotas(all, [weight, WHOLE - weight])[0]!;
  }

  #warn(entry: WaveEntry, path: Path, all: readonly number[], left: number, quota: number): void {
    const { work } = this.#on;
    const before = all.find((user) => this.#takenBy[user] !== NONE);
    const other = before === undefined ? '' : work.entry.plan!.waves[this.#takenBy[before]!]!.name;
    const once = 'each person is taken once, by the first wave that names them';
    if (left === 0 || quota > left) {
      const told = entry.share === undefined && entry.size === undefined ? '' : `, not ${quota}`;
      const rest = all.length === 0 ? 'these have nothing left to do on this journey' : once;
      warn(
        work,
        path,
        `${left === 0 ? 'nobody is' : left === 1 ? '1 person is' : `${left} people are`} left for this wave${told}`,
        rest,
      );
    } else if (before !== undefined && entry.share === undefined && entry.size === undefined) {
      if (isEveryone(entry.who ?? entry.of!)) return;
      const taken = all.length - left;
      const what = `${taken} of these ${all.length} people are taken by an earlier wave, such as ${other}`;
      warn(work, path, what, once);
    }
  }

  /** A share comes to nobody, or to so few that not even the smallest department is taken whole. */
  #warnOfNobody({ share, size }: WaveEntry, path: Path, all: number, quota: number): void {
    const wanted = `${share ?? size} of ${all === 1 ? '1 person' : `${all} people`}`;
    const [why, hint] =
      quota === 0
        ? ['comes to nobody', 'state a larger share, or size: 1']
        : ['is less than half of every department', 'state more, or leave keepTogether out'];
    const key = share === undefined ? 'size' : 'share';
    warn(this.#on.work, [...path, key], `nobody is in this wave: ${wanted} ${why}`, hint);
  }

  /** `quota` of the people in a drawn order; departments stay together if the wave says so. */
  #choose(entry: WaveEntry, left: readonly number[], quota: number): number[] {
    const draw = peopleStream('wave', entry.name.normalize('NFC'), entry.draw);
    if (entry.keepTogether === undefined) return shuffle([...left], draw).slice(0, quota);
    const taken: number[] = [];
    for (const unit of shuffle(this.#units(left), draw)) {
      // Half a department too many is as near as half a department too few.
      if (taken.length + unit.length - quota > quota - taken.length) continue;
      for (const user of unit) taken.push(user);
    }
    return taken;
  }

  /** The people by department; whoever has none is a unit of their own. */
  #units(people: readonly number[]): number[][] {
    const byDepartment = new Map<number, number[]>();
    const units: number[][] = [];
    for (const user of people) {
      const department = this.#departments[user]!;
      const known = department === NONE ? undefined : byDepartment.get(department);
      if (known !== undefined) {
        known.push(user);
        continue;
      }
      const unit = [user];
      units.push(unit);
      if (department !== NONE) byDepartment.set(department, unit);
    }
    return units;
  }
}
