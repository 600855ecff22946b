/** The part of the scenario format about guest accounts, and about what tenants set towards tenants of other clouds. */
import { GUEST_STATES, INVITATIONS } from '../../model/guests.ts';
import { CLOUDS } from '../../model/words.ts';
import { ABILITIES } from '../../rules/meetings/outsiders.ts';
import { flag, list, name, named, orNull, shape, word } from '../schema-words.ts';

/** Sections of the file. */
export const GUEST_SECTIONS = {} as const;

const towardsOne = shape(
  {
    inbound: flag('Whether people of that tenant are let in (R5.16); default true').optional(),
    outbound: flag('Whether own people are let out to that tenant (R5.16, A23); default true').optional(),
    trustsMfa: flag(
      'Whether the multi-factor authentication of that tenant is trusted (R5.19); default false',
    ).optional(),
  },
  'What is set towards one tenant',
);

/** What a tenant sets towards others; also what `setCrossTenantAccess` changes. Guests and meetings go by it. */
const crossTenantKeys = {
  clouds: list(
    word(CLOUDS, 'A cloud'),
    'The Microsoft clouds that are turned on; a cloud that is on blocks everybody until tenants are added (R5.20)',
  ).optional(),
  requiresMfa: flag(
    'Whether Conditional Access asks people of other tenants for multi-factor authentication (R5.19); default false',
  ).optional(),
  tenants: named(
    orNull(towardsOne, 'Not added, or taken away again'),
    'The tenants that were added by their tenant id, by their names here',
  ).optional(),
} as const;

/** Keys of a tenant. */
export const GUEST_TENANT_KEYS = {
  crossTenantAccess: shape(
    crossTenantKeys,
    'Microsoft cloud settings and tenants that were added; nothing is on if left out',
  ).optional(),
} as const;

/** Keys of a user. */
export const GUEST_USER_KEYS = {
  guest: shape(
    {
      of: name('The address of the person in their own tenant'),
      redeemed: flag(
        'Whether the account is there from the start; default false: by an invitation',
      ).optional(),
    },
    'This is a guest account in this tenant, of a person of another one (R13); it has the tenant-wide mode',
  ).optional(),
} as const;

const user = name('The address of the person in their own tenant');
const at = name('When: a duration since the start, or an instant; left out: at the end').optional();

/** What events may do. */
export const GUEST_ACTIONS = {
  inviteGuest: shape(
    {
      user,
      into: name('The tenant that invites; the account is declared among the users, with guest'),
      by: name('Who invites them, a user of that tenant').optional(),
      how: word(INVITATIONS, 'How; default byUpn, the only way across clouds (R5.20, R5.21)').optional(),
    },
    'Somebody is invited into another tenant as a guest',
  ),
  redeemInvitation: shape(
    { user, into: name('The tenant that has invited them') },
    'The person accepts the invitation: from now on the account is there',
  ),
  removeGuest: shape({ user, from: name('The tenant that takes the account away') }, 'A guest is removed'),
  switchAccount: shape(
    { user, to: name('The tenant to be active in: one where they are a guest, or their own') },
    'A person switches to another of their accounts: Teams runs in one of them at a time (R13.2)',
  ),
  setCrossTenantAccess: shape(
    { tenant: name('The tenant'), ...crossTenantKeys },
    'Changes what a tenant has set towards others; what is left out stays',
  ),
} as const;

/** What may be expected; the first key of each says of what. */
export const GUEST_EXPECTATIONS = {
  guest: shape(
    {
      guest: name('The address of the guest account'),
      at,
      status: word(GUEST_STATES, 'What has become of it').optional(),
      active: flag('Whether the person is active in it').optional(),
    },
    'A fact about a guest account',
  ),
  outsider: shape(
    {
      outsider: name('The address of a guest account, or of a person of another tenant'),
      ability: word(ABILITIES, 'What they may want to do (R13.3)'),
      with: name('With whom; needed for a person of another tenant, who is no guest').optional(),
      exactAddress: flag('The search is for an exact mail or SIP address; default false').optional(),
      guestPolicy: flag('The guest policy of the tenant leaves it on; default true').optional(),
      at,
      can: flag('Whether they can'),
    },
    'What somebody from outside can do: a guest in their host’s tenant, or an external person (R13.1, R13.3)',
  ),
} as const;
