/** The part of the scenario format that describes links: latency, loss, bandwidth, outages. */
import { z } from 'zod';
import { shorten } from './number-text.ts';
import { parseBandwidth, parseShare } from './quantities.ts';
import { duration, flag, list, mappingError, name, shape, text } from './schema-words.ts';

const min = duration('Added to what the law gives: never shorter than this').optional();
const positive = (description: string) => z.number().positive().meta({ description });

/** The laws, by name; the parameters of each are those of core/variates.ts, times as durations. */
export const LAWS = {
  constant: duration('Always this long'),
  uniform: shape(
    { min: duration('Shortest'), max: duration('Longest') },
    'Equally likely between two bounds',
  ),
  exponential: shape({ mean: duration('Mean of the exponential part'), min }, 'Exponential, added to min'),
  lognormal: shape(
    { median: duration('Half are shorter'), p95: duration('95 of 100 are shorter'), min },
    'Lognormal by its median and 95th percentile, added to min',
  ),
  gamma: shape({ shape: positive('Shape, above 0'), scale: duration('Scale'), min }, 'Gamma, added to min'),
  weibull: shape(
    { shape: positive('Shape, above 0'), scale: duration('Scale'), min },
    'Weibull, added to min',
  ),
  empirical: shape(
    {
      values: list(duration('A measured value'), 'Measured values').min(1),
      weights: list(z.number().min(0), 'How often each value was seen; equal shares if left out').optional(),
    },
    'One of a list of measured values',
  ),
} as const;

export type LawName = keyof typeof LAWS;
export const LAW_NAMES = Object.keys(LAWS) as readonly LawName[];

const optionalLaws = Object.fromEntries(LAW_NAMES.map((law) => [law, LAWS[law].optional()])) as {
  [L in LawName]: z.ZodOptional<(typeof LAWS)[L]>;
};

const law = z
  .strictObject(optionalLaws, mappingError(LAW_NAMES))
  .superRefine((value, context) => {
    const stated = LAW_NAMES.filter((each) => value[each] !== undefined);
    if (stated.length === 1) return;
    const message =
      stated.length === 0
        ? 'a distribution names a law'
        : `a distribution names one law, not ${stated.join(' and ')}`;
    context.addIssue({ code: 'custom', message, params: { hint: `one of ${LAW_NAMES.join(', ')}` } });
  })
  .meta({ oneOf: LAW_NAMES.map((each) => ({ required: [each] })) });

/** A duration, or a law from which durations are drawn. */
export function distribution(description: string) {
  return z.union([duration('Always this long'), law]).meta({ description });
}

const share = z
  .union([
    text('a share such as 0.5% or 0.005', (value) =>
      parseShare(value) === undefined
        ? { message: `"${shorten(value)}" is no share`, hint: 'from 0% to below 100%, or from 0 to below 1' }
        : undefined,
    ),
    z.number().min(0).lt(1),
  ])
  .meta({ description: 'Share of packets lost, each paying a retransmission: 0.5% or 0.005' });

const bandwidth = text('a bandwidth such as 10Mbps', (value) =>
  parseBandwidth(value) === undefined
    ? { message: `"${shorten(value)}" is no bandwidth`, hint: 'a number and a unit: 512kbps, 10Mbps, 1Gbps' }
    : undefined,
).meta({ description: 'Bits per second, such as 512kbps or 10Mbps; messages queue for a slow link' });

const END = 'A cloud, a site, onPrem, or a hop: client, service, interopGateway, federationEdge, border';

export const linkSchema = shape(
  {
    from: name(`Where the link begins. ${END}`),
    to: name(`Where the link ends. ${END}`),
    both: flag('Whether it holds in the other direction too; default false').optional(),
    latency: distribution('One-way delay').optional(),
    loss: share.optional(),
    bandwidth: bandwidth.optional(),
    profile: list(
      z.number().min(0).max(1_000_000),
      '24 factors on the latency, one for each hour of the day, UTC',
    )
      .length(24, { error: 'a profile has 24 factors, one for each hour of the day' })
      .optional(),
    outages: list(
      shape(
        { at: name('When it fails: a duration since the start, or an instant'), for: duration('How long') },
        'One outage',
      ),
      'When the link is down',
    ).optional(),
  },
  'What a link between two places is like; later entries win over earlier ones',
);

export type LinkEntry = z.infer<typeof linkSchema>;
export type LatencyEntry = NonNullable<LinkEntry['latency']>;
