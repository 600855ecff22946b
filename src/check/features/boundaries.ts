/** What the World says of data boundaries, for expectations. */
import { HOME_KINDS } from '../../model/boundaries.ts';
import type { World } from '../../model/world.ts';
import { NOTHING } from '../fact.ts';
import type { FactReaders } from './reader.ts';

export const BOUNDARY_FACTS: FactReaders = {
  boundary: ({ labels }, _, [label]) => ({
    crossings: `${labels.crossings[label!]}`,
    keptBack: `${labels.keptBack[label!]}`,
  }),

  /** No id: everybody. */
  residency: ({ residents }, _, [resident]) => {
    const asked = resident === undefined ? [...Array(residents.count).keys()] : [resident];
    const elsewhere = asked.filter((row) => residents.misplaced[row] !== 0);
    const homes = homesElsewhere(residents, asked);
    return {
      misplaced: String(elsewhere.length > 0),
      homes: homes.join(', ') || NOTHING,
      count: `${elsewhere.length}`,
    };
  },
};

function homesElsewhere(residents: World['residents'], rows: readonly number[]): string[] {
  const bits = rows.reduce((all, row) => all | residents.misplaced[row]!, 0);
  return HOME_KINDS.filter((_, kind) => (bits & (1 << kind)) !== 0);
}
