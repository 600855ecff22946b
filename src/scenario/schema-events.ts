/** The part of the scenario format that says what happens when. */
import { z } from 'zod';
import { FEATURES } from '../model/attempt.ts';
import { CLIENTS, HOMES, MODES, PRESENCES } from '../model/words.ts';
import { POLICY_INSTANCES } from '../rules/policies.ts';
import { accessKeys } from './schema-entities.ts';
import { FEATURE_ACTIONS } from './schema-features.ts';
import { distribution } from './schema-network.ts';
import { flag, mappingError, name, orNull, shape, text, whole, word } from './schema-words.ts';

const id = name('A name by which later lines refer to this message').optional();
const bytes = whole(
  0,
  'Size on the wire, for links with a bandwidth; default: the switch messageBytes',
).optional();
const label = name('Its sensitivity label, declared under boundaries (R16.1)').optional();
const delay = distribution('How long until it takes effect; default: the switch modeChangeDelay').optional();

const features = Object.fromEntries(
  FEATURES.map((each) => [each, flag(`The message carries: ${each}`).optional()]),
) as Record<(typeof FEATURES)[number], z.ZodOptional<ReturnType<typeof flag>>>;

const client = word(CLIENTS, 'The client');
const user = name('The address of the user');

export const ACTIONS = {
  chat: shape(
    {
      from: name('Who writes'),
      to: name('To whom'),
      via: word(CLIENTS, 'The client they write in'),
      thread: name(
        'new: a new conversation; of m1: the conversation of message m1; left out: what a person in that client would do',
      ).optional(),
      id,
      label,
      bytes,
      ...features,
    },
    'A person writes a chat message',
  ),
  reply: shape(
    { to: name('The id of the message that is answered'), id, label, bytes, ...features },
    'The recipient of a message answers in the window in which it arrived',
  ),
  signIn: shape({ user, client }, 'A client starts'),
  signOut: shape({ user, client }, 'A client stops'),
  setActivity: shape(
    {
      user,
      client: word(CLIENTS, 'The client in which it shows; both if left out').optional(),
      activity: word(PRESENCES, 'What the person does'),
    },
    'What a person does, as presence',
  ),
  setMode: shape(
    { user, mode: orNull(word(MODES, 'A mode'), 'The coexistence mode; null clears the assignment'), delay },
    'Grants a mode to a user',
  ),
  grantPolicy: shape(
    {
      policy: orNull(
        name('The name of an instance').meta({ enum: POLICY_INSTANCES.map((each) => each.name) }),
        'An instance of TeamsUpgradePolicy; null clears the assignment',
      ),
      user: name('To this user').optional(),
      group: name('To this group').optional(),
      tenant: name('Tenant-wide').optional(),
      delay,
    },
    'Grants a TeamsUpgradePolicy to a user, a group or a tenant',
  ),
  move: shape(
    {
      user,
      to: word(HOMES, "Where the user's Skype for Business account is to live"),
      moveToTeams: flag('Whether a move to the cloud makes the user TeamsOnly').optional(),
    },
    'Moves a user between the premises and the cloud',
  ),
  setExternalAccess: shape(
    { tenant: name('The tenant'), ...accessKeys },
    "Changes a tenant's external access; what is left out stays as the file set it before",
  ),
  setUserExternalAccess: shape(
    {
      user,
      allow: orNull(
        flag('Yes or no'),
        'Whether the policy allows external access; null takes the policy away',
      ),
    },
    'Gives a user an external access policy of their own, or takes it away',
  ),
  linkDown: shape(
    {
      from: name('Where the link begins'),
      to: name('Where it ends'),
      both: flag('Both directions').optional(),
    },
    'A link fails',
  ),
  linkUp: shape(
    {
      from: name('Where the link begins'),
      to: name('Where it ends'),
      both: flag('Both directions').optional(),
    },
    'A link works again',
  ),
  ...FEATURE_ACTIONS,
} as const;

export type ActionName = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS) as readonly ActionName[];

const optionalActions = Object.fromEntries(ACTION_NAMES.map((each) => [each, ACTIONS[each].optional()])) as {
  [A in ActionName]: z.ZodOptional<(typeof ACTIONS)[A]>;
};

export const eventSchema = z
  .strictObject(
    {
      at: text('a time such as 10m', () => undefined).meta({
        description:
          'When: a duration since the start, an instant, or m1 + 9m (counted from the arrival of message m1)',
        examples: ['10m', '2023-08-28T09:00:00Z', 'm1 + 9m'],
      }),
      ...optionalActions,
    },
    mappingError(['at', ...ACTION_NAMES]),
  )
  .superRefine((event, context) => {
    const stated = ACTION_NAMES.filter((each) => event[each] !== undefined);
    if (stated.length === 1) return;
    const message =
      stated.length === 0
        ? 'an event names an action'
        : `an event names one action, not ${stated.join(' and ')}`;
    context.addIssue({ code: 'custom', message, params: { hint: `one of ${ACTION_NAMES.join(', ')}` } });
  })
  .meta({
    description: 'One thing that happens',
    oneOf: ACTION_NAMES.map((each) => ({ required: [each] })),
  });

export type EventEntry = z.infer<typeof eventSchema>;
export type ActionEntry<A extends ActionName> = NonNullable<EventEntry[A]>;
