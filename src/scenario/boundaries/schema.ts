/** The part of the scenario format about data boundaries. */
import { CLOUDS } from '../../model/words.ts';
import { flag, name, named, shape, whole, word } from '../schema-words.ts';

const label = shape(
  {
    stayIn: word(
      CLOUDS,
      'The cloud that messages with this label are not to leave; left out: the one they are written in',
    ).optional(),
    refuse: flag(
      'Whether a message that would leave is refused (R16.1); default false: it is counted',
    ).optional(),
  },
  'What a sensitivity label asks for',
);

/** Sections of the file. */
export const BOUNDARY_SECTIONS = {
  boundaries: shape(
    { labels: named(label.nullable(), 'The sensitivity labels, by name').optional() },
    'What is not to leave a cloud (R16.1)',
  ).optional(),
} as const;

/** Keys of a tenant. */
export const BOUNDARY_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const BOUNDARY_USER_KEYS = {
  residency: word(
    CLOUDS,
    'The cloud in which the data of this user should be (R16.2); a home elsewhere is reported',
  ).optional(),
} as const;

/** What events may do. */
export const BOUNDARY_ACTIONS = {} as const;

const at = name('When: a duration since the start, or an instant; left out: at the end').optional();

/** What may be expected; the first key of each says of what. */
export const BOUNDARY_EXPECTATIONS = {
  boundary: shape(
    {
      boundary: name('The label'),
      at,
      crossings: whole(0, 'How many messages with it have left').optional(),
      keptBack: whole(0, 'How many were refused because of it').optional(),
    },
    'What has become of messages with a label',
  ),
  residency: shape(
    {
      residency: name('The address of the user, or all'),
      at,
      misplaced: flag('Whether a home is elsewhere').optional(),
      homes: name('Those elsewhere: Teams, SfB, mailbox, in this order, with commas; none').optional(),
      count: whole(0, 'Of all: how many people have a home elsewhere').optional(),
    },
    'Where the data of a user is',
  ),
} as const;
