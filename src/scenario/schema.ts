/**
 * The scenario format as a schema: what is checked, and what an editor shows. `scenarios/scenario.schema.json` is
 * generated from it.
 */
import { z } from 'zod';
import { RULES_NAMES } from '../rules/epochs.ts';
import type { SwitchEntry } from '../rules/switch-entry.ts';
import { SWITCH_NAMES, SWITCHES } from '../rules/switches.ts';
import { planSchema } from './plan/schema.ts';
import { populationSchema } from './populations/schema.ts';
import { recordedSchema } from './recorded/schema.ts';
import { tenantSchema, userSchema } from './schema-entities.ts';
import { eventSchema } from './schema-events.ts';
import { expectSchema } from './schema-expect.ts';
import { FEATURE_SECTIONS } from './schema-features.ts';
import { distribution, linkSchema } from './schema-network.ts';
import {
  describeValue,
  duration,
  instant,
  list,
  name,
  named,
  shape,
  text,
  whole,
  word,
} from './schema-words.ts';
import { trafficSchema } from './traffic/schema.ts';

function switchSchema(entry: SwitchEntry) {
  const description = `${entry.says} (${entry.cites})`;
  switch (entry.kind) {
    case 'choice': {
      const values = Object.entries(entry.values).map(([value, means]) => `${value}: ${means}`);
      return word(
        Object.keys(entry.values),
        `${description} ${values.join('; ')}. Default ${entry.default}.`,
      );
    }
    case 'duration':
      return entry.mayBeDistribution ? distribution(description) : duration(description);
    case 'count':
      return whole(1, `${description} Default ${entry.default}.`);
  }
}

const switches = shape(
  Object.fromEntries(SWITCH_NAMES.map((each) => [each, switchSchema(SWITCHES[each]).optional()])),
  'What the sources leave open, settled for this scenario',
);

const SEED_ERROR = {
  error: (issue: { input?: unknown }) =>
    `expected a text or a whole number, found ${describeValue(issue.input)}`,
};

const groupSchema = list(name('The address of a user'), 'Members');

export const scenarioSchema = shape(
  {
    $schema: name('For editors; not part of the scenario').optional(),
    coexsim: z
      .literal(1, { error: (issue) => `this version reads format 1, not ${describeValue(issue.input)}` })
      .meta({ description: 'Version of this format' }),
    title: name('What the scenario shows, in one line').optional(),
    description: name('More about it').optional(),
    start: instant('When the run starts; fixes the rules in force with by-date'),
    until: text('a duration or an instant', () => undefined).meta({
      description:
        'When the run ends: a duration since the start, or an instant; what happens just then still counts',
      examples: ['2h'],
    }),
    seed: z
      .union([z.string(SEED_ERROR).min(1, { error: 'the seed is empty' }), z.int(SEED_ERROR)])
      .meta({ description: 'Fixes all random numbers; --seed wins' })
      .optional(),
    rules: word(
      RULES_NAMES,
      'The rule set, or by-date: whichever is in force by the clock; default by-date',
    ).optional(),
    switches: switches.optional(),
    tenants: named(tenantSchema, 'The organisations, by name'),
    groups: named(groupSchema, 'Groups of users, by name').optional(),
    users: named(userSchema.nullable(), 'The people, by address').default({}),
    populations: named(populationSchema, 'Many people at once, by the name of their population').optional(),
    presence: shape(
      {
        away: duration(
          'A running client in which nothing is done goes from available to away after this',
        ).optional(),
      },
      'How presence comes about beyond what events say',
    ).optional(),
    network: list(linkSchema, 'What links are like').optional(),
    ...FEATURE_SECTIONS,
    recorded: list(recordedSchema, 'Recorded traffic that is replayed').optional(),
    traffic: named(trafficSchema, 'Synthetic traffic, by name').optional(),
    plan: planSchema.optional(),
    events: list(eventSchema, 'What happens when').optional(),
    expect: list(expectSchema, 'What `coexsim test` checks').optional(),
    include: list(
      name('A file below the folder of this one'),
      'Files whose content is merged into this one',
    ).optional(),
  },
  'A scenario of coexsim',
);

/** The schema of one entry of each section. */
export const ENTRY_SCHEMAS = {
  tenants: tenantSchema,
  groups: groupSchema,
  users: userSchema.nullable(),
  populations: populationSchema,
  network: linkSchema,
  recorded: recordedSchema,
  traffic: trafficSchema,
  events: eventSchema,
  expect: expectSchema,
} as const;
export type Section = keyof typeof ENTRY_SCHEMAS;

export type ScenarioEntry = z.infer<typeof scenarioSchema>;

/** The JSON Schema (draft 7) that editors read; the committed file is this, formatted. */
export function scenarioJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(scenarioSchema, { target: 'draft-7', io: 'input', reused: 'inline' });
  return { ...schema, title: 'coexsim scenario' };
}
