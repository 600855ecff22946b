/** What cases of routing and of presence share: complaints, and the pair of clouds. */
import { CLOUD, CLOUDS, TENANCIES, TENANCY } from '../model/words.ts';
import { type CaseWord, shown, type WordReader } from './case-words.ts';

/** Everything that is wrong with a case, in one line. */
export interface CaseError {
  readonly error: string;
}

export function errorOf(words: WordReader): CaseError | undefined {
  const complaints = words.complaints();
  return complaints.length === 0 ? undefined : { error: complaints.join('; ') };
}

export function checkKeys(given: object, known: ReadonlySet<string>, words: WordReader): void {
  for (const key of Object.keys(given)) {
    if (!known.has(key)) words.complain(`${shown(key)} is no part of a case`);
  }
}

/**
 * The clouds of the two sides. Within one cloud they are the same, worldwide if neither is named; across clouds
 * the side that is not named is the one that completes worldwide and 21Vianet, with 21Vianet on the second side.
 */
export function pairOfClouds(
  words: WordReader,
  tenancy: number,
  [firstName, secondName]: readonly [CaseWord, CaseWord],
): readonly [number, number] {
  const first = words.optional(firstName);
  const second = words.optional(secondName);
  const across = tenancy === TENANCY.crossCloud;
  const pair = across ? pairAcross(first, second) : pairWithin(first, second);
  if (tenancy >= 0 && across === (pair[0] === pair[1])) {
    const clouds = `${CLOUDS[pair[0]]} and ${CLOUDS[pair[1]]}`;
    words.complain(`tenancy ${TENANCIES[tenancy]} does not fit ${firstName} and ${secondName}: ${clouds}`);
  }
  return pair;
}

function pairWithin(first: number | undefined, second: number | undefined): readonly [number, number] {
  return [first ?? second ?? CLOUD.worldwide, second ?? first ?? CLOUD.worldwide];
}

function pairAcross(first: number | undefined, second: number | undefined): readonly [number, number] {
  if (first === undefined && second === undefined) return [CLOUD.worldwide, CLOUD['21Vianet']];
  return [first ?? otherCloud(second), second ?? otherCloud(first)];
}

function otherCloud(cloud: number | undefined): number {
  return cloud === CLOUD.worldwide ? CLOUD['21Vianet'] : CLOUD.worldwide;
}
