/** What records of guest accounts say. */
import { INVITATIONS, TENANT_SETTING } from '../../model/guests.ts';
import { CLOUDS, NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { Sentences } from './feature-sentence.ts';
import { listed, type Naming } from './naming.ts';

const HOW: Readonly<Record<(typeof INVITATIONS)[number], string>> = {
  byUpn: 'by user principal name',
  byMail: 'by mail address',
  asMember: 'as a member',
  directConnect: 'by direct connect',
};

/** Name of the tenant in which the guest account is. */
function hostOf(naming: Naming, guest: number): string {
  const { guests, users } = naming.trace.threads.world;
  const account = guests.account[guest] ?? NONE;
  return naming.tenant(users.tenant[account] ?? NONE);
}

export const GUEST_SENTENCES: Sentences = {
  'guest-invited': (naming, n) => {
    const [guest, user, by, how] = operands(naming, n, 4);
    const word = INVITATIONS[how!];
    const inviter = by === NONE ? '' : ` by ${naming.user(by!)}`;
    return `${naming.user(user!)} was invited into ${hostOf(naming, guest!)}${inviter}, ${word === undefined ? 'somehow' : HOW[word]}`;
  },
  'invitation-redeemed': (naming, n) => {
    const [guest, user] = operands(naming, n, 2);
    return `${naming.user(user!)} accepted the invitation of ${hostOf(naming, guest!)}`;
  },
  'guest-removed': (naming, n) => {
    const [guest, user] = operands(naming, n, 2);
    return `${hostOf(naming, guest!)} took the guest account of ${naming.user(user!)} away`;
  },
  'account-switched': (naming, n) => {
    const [user, guest] = operands(naming, n, 2);
    const where = guest === NONE ? 'back to their own tenant' : `to ${hostOf(naming, guest!)}`;
    return `${naming.user(user!)} switched ${where}`;
  },
  'cloud-settings-set': (naming, n) => {
    const [tenant, clouds, mfa] = operands(naming, n, 3);
    const on = CLOUDS.filter((_, cloud) => clouds !== NONE && (clouds! & (1 << cloud)) !== 0);
    const which = clouds === NONE ? [] : [`the clouds ${listed(on) || 'none'}`];
    const asks =
      mfa === NONE ? [] : [`multi-factor authentication ${mfa === 1 ? 'asked for' : 'not asked for'}`];
    return `${naming.tenant(tenant!)} set for other tenants: ${[...which, ...asks].join(', ')}`;
  },
  'tenant-settings-set': (naming, n) => {
    const [pair, which, settings] = operands(naming, n, 3);
    const { tenantPairs } = naming.trace.threads.world;
    const [tenant, other] = [tenantPairs.tenant[pair!] ?? NONE, tenantPairs.other[pair!] ?? NONE];
    const said = SETTINGS.filter(([bit]) => (which! & bit) !== 0).map(
      ([bit, name]) => `${name} ${(settings! & bit) === 0 ? 'off' : 'on'}`,
    );
    return `${naming.tenant(tenant)} set towards ${naming.tenant(other)}: ${said.join(', ')}`;
  },
};

const SETTINGS = [
  [TENANT_SETTING.added, 'added'],
  [TENANT_SETTING.inbound, 'inbound'],
  [TENANT_SETTING.outbound, 'outbound'],
  [TENANT_SETTING.trustsMfa, 'trust in its multi-factor authentication'],
] as const;

function operands(naming: Naming, n: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => operandOf(naming.trace.columns, n, place));
}
