/** The part of the scenario format that names recorded traffic: edge lists that are replayed. */
import { z } from 'zod';
import { part } from '../populations/schema.ts';
import { describeValue, name, shape, text } from '../schema-words.ts';

const WHO = 'a list of populations, groups and addresses, or a mapping from ids to addresses';

const people = z
  .union([
    z
      .array(name('A population, a group or an address'), {
        error: (issue) => `expected ${WHO}, found ${describeValue(issue.input)}`,
      })
      .meta({ description: 'The people, who get the ids in the order of first appearance in the file' }),
    z.record(z.string(), name('The address of a user')).meta({ description: 'The person of each id' }),
  ])
  .meta({
    description:
      "Who stands for the file's ids. Ids that are addresses of users are these users in any case. Default: all users but guest accounts, in the order of their addresses",
  });

export const recordedSchema = shape(
  {
    file: name(
      'A file below the folder of this one, lines of sender, receiver and time: as SNAP and KONECT have them, or CSV',
    ),
    people: people.optional(),
    begin: text('a duration or an instant', () => undefined)
      .meta({
        description: 'When its first message is written: since the start, or an instant; default the start',
        examples: ['1h'],
      })
      .optional(),
    client: shape(
      { Teams: part('Prefer Teams').optional(), SfB: part('Prefer Skype for Business').optional() },
      'In which client those write who may choose and have not just read something in one; default half and half, for want of a figure',
    ).optional(),
  },
  'Recorded traffic: who writes to whom and when comes from a file, in which client from the scenario',
);

export type RecordedEntry = z.infer<typeof recordedSchema>;
