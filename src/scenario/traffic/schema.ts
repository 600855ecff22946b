/** The part of the scenario format that describes synthetic traffic: who talks to whom, when and how. */
import { z } from 'zod';
import { CLIENTS } from '../../model/words.ts';
import { HOURS } from '../../workload/hours.ts';
import { PRESETS } from '../../workload/presets.ts';
import { part } from '../populations/schema.ts';
import { describeValue, duration, list, name, shape, whole, word } from '../schema-words.ts';

export const PRESET_NAMES = Object.keys(PRESETS) as readonly (keyof typeof PRESETS)[];
export const HOURS_NAMES = Object.keys(HOURS) as readonly (keyof typeof HOURS)[];

/** More than anybody writes: it keeps a run of hostile numbers from never getting on. */
const MOST_A_DAY = 10_000;
const MOST_MESSAGES = 10_000;

function number(least: number, most: number, description: string) {
  const error = (issue: { input?: unknown }) =>
    `expected a number from ${least} to ${most}, found ${describeValue(issue.input)}`;
  return z.number({ error }).min(least, { error }).max(most, { error }).meta({ description });
}

const hourWeights = list(number(0, 1_000_000, 'Weight of an hour'), '24 weights from midnight, local time')
  .length(24, { error: 'a day has 24 hours, so there are 24 weights' })
  .refine((weights) => weights.some((weight) => weight > 0), { error: 'some hour has a weight above 0' });

const percentiles = {
  median: duration('Half are shorter'),
  p95: duration('95 of 100 are shorter'),
} as const;

function delay(description: string) {
  return shape(
    {
      ...percentiles,
      later: shape(
        {
          share: part('How many come later'),
          ...percentiles,
        },
        'Some come later: a lognormal law in working time, of which a weekday has 8h, so that they keep to the hours',
      ).optional(),
    },
    `${description}: a lognormal law by its median and 95th percentile`,
  );
}

const clients = Object.fromEntries(
  CLIENTS.map((client) => [client, part(`Conversations begun in ${client}`).optional()]),
) as Record<(typeof CLIENTS)[number], z.ZodOptional<ReturnType<typeof part>>>;

const contacts = shape(
  {
    perPerson: number(1, 1_000, 'How many people a person talks to, on average').optional(),
    withinDepartment: part(
      'Contacts in the same department; of people without one, in the same population',
    ).optional(),
    federated: part('Contacts in other tenants of the same cloud').optional(),
    crossCloud: part('Contacts in other clouds').optional(),
    spread: number(
      0,
      3,
      'How unequal numbers of contacts are: sigma of a lognormal law; 0: all alike',
    ).optional(),
    strongTies: number(
      1,
      10,
      'How much people prefer some contacts: with s the strongest share x of them gets x^(1/s) of the conversations; 1: all alike',
    ).optional(),
  },
  'Who knows whom; drawn when the scenario is compiled, the same in every run',
);

export const trafficSchema = shape(
  {
    preset: word(
      PRESET_NAMES,
      'Where every figure comes from that is not stated. lync-2013-model: 6 conversations of 10 messages a person and day, without pauses (capacity model of Lync Server 2013); message-data: many single messages and long pauses (CollegeMsg), 4 messages a day; teams-2025: 31 messages between two a day, an assumed fifth of the 153 received (Work Trend Index). Default message-data',
    ).optional(),
    among: list(
      name('A population, a group or an address'),
      'Who talks to one another; default everyone',
    ).optional(),
    conversationsPerDay: number(
      0,
      MOST_A_DAY,
      'How many conversations a person begins on a weekday, on average; a roster that states messagesPerDay wins',
    ).optional(),
    messages: z
      .union([
        number(1, MOST_MESSAGES, 'The mean of a geometric law'),
        shape(
          {
            mean: number(1, MOST_MESSAGES, 'The mean of all conversations'),
            single: part('Conversations that are one message'),
          },
          'Many are one message, the others fall off geometrically',
        ),
        shape(
          {
            values: list(
              whole(1, 'How many').max(MOST_MESSAGES, { error: `at most ${MOST_MESSAGES} messages` }),
              'Numbers of messages',
            ).min(1),
            weights: list(number(0, 1_000_000, 'How often'), 'Equal shares if left out').optional(),
          },
          'One of these numbers',
        ),
      ])
      .meta({ description: 'How many messages a conversation has, the first included' })
      .optional(),
    replies: part('How often the next message is the other person’s').optional(),
    replyDelay: delay('Until somebody answers').optional(),
    followUpDelay: delay('Until somebody writes again without an answer').optional(),
    client: shape(
      clients,
      'In which client conversations are begun by those who run both and may chat in both; answers are written where the message was seen',
    ).optional(),
    hours: z
      .union([word(HOURS_NAMES, 'Hours by name'), hourWeights])
      .meta({ description: 'When in the day conversations are begun, local time' })
      .optional(),
    weekend: part(
      'What a day of the weekend has, compared with a weekday; default as the hours have it, 0% with weights of your own',
    ).optional(),
    contacts: contacts.optional(),
  },
  'Synthetic traffic: people begin conversations and take turns in them',
);

export type TrafficEntry = z.infer<typeof trafficSchema>;
export type DelayEntry = NonNullable<TrafficEntry['replyDelay']>;
