/** The part of the scenario format about directories: synchronisation, address lists, the federation service. */
import { CUSTOM_RULES, RECIPIENTS } from '../../model/directory-words.ts';
import { duration, list, name, named, orNull, shape, word } from '../schema-words.ts';

const customRules = (description: string) => list(word(CUSTOM_RULES, 'What the rule brings'), description);
const platform = (description: string) => name(`${description}: a name of exchange.platforms`);

const syncServer = shape(
  {
    to: platform('The online platform whose tenant it serves'),
    every: duration(
      'How often it runs (R14.3); default: the switch directorySyncCycle. Half an hour is the least that the product allows',
    ).optional(),
    firstCycle: name(
      'When its first cycle begins, as a duration since the start or an instant; until then the tenant knows only its own people. Left out: it has been running, the tenant knows everybody, and the next cycle comes after one interval',
    ).optional(),
    customRules: customRules(
      'Custom rules for mailboxes in another cloud; without all three nobody of them is a mail user (R14.3); default none',
    ).optional(),
    domains: list(
      name('A domain'),
      'Whom it takes, by the domain of the address; default everybody',
    ).optional(),
  },
  'A directory synchronisation server (AAD Connect), from the premises to one tenant',
);

/** Sections of the file. */
export const DIRECTORY_SECTIONS = {
  directory: shape(
    {
      syncServers: named(syncServer, 'Directory synchronisation servers').optional(),
      federatedDomains: list(
        name('A domain'),
        'Domains whose people sign in through the federation service on premises (R16.4), besides those that exchange.domains says are federated',
      ).optional(),
    },
    'The directory on premises (Active Directory), what is synchronised from it, and its federation service (AD FS)',
  ).optional(),
} as const;

/** Keys of a tenant. */
export const DIRECTORY_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const DIRECTORY_USER_KEYS = {
  proxyAddresses: list(
    name('An address'),
    'Further addresses in the directory; two people who share one are a conflict at synchronisation',
  ).optional(),
} as const;

const user = name('The address of the user');

/** What events may do. */
export const DIRECTORY_ACTIONS = {
  createUser: shape({ user }, 'Somebody gets an account on premises; until then no platform knows them'),
  removeUser: shape({ user }, 'The account on premises is removed'),
  renameUser: shape(
    { user, address: name('The new address in the directory') },
    'The address in the directory on premises changes',
  ),
  setCustomRules: shape(
    {
      server: name('The synchronisation server'),
      customRules: customRules('The custom rules it has from now on'),
    },
    'The custom rules of a synchronisation server change (R14.3)',
  ),
  syncNow: shape(
    { server: name('The synchronisation server') },
    'A synchronisation cycle that an administrator starts, besides those of the clock',
  ),
  federationService: word(['down', 'up'], 'The federation service on premises fails, or works again (R16.4)'),
} as const;

const at = name('When: a duration since the start, or an instant; left out: at the end').optional();
const since = 'a duration since the start, or an instant';

/** What may be expected; the first key of each says of what. */
export const DIRECTORY_EXPECTATIONS = {
  addressList: shape(
    {
      addressList: shape({ of: platform('Whose list') }, 'The address list of a platform'),
      at,
      shows: list(user, 'Everybody whom it shows').optional(),
      hides: list(user, 'Everybody whom it does not show').optional(),
    },
    'Whom the people of a platform find (R14.2)',
  ),
  listed: shape(
    {
      listed: shape({ user, in: platform('In whose list') }, 'A person, and where'),
      at,
      as: word(RECIPIENTS, 'What the person is there').optional(),
      since: orNull(name(`Since when: ${since}`), 'null: not listed').optional(),
      cycle: orNull(
        name(`When the cycle began that brought it: ${since}`),
        'null: no cycle of this run',
      ).optional(),
      because: name('Why: the reason of the rule, or of the conflict').optional(),
      address: orNull(name('The address there'), 'null: none, because somebody else has it').optional(),
    },
    'A fact about a person in the directory of a platform',
  ),
} as const;
