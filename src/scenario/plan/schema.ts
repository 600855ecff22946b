/** The part of the scenario format that says who is upgraded when: waves of people on their journeys. */
import { z } from 'zod';
import { MODES } from '../../model/words.ts';
import { part } from '../populations/schema.ts';
import { distribution } from '../schema-network.ts';
import { duration, list, name, shape, text, whole, word } from '../schema-words.ts';
import { JOURNEY_NAMES, STEP_WORDS } from './journeys.ts';

const people = z.union([name('Somebody'), list(name('Somebody'), 'Several')]).meta({
  description: 'A population, a department, a group, a tenant or an address, or several; or everyone',
});

export const waveSchema = shape(
  {
    name: name('Its name, which is also that of the group of its people'),
    at: text('a time such as 14d', () => undefined).meta({
      description: 'When its first grant is made: a duration since the start, or an instant',
      examples: ['14d', '2019-01-21T08:00:00Z'],
    }),
    who: people.optional(),
    of: people.optional(),
    share: part(
      'A share of those of these people who have something left to do on this journey, taken from those whom no earlier wave has taken; default all who are left',
    ).optional(),
    size: whole(1, 'So many of these people, instead of a share').optional(),
    keepTogether: word(
      ['department'],
      'Whole departments are taken, and upgraded one after the other; a share is met to within half a department',
    ).optional(),
    over: duration('The grants are spread evenly over this time; default all at once').optional(),
    opensTeams: duration(
      'How long after their last grant people who do not run Teams open it, and leave it running; default: they never do',
    ).optional(),
    pause: duration('Between the last grant of one step and the first of the next').optional(),
    journey: z
      .union([word(JOURNEY_NAMES, 'A journey by name'), list(word(STEP_WORDS, 'A step'), 'Its steps')])
      .meta({
        description:
          'How these people become TeamsOnly, or which modes they are granted one after the other; move: to the cloud with the step that follows, moveToTeams: moved and upgraded by one command',
      })
      .optional(),
    to: word(MODES, 'The one mode that is granted, instead of a journey').optional(),
    draw: whole(1, 'Another number draws anew who is taken; the seed of a run does not').optional(),
  },
  'A wave: some people, who are granted modes from some time on',
);

export const planSchema = shape(
  {
    effect: distribution(
      'How long it takes until a grant takes effect; Microsoft says up to 24 hours. Default: the switch modeChangeDelay',
    ).optional(),
    waves: list(waveSchema, 'In the order in which they take their people; each person is taken once'),
  },
  'An upgrade plan',
);

export type WaveEntry = z.infer<typeof waveSchema>;
