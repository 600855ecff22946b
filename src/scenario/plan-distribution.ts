/** Laws of durations: from the words of a file to parameters in microseconds. */
import { parseDuration } from '../core/time.ts';
import { type Distribution, lognormalFromMedianAndP95 } from '../core/variates.ts';
import { LAW_NAMES, type LatencyEntry, type LawName } from './schema-network.ts';
import type { Path } from './tree.ts';
import { complain, type Work } from './work.ts';

type Laws = Exclude<LatencyEntry, string>;

/** Outside these bounds a law has no use and its quantile costs too much. */
const SHAPE_LEAST = 0.01;
const SHAPE_MOST = 1_000;

/** Undefined after a complaint. Durations were checked by the schema. */
export function planDistribution(work: Work, entry: LatencyEntry, path: Path): Distribution | undefined {
  if (typeof entry === 'string') return { kind: 'constant', value: us(entry) };
  const law = LAW_NAMES.find((each) => entry[each] !== undefined);
  if (law === undefined) return undefined;
  const wrong = wrongWith(entry, law);
  if (wrong !== undefined) {
    complain(work, [...path, law], wrong);
    return undefined;
  }
  return distributionOf(entry, law);
}

function us(text: string | undefined): number {
  return text === undefined ? 0 : parseDuration(text)!;
}

function wrongWith(entry: Laws, law: LawName): string | undefined {
  const { uniform, lognormal, gamma, weibull, empirical } = entry;
  switch (law) {
    case 'uniform':
      return us(uniform!.min) <= us(uniform!.max) ? undefined : 'the longest is shorter than the shortest';
    case 'lognormal':
      if (us(lognormal!.median) === 0) return 'the median of a lognormal law is above 0';
      return us(lognormal!.p95) >= us(lognormal!.median) ? undefined : 'p95 is below the median';
    case 'gamma':
      return wrongShape(gamma!.shape);
    case 'weibull':
      return wrongShape(weibull!.shape);
    case 'empirical':
      if (empirical!.weights === undefined) return undefined;
      if (empirical!.weights.length !== empirical!.values.length) return 'there is one weight for each value';
      return empirical!.weights.some((weight) => weight > 0) ? undefined : 'at least one weight is above 0';
    default:
      return undefined;
  }
}

function wrongShape(shape: number): string | undefined {
  const good = shape >= SHAPE_LEAST && shape <= SHAPE_MOST;
  return good ? undefined : `the shape lies between ${SHAPE_LEAST} and ${SHAPE_MOST}`;
}

function distributionOf(entry: Laws, law: LawName): Distribution {
  switch (law) {
    case 'constant':
      return { kind: 'constant', value: us(entry.constant) };
    case 'uniform':
      return { kind: 'uniform', min: us(entry.uniform!.min), max: us(entry.uniform!.max) };
    case 'exponential':
      return { kind: 'exponential', min: us(entry.exponential!.min), mean: us(entry.exponential!.mean) };
    case 'lognormal': {
      const { median, p95, min } = entry.lognormal!;
      return { kind: 'lognormal', min: us(min), ...lognormalFromMedianAndP95(us(median), us(p95)) };
    }
    case 'gamma': {
      const { shape, scale, min } = entry.gamma!;
      return { kind: 'gamma', min: us(min), shape, scale: us(scale) };
    }
    case 'weibull': {
      const { shape, scale, min } = entry.weibull!;
      return { kind: 'weibull', min: us(min), shape, scale: us(scale) };
    }
    case 'empirical': {
      const { values, weights } = entry.empirical!;
      const known = { kind: 'empirical', values: values.map(us) } as const;
      return weights === undefined ? known : { ...known, weights };
    }
  }
}
