/** Kinds of records gathered under one word, for those who do not know them one by one. */
import { RECORD_KINDS } from '../../model/event.ts';
import { FEATURE_OF_KIND } from '../feature-kinds.ts';

/** Group and what its records are called; a kind belongs to one group. */
export const KIND_GROUPS = {
  message: 'messages',
  presence: 'presence records',
  upgrade: 'upgrade records',
  policy: 'policy records',
  signin: 'sign-in records',
  session: 'session records',
  link: 'link records',
  mail: 'mail records',
  call: 'call records',
  meeting: 'meeting records',
  group: 'group chat records',
  guest: 'guest records',
  contact: 'contact records',
  directory: 'directory records',
  freebusy: 'free/busy records',
  boundary: 'boundary records',
  share: 'sharing records',
} as const;

export type KindGroup = keyof typeof KIND_GROUPS;
export const KIND_GROUP_NAMES = Object.keys(KIND_GROUPS) as KindGroup[];

const GROUP_OF: Readonly<Record<string, KindGroup>> = {
  'rules-changed': 'policy',
  'tenant-upgraded': 'upgrade',
  'link-failed': 'link',
  'link-restored': 'link',
  'mode-granted': 'upgrade',
  'group-mode-granted': 'upgrade',
  'tenant-mode-granted': 'upgrade',
  'mode-took-effect': 'upgrade',
  'client-learned-mode': 'upgrade',
  'peer-mode-learned': 'upgrade',
  'peer-mode-checked': 'upgrade',
  'user-moved': 'upgrade',
  'external-access-set': 'policy',
  'user-access-set': 'policy',
  'request-refused': 'policy',
  'client-signed-in': 'signin',
  'client-signed-out': 'signin',
  'client-idled': 'presence',
  'activity-set': 'presence',
  'presence-arrived': 'presence',
  'session-expired': 'session',
  'missed-mail-due': 'mail',
  'missed-mail-sent': 'mail',
  'failure-learned': 'message',
  'link-wait-ended': 'message',
};

/** The group of each kind, by its code. */
export const GROUP_OF_KIND: readonly KindGroup[] = RECORD_KINDS.map(
  ({ name }, code) => GROUP_OF[name] ?? FEATURE_OF_KIND[code] ?? 'message',
);
