/** How a domain comes to a platform: added, verified, set up, active (R14.4); and from when mail is taken for it. */
import { DOMAIN_STATES, DOMAIN_TOOLS, type DomainState, MAIL_ARRIVALS } from '../../model/mail-words.ts';
import { type PlainRow, rowFor } from '../meetings/plain-table.ts';
import { defineTable } from '../table.ts';
import type { ExchangeReason } from './reasons.ts';

/** Whether another domain of the platform is above it: none, one that is not verified yet, or a verified one. */
export const ABOVE = ['none', 'unverified', 'verified'] as const;
export const ADDING_AXES = { state: DOMAIN_STATES, tool: DOMAIN_TOOLS, above: ABOVE } as const;

export interface AddingRow extends PlainRow<typeof ADDING_AXES> {
  /** The state afterwards, null if it is refused. */
  readonly becomes: DomainState | null;
  readonly because: ExchangeReason;
}

const THERE: readonly DomainState[] = ['unverified', 'verified', 'setUpInProgress', 'active'];
const SOURCE = '[EXCHANGE-21V] 1, R14.4';

export const ADDING = defineTable<typeof ADDING_AXES, AddingRow>('domain-adding', ADDING_AXES, [
  {
    id: 'domain/add',
    words: ['no domain of the platform above it', 'unverified'],
    note: '',
    source: SOURCE,
    becomes: 'unverified',
    because: 'domain-added',
    when: { state: 'absent', above: 'none' },
  },
  {
    id: 'domain/add-subdomain-by-portal',
    words: ['a subdomain, by the portal', 'refused'],
    note: '',
    source: SOURCE,
    becomes: null,
    because: 'subdomain-by-portal',
    when: { state: 'absent', above: ['unverified', 'verified'], tool: 'portal' },
  },
  {
    id: 'domain/add-subdomain-by-powershell',
    words: ['a subdomain of a verified domain, by PowerShell', 'set-up in progress'],
    note: 'New-MsolDomain … -Authentication Federated',
    source: SOURCE,
    becomes: 'setUpInProgress',
    because: 'subdomain-added',
    when: { state: 'absent', above: 'verified', tool: 'PowerShell' },
  },
  {
    id: 'domain/add-subdomain-too-early',
    words: ['a subdomain of a domain that is not verified, by PowerShell', 'refused'],
    note: '',
    source: SOURCE,
    becomes: null,
    because: 'subdomain-of-unverified',
    when: { state: 'absent', above: 'unverified', tool: 'PowerShell' },
  },
  {
    id: 'domain/add-again',
    words: ['a domain that is there', 'refused'],
    note: '',
    source: SOURCE,
    becomes: null,
    because: 'domain-there-already',
    when: { state: THERE },
  },
]);

export function addingRowFor(input: {
  readonly state: DomainState;
  readonly tool: (typeof DOMAIN_TOOLS)[number];
  readonly above: (typeof ABOVE)[number];
}): AddingRow {
  return rowFor(ADDING, input);
}

const NEXT_REASONS = {
  verified: 'domain-verified',
  setUpInProgress: 'domain-set-up',
  active: 'domain-active',
} as const satisfies Partial<Record<DomainState, ExchangeReason>>;

/** Whether a domain may go from a state to another, and why; each state follows the one before it (R14.4). */
export function domainStep(
  from: DomainState,
  to: DomainState,
): { readonly allowed: boolean; readonly because: ExchangeReason } {
  if (from === 'absent') return { allowed: false, because: 'domain-not-there' };
  const follows = DOMAIN_STATES.indexOf(to) === DOMAIN_STATES.indexOf(from) + 1;
  if (!follows || to === 'absent' || to === 'unverified')
    return { allowed: false, because: 'domain-out-of-order' };
  return { allowed: true, because: NEXT_REASONS[to] };
}

export const ACCEPTING_AXES = {
  state: DOMAIN_STATES,
  arrival: MAIL_ARRIVALS,
  /** The switch mailBeforeActive. */
  beforeActive: ['byConnector', 'refused'],
} as const;

interface AcceptingRow extends PlainRow<typeof ACCEPTING_AXES> {
  readonly accepts: boolean;
}

const BEFORE: readonly DomainState[] = ['verified', 'setUpInProgress'];

/** Whether mail for a domain is taken as for one's own. */
export const ACCEPTING = defineTable<typeof ACCEPTING_AXES, AcceptingRow>(
  'domain-accepting',
  ACCEPTING_AXES,
  [
    {
      id: 'domain-mail/active',
      words: ['active', 'taken'],
      note: '',
      source: SOURCE,
      accepts: true,
      when: { state: 'active' },
    },
    {
      id: 'domain-mail/by-connector',
      words: ['verified, set-up in progress; not by DNS', 'taken'],
      note: 'switch mailBeforeActive',
      source: SOURCE,
      accepts: true,
      when: { state: BEFORE, arrival: ['submitted', 'connector'], beforeActive: 'byConnector' },
    },
    {
      id: 'domain-mail/not-yet',
      words: ['not active', 'not taken'],
      note: '',
      source: SOURCE,
      accepts: false,
      when: [
        { state: ['absent', 'unverified'] },
        { state: BEFORE, arrival: 'dns' },
        { state: BEFORE, arrival: ['submitted', 'connector'], beforeActive: 'refused' },
      ],
    },
  ],
);

export function acceptsMail(
  state: DomainState,
  arrival: (typeof MAIL_ARRIVALS)[number],
  beforeActive: (typeof ACCEPTING_AXES)['beforeActive'][number],
): boolean {
  return rowFor(ACCEPTING, { state, arrival, beforeActive }).accepts;
}
