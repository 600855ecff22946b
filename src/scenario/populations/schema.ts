/** The part of the scenario format that describes many people at once. */
import { z } from 'zod';
import { nearMiss } from '../../core/near-miss.ts';
import { CLIENTS, HOMES, MODES } from '../../model/words.ts';
import { shorten } from '../number-text.ts';
import { describeValue, flag, mappingError, name, named, shape, text, whole, word } from '../schema-words.ts';
import { CLIENT_CHOICES, parsePart, parseTimeZone, TIME_ZONE_HINT } from './words.ts';

const PART_HINT = 'from 0% to 100%, or from 0 to 1';

/** A share of a whole: `70%` or 0.7. */
export function part(description: string) {
  const wrong = (value: unknown): string => `${describeValue(value)} is no share`;
  return z
    .union([
      text('a share such as 70%', (value) =>
        parsePart(value) === undefined ? { message: wrong(value), hint: PART_HINT } : undefined,
      ),
      z
        .number({ error: (issue) => `expected a share such as 70%, found ${describeValue(issue.input)}` })
        .superRefine((value, context) => {
          if (value >= 0 && value <= 1) return;
          context.addIssue({ code: 'custom', message: wrong(value), params: { hint: PART_HINT } });
        }),
    ])
    .meta({ description, examples: ['70%'] });
}

/** One word for all, or a share for each of some words. */
function dealt(words: readonly string[], description: string) {
  const shares = z
    .record(z.string(), part('The share of the people'), mappingError(words))
    .superRefine((value, context) => {
      for (const key of Object.keys(value)) {
        if (words.some((each) => each.toLowerCase() === key.toLowerCase())) continue;
        const near = nearMiss(key, words);
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `"${shorten(key)}" is none of ${words.join(', ')}`,
          params: { hint: near === undefined ? undefined : `did you mean ${near}?` },
        });
      }
    });
  return z.union([word(words, 'For everyone'), shares]).meta({
    description: `${description}; one for all, or shares that add up to 100%, given out by exact quotas`,
  });
}

const timeZone = text(`a difference from UTC (${TIME_ZONE_HINT})`, (value) =>
  parseTimeZone(value) === undefined
    ? { message: `"${shorten(value)}" is no difference from UTC`, hint: TIME_ZONE_HINT }
    : undefined,
).meta({ description: 'The difference of local time from UTC', examples: ['+08:00', 'UTC'] });

const runs = Object.fromEntries(
  CLIENTS.map((client) => [client, part(`Of ${client}; default 100%`).optional()]),
) as Record<(typeof CLIENTS)[number], z.ZodOptional<ReturnType<typeof part>>>;

export const populationSchema = shape(
  {
    size: whole(1, 'How many people; may be left out where departments state theirs').optional(),
    roster: name(
      'A CSV file below the folder of this one, a person a row: the columns are address (required), tenant, homed, mode, clients, department, site, timeZone, externalAccess, messagesPerDay, opensTeams, source',
    ).optional(),
    tenant: name('Their tenant; may be left out if there is only one').optional(),
    address: name(
      'The part of the addresses before the @; {n} is the number of the person, padded with zeros; default NAME-{n}',
    ).optional(),
    domain: name("The part of the addresses behind the @; default the tenant's first domain").optional(),
    mode: dealt(MODES, 'The mode granted to each of them (R1.16); default the tenant-wide one').optional(),
    homed: dealt(
      HOMES,
      'Where the Skype for Business accounts live (R1.12); default online, onPrem in a pureOnPrem tenant',
    ).optional(),
    clients: dealt(
      CLIENT_CHOICES,
      'The clients that run at the start; default those in which the mode lets a person chat',
    ).optional(),
    runs: shape(runs, 'The share of the working day in which a client runs').optional(),
    timeZone: timeZone.optional(),
    departments: z
      .union([
        whole(1, 'So many of equal size, called 1, 2, …'),
        named(whole(1, 'How many people'), 'Departments by name, with their sizes'),
      ])
      .meta({ description: 'Each is a group called POPULATION/DEPARTMENT, of people whose numbers follow' })
      .optional(),
    site: name('Where they sit: a name that network entries use').optional(),
    externalAccess: flag(
      'A policy of their own for external access (R2.6): true allows, false refuses; left out: the default',
    ).optional(),
    contacts: whole(
      0,
      "How many people's presence the clients of each of them show, of those they talk to; default 0",
    ).optional(),
    draw: whole(1, 'Another number draws anew who of them has what; the seed of a run does not').optional(),
  },
  'Many people at once; a group of this name, too',
);

export type PopulationEntry = z.infer<typeof populationSchema>;
