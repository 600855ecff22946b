/** The part of the scenario format that says who there is: tenants and users. */
import { z } from 'zod';
import { CLIENTS, CLOUDS, HOMES, MODES, PRESENCES, TOPOLOGIES } from '../model/words.ts';
import { FEATURE_TENANT_KEYS, FEATURE_USER_KEYS } from './schema-features.ts';
import { describeValue, flag, instant, list, name, shape, word } from './schema-words.ts';

const domains = (description: string) => list(name('A domain'), description);

/** What a tenant says about domains of others; also what `setExternalAccess` changes. */
export const accessKeys = {
  allowFederatedUsers: flag(
    'AllowFederatedUsers: false stops all federation (R2.3); default true',
  ).optional(),
  allowedDomains: z
    .union([
      z.string().refine((value) => value.toLowerCase() === 'all' || value === '*', {
        error: (issue) => `expected all or a list of domains, found ${describeValue(issue.input)}`,
      }),
      domains('Only these; an empty list admits only users with a policy of their own'),
    ])
    .meta({ description: 'all, or the only domains that are admitted (R2.4); default all' })
    .optional(),
  blockedDomains: domains('Domains that are not admitted (R2.5), unless there is an allow list').optional(),
  blockAllSubdomains: flag('Whether blocking a domain blocks the domains below it').optional(),
} as const;

const trial = flag('Whether it is a trial-only tenant (R2.13); default false').optional();

export const tenantSchema = shape(
  {
    cloud: word(CLOUDS, 'The cloud that the tenant lives in (R1.1); default worldwide').optional(),
    topology: word(
      TOPOLOGIES,
      'Whether there are Skype for Business servers on premises (R1.4); default hybrid',
    ).optional(),
    domains: domains("The tenant's verified domains (R1.3), at least one").min(1, {
      error: 'a tenant has at least one domain',
    }),
    mode: word(MODES, 'The tenant-wide coexistence mode (R1.16)').optional(),
    externalAccess: shape(
      { ...accessKeys, trial },
      'External access; open if left out (R2.2, but see A37)',
    ).optional(),
    trial,
    federationDns: flag('Whether the federation record (SRV) exists in DNS (R2.12); default true').optional(),
    assistedUpgrade: instant('When the tenant is upgraded after the retirement (R1.27)').optional(),
    site: name(
      "Where the tenant's users sit unless they say otherwise: a name that network entries use",
    ).optional(),
    ...FEATURE_TENANT_KEYS,
  },
  'An organisation in one cloud',
);

export const userSchema = shape(
  {
    tenant: name('The tenant; by default that of the address').optional(),
    homed: word(
      HOMES,
      'Where the Skype for Business account lives (R1.12); default online, onPrem in a pureOnPrem tenant',
    ).optional(),
    mode: word(MODES, 'The mode granted to this user (R1.16); the tenant-wide one if left out').optional(),
    clients: list(
      word(CLIENTS, 'A client'),
      'The clients that run at the start; by default those in which the mode lets a person chat',
    )
      .max(CLIENTS.length, { error: `a person has at most ${CLIENTS.length} clients` })
      .optional(),
    site: name('Where the user sits: a name that network entries use').optional(),
    contacts: list(name('The address of another user'), 'Whose presence the user follows').optional(),
    externalAccess: flag(
      'A policy of their own for external access (R2.6): true allows, false refuses; left out: the default',
    ).optional(),
    activity: word(PRESENCES, 'What the person does at the start; default available').optional(),
    ...FEATURE_USER_KEYS,
  },
  'A person',
);

export type AccessEntry = NonNullable<z.infer<typeof tenantSchema>['externalAccess']>;
export type TenantEntry = z.infer<typeof tenantSchema>;
export type UserEntry = z.infer<typeof userSchema>;
