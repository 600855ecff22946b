/** The part of the scenario format about free/busy information. */
import {
  ACCESS_METHODS,
  FREE_BUSY_OUTCOMES,
  FREE_BUSY_WAYS,
  SERVICE_EPRS,
} from '../../model/availability.ts';
import { MOST_ALLOWED_TENANTS } from '../../rules/availability/endpoints.ts';
import { flag, list, name, named, orNull, shape, word } from '../schema-words.ts';

const platform = (description: string) => name(`${description}: a name of exchange.platforms`);

const addressSpace = shape(
  {
    on: platform('The platform that asks'),
    for: name('The SMTP domain that it is for: a domain of exchange.domains'),
    tenant: name('TargetTenantId: the tenant that is asked, by its name here'),
    method: word(ACCESS_METHODS, 'AccessMethod (R14.5); default OrgWideFBToken').optional(),
    endpoint: word(SERVICE_EPRS, "TargetServiceEpr (R14.5); default that of the tenant's cloud").optional(),
  },
  'An availability address space: by it the people of a platform ask for the calendars of a domain, in one direction',
);

const relationship = shape(
  {
    of: platform('Whose relationship it is'),
    with: platform('With whom'),
    shares: flag('Whether it tells the other free/busy information; default true').optional(),
  },
  'An organisation relationship, which is one-way (R14.7)',
);

/** Sections of the file. */
export const AVAILABILITY_SECTIONS = {
  availability: shape(
    {
      addressSpaces: list(addressSpace, 'Availability address spaces').optional(),
      allowedTenants: named(
        list(name('A tenant'), 'Tenants that may ask'),
        `By platform: AllowedTenantIds of its availability configuration, ${MOST_ALLOWED_TENANTS} at most (R14.5)`,
      ).optional(),
      relationships: list(relationship, 'Organisation relationships').optional(),
    },
    'What passes free/busy information between platforms (R14.5 to R14.7)',
  ).optional(),
} as const;

/** Keys of a tenant. */
export const AVAILABILITY_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const AVAILABILITY_USER_KEYS = {} as const;

/** What events may do. */
export const AVAILABILITY_ACTIONS = {
  freeBusy: shape(
    {
      from: name('Who asks'),
      of: name('Whose free/busy information'),
      id: name('A name by which expectations refer to the query'),
    },
    'A person looks at the free/busy information of another',
  ),
} as const;

/** What may be expected; the first key of each says of what. */
export const AVAILABILITY_EXPECTATIONS = {
  freeBusy: shape(
    {
      freeBusy: name('The id of the query'),
      at: name('When: a duration since the start, or an instant; left out: at the end').optional(),
      outcome: word(FREE_BUSY_OUTCOMES, 'What has become of it').optional(),
      way: orNull(word(FREE_BUSY_WAYS, 'By what it went'), 'null: it did not leave').optional(),
      detail: orNull(word(['default'], 'How much was told (R14.5, R14.12)'), 'null: nothing').optional(),
      because: orNull(name('A reason'), 'Why there is no information; null: there is, or not yet').optional(),
      after: orNull(name('A duration'), 'From asking to its end; null: it has not ended').optional(),
    },
    'What has become of a free/busy query',
  ),
} as const;
