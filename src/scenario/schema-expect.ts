/** The part of the scenario format that says what `coexsim test` checks; every entry names one fact. */
import { z } from 'zod';
import {
  CLIENTS,
  METHODS,
  MODES,
  OUTCOMES,
  PRESENCE_SOURCES,
  PRESENCES,
  TENANCIES,
  THREAD_STATUSES,
} from '../model/words.ts';
import { READ_ONLY } from '../rules/granting.ts';
import { REASONS, type Refusal } from '../rules/reasons.ts';
import { FEATURE_EXPECTATIONS } from './schema-features.ts';
import { flag, list, name, named, orNull, shape, whole, word } from './schema-words.ts';

/** What a `because` may name. */
export const REFUSALS = REASONS.filter(({ kind }) => kind === 'refusal').map(
  ({ name: each }) => each as Refusal,
);
export const SESSION_STATUSES = ['open', 'expired'] as const;

const at = name('When: a duration since the start, or an instant; left out: at the end').optional();

/** What may be asked of a message. */
const messageFields = {
  outcome: word(OUTCOMES, 'What became of it').optional(),
  lands: orNull(word(CLIENTS, 'One of these'), 'The client in which it landed; null: none').optional(),
  method: orNull(word(METHODS, 'One of these'), 'The method of its thread; null: none').optional(),
  interop: flag('Whether it went through interop').optional(),
  textOnly: flag('Whether it could carry plain text only').optional(),
  tenancy: word(TENANCIES, 'How the two users stand to each other').optional(),
  row: orNull(name('A row id'), 'The row that decided, such as 2019-h1/1b.7; null: none').optional(),
  because: orNull(word(REFUSALS, 'One of these'), 'Why it was refused or failed; null: none').optional(),
  newSession: flag('Whether it opened a SIP session').optional(),
} as const;

const BRANCHES = {
  message: shape(
    {
      message: name('The id of the message'),
      ...messageFields,
      thread: name('sameAs m1: it travelled in the conversation of message m1').optional(),
    },
    'A fact about a message',
  ),
  thread: shape(
    {
      thread: name('of m1: the conversation of message m1'),
      at,
      status: word(THREAD_STATUSES, 'Its state').optional(),
      method: word(METHODS, 'Its method').optional(),
      disabledAt: name('When it was disabled: a duration since the start, or an instant').optional(),
    },
    'A fact about a conversation',
  ),
  session: shape(
    {
      session: name('of m1: the SIP session in which message m1 travelled'),
      at,
      status: word(SESSION_STATUSES, 'Whether it lives').optional(),
    },
    'A fact about a SIP session',
  ),
  user: shape(
    {
      user: name('The address of the user'),
      at,
      mode: word(MODES, 'The effective mode').optional(),
      readOnly: word(READ_ONLY, 'TeamsUpgradePolicyIsReadOnly (R1.24)').optional(),
      clients: list(word(CLIENTS, 'A client'), 'The clients that run').optional(),
    },
    'A fact about a user',
  ),
  presence: shape(
    {
      presence: shape(
        {
          of: name('Whose presence'),
          seenBy: name('Who looks'),
          via: word(CLIENTS, 'In which client'),
          thread: name('of m1: inside the conversation of message m1').optional(),
        },
        'Who sees whom where',
      ),
      at,
      source: word(PRESENCE_SOURCES, 'Whose client the presence comes from').optional(),
      value: word(PRESENCES, 'What is seen').optional(),
    },
    'A fact about presence',
  ),
  count: shape(
    {
      count: shape(
        {
          of: word(['messages'], 'What is counted'),
          where: shape(
            { ...messageFields, from: name('Who wrote').optional(), to: name('To whom').optional() },
            'Only those with these facts',
          ).optional(),
          is: whole(0, 'How many there are'),
        },
        'How many messages there are',
      ),
    },
    'A number of messages',
  ),
  totals: shape(
    {
      totals: named(z.unknown(), 'Keys of the summary, dotted or nested: messages.sent: 3'),
    },
    'Facts about the summary',
  ),
  fingerprint: shape(
    {
      fingerprint: shape(
        {
          order: name('Digest of the order of events').optional(),
          time: name('Digest of times').optional(),
          routing: name('Digest of decisions').optional(),
          outcome: name('Digest of outcomes').optional(),
        },
        'Digests by family',
      ),
    },
    'Digests of the run',
  ),
  ...FEATURE_EXPECTATIONS,
} as const;

export const SUBJECTS = Object.keys(BRANCHES) as readonly (keyof typeof BRANCHES)[];

export const expectSchema = z
  .union([
    BRANCHES.message,
    BRANCHES.thread,
    BRANCHES.session,
    BRANCHES.user,
    BRANCHES.presence,
    BRANCHES.count,
    BRANCHES.totals,
    BRANCHES.fingerprint,
    ...(Object.values(FEATURE_EXPECTATIONS) as readonly unknown[] as readonly z.ZodType<never>[]),
  ])
  .meta({ description: 'One fact that is checked' });

export type ExpectEntry = z.infer<typeof expectSchema>;
type Branch<S extends keyof typeof BRANCHES> = z.infer<(typeof BRANCHES)[S]>;
export type MessageEntry = Branch<'message'>;
export type CountEntry = Branch<'count'>;
export type CountWhere = NonNullable<CountEntry['count']['where']>;
export type EntryOf = { [S in keyof typeof BRANCHES]: Branch<S> };
