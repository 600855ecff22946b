/** What may be asked about address lists. */
import { formatDuration } from '../../core/time.ts';
import { factsOf, type Question, type QuestionPlanners } from '../feature.ts';
import type { ExpectWork } from '../plan-expect.ts';
import { questionTime } from '../question-time.ts';
import { absoluteTime } from '../times.ts';
import type { Path } from '../tree.ts';
import { complain, resolve } from '../work.ts';
import type { DIRECTORY_EXPECTATIONS } from './schema.ts';

type Fact = Question['asked'][number];

function platformOf(on: ExpectWork, name: string, path: Path): number | undefined {
  const platforms = on.features.indexes.platforms;
  if (platforms !== undefined) return resolve(on.work, platforms, 'platform', name, path);
  complain(on.work, path, 'this scenario has no platforms', 'state exchange');
  return undefined;
}

/** Ids of people, in ascending order. */
function peopleOf(on: ExpectWork, names: readonly string[], path: Path): number[] {
  return names
    .flatMap((name, place) => resolve(on.work, on.users.index, 'user', name, [...path, place]) ?? [])
    .sort((a, b) => a - b);
}

export const DIRECTORY_QUESTION_PLANNERS: QuestionPlanners<typeof DIRECTORY_EXPECTATIONS> = {
  addressList(on, entry, path) {
    const platform = platformOf(on, entry.addressList.of, [...path, 'addressList', 'of']);
    const shown = peopleOf(on, entry.shows ?? [], [...path, 'shows']);
    const hidden = peopleOf(on, entry.hides ?? [], [...path, 'hides']);
    if (platform === undefined) return undefined;
    const name = (user: number): string => on.users.index.names[user]!;
    const asked: Fact[] = [
      ...(entry.shows === undefined
        ? []
        : [{ what: 'shows', expected: shown.length === 0 ? 'none' : shown.map(name).join(', ') }]),
      ...hidden.map((user) => ({ what: `shows ${name(user)}`, expected: 'false' })),
    ];
    const subject = `address list of ${entry.addressList.of}`;
    return { subject, ids: [platform], ...questionTime(on, entry.at, path), asked };
  },
  listed(on, entry, path) {
    const { user: who, in: where } = entry.listed;
    const user = resolve(on.work, on.users.index, 'user', who, [...path, 'listed', 'user']);
    const platform = platformOf(on, where, [...path, 'listed', 'in']);
    if (user === undefined || platform === undefined) return undefined;
    const times = {
      ...momentOf(on, 'since', entry.since, path),
      ...momentOf(on, 'cycle', entry.cycle, path),
    };
    return {
      subject: `${who} in the address list of ${where}`,
      ids: [user, platform],
      ...questionTime(on, entry.at, path),
      asked: factsOf({ ...entry, ...times }, ['listed']),
    };
  },
};

/** A time as a duration since the start, the way facts are told. */
function momentOf(
  on: ExpectWork,
  key: 'since' | 'cycle',
  text: string | null | undefined,
  path: Path,
): Record<string, string | null> {
  if (text === undefined || text === null) return {};
  const read = absoluteTime(text, on.clock.startUs);
  if (!('problem' in read)) return { [key]: formatDuration(read.us) };
  complain(on.work, [...path, key], read.problem, read.hint);
  return {};
}
