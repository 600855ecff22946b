/** The tables of Exchange, read as the sources put them: R14.1, R14.4, R14.8 to R14.10, R16.5. */
import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../../src/core/time.ts';
import { DOMAIN_STATES, HYBRID_WIZARDS, type MAIL_ARRIVALS } from '../../../src/model/mail-words.ts';
import { acceptsMail, addingRowFor, domainStep } from '../../../src/rules/exchange/domain-states.ts';
import { hybridRowFor, hybridWizardAt } from '../../../src/rules/exchange/hybrid.ts';
import { MAIL_ROUTING, type MailQuery, mailRowFor } from '../../../src/rules/exchange/mail-routing.ts';
import { type MigrationFacts, migrationGates } from '../../../src/rules/exchange/migration.ts';
import { SOURCES } from '../../../src/rules/sources.ts';

const QUERY: MailQuery = {
  beenHere: 'no',
  arrival: 'connector',
  domain: 'authoritative',
  recipient: 'unknown',
  way: 'none',
  relayByDns: 'no',
};

function answer(query: Partial<MailQuery>): string {
  const { answer, because } = mailRowFor({ ...QUERY, ...query });
  return `${answer}: ${because}`;
}

describe('the routing of mail', () => {
  test.each<readonly [string, Partial<MailQuery>, string]>([
    ['authoritative rejects whom it does not know (R14.8)', {}, 'return: recipient-unknown'],
    ['even with a way on', { way: 'connector' }, 'return: recipient-unknown'],
    [
      'an internal relay sends them through a connector (R14.8)',
      { domain: 'internalRelay', way: 'connector' },
      'forward: relayed-by-connector',
    ],
    ['and through nothing else', { domain: 'internalRelay', way: 'dns' }, 'return: relay-needs-connector'],
    [
      'unless the switch says so',
      { domain: 'internalRelay', way: 'dns', relayByDns: 'yes' },
      'forward: relayed-by-dns',
    ],
    ['who is here gets it', { recipient: 'mailbox' }, 'deliver: mailbox-here'],
    [
      'a mail user has a target address (R14.9)',
      { recipient: 'mailUser', way: 'connector' },
      'forwardToTarget: target-address-by-connector',
    ],
    ['or lacks one (R14.3)', { recipient: 'unaddressed', way: 'connector' }, 'return: no-target-address'],
    ['to which nothing may lead', { recipient: 'mailUser' }, 'return: no-way'],
    ['or nothing yet (R14.4)', { recipient: 'mailUser', way: 'notActive' }, 'return: domain-not-active'],
    [
      'what is not accepted goes out for one’s own people',
      { domain: 'notAccepted', arrival: 'submitted', way: 'dns' },
      'forward: dns-leads',
    ],
    [
      'but is no open relay for strangers',
      { domain: 'notAccepted', arrival: 'dns', way: 'dns' },
      'return: relay-denied',
    ],
    ['what has been here goes round', { beenHere: 'yes', recipient: 'mailbox' }, 'return: mail-loop'],
  ])('%s', (_, query, is) => {
    expect(answer(query)).toBe(is);
  });

  test('every row names a source that is listed', () => {
    for (const { source } of MAIL_ROUTING.rows) {
      const [, short] = /^\[([^\]]+)\]/.exec(source)!;
      expect(Object.keys(SOURCES)).toContain(short);
    }
  });
});

describe('a domain (R14.4)', () => {
  test('is added in the portal, but a subdomain only by PowerShell', () => {
    const added = (tool: 'portal' | 'PowerShell', above: 'none' | 'unverified' | 'verified') =>
      addingRowFor({ state: 'absent', tool, above }).becomes;
    expect([added('portal', 'none'), added('PowerShell', 'none')]).toEqual(['unverified', 'unverified']);
    expect([added('portal', 'verified'), added('PowerShell', 'verified')]).toEqual([null, 'setUpInProgress']);
    expect([added('portal', 'unverified'), added('PowerShell', 'unverified')]).toEqual([null, null]);
  });

  test('goes from state to state, and never back or two steps at once', () => {
    const steps = DOMAIN_STATES.flatMap((from) =>
      DOMAIN_STATES.filter((to) => domainStep(from, to).allowed).map((to) => `${from} > ${to}`),
    );
    expect(steps).toEqual([
      'unverified > verified',
      'verified > setUpInProgress',
      'setUpInProgress > active',
    ]);
  });

  test('takes mail by DNS only when it is active, by connectors before that if the switch lets it', () => {
    const states = (arrival: (typeof MAIL_ARRIVALS)[number], before: 'byConnector' | 'refused') =>
      DOMAIN_STATES.filter((state) => acceptsMail(state, arrival, before));
    expect(states('dns', 'byConnector')).toEqual(['active']);
    expect(states('connector', 'byConnector')).toEqual(['verified', 'setUpInProgress', 'active']);
    expect(states('submitted', 'refused')).toEqual(['active']);
  });
});

describe('a second hybrid', () => {
  const second = (
    cloud: 'worldwide' | 'other',
    already: 'worldwide' | 'other' | 'five',
    several: boolean,
    date: string,
  ): string => {
    const wizard = HYBRID_WIZARDS[hybridWizardAt(parseInstant(date)!)]!;
    return hybridRowFor({ with: cloud, already, several, wizard }).answer;
  };

  test('removes the first, as the article says (R14.1)', () => {
    expect(second('other', 'worldwide', false, '2024-01-08T00:00:00Z')).toBe('replaces');
    expect(second('worldwide', 'worldwide', false, '2024-01-08T00:00:00Z')).toBe('replaces');
  });

  test('stands beside it by the switch, from 2020-09-22, for up to five worldwide tenants (R14.10, A20)', () => {
    expect(second('worldwide', 'worldwide', true, '2020-09-21T23:59:59Z')).toBe('replaces');
    expect(second('worldwide', 'worldwide', true, '2020-09-22T00:00:00Z')).toBe('added');
    expect(second('other', 'worldwide', true, '2024-01-08T00:00:00Z')).toBe('replaces');
    expect(second('worldwide', 'other', true, '2024-01-08T00:00:00Z')).toBe('replaces');
    expect(second('worldwide', 'five', true, '2024-01-08T00:00:00Z')).toBe('refused');
  });
});

describe('a mailbox migrates (R16.5)', () => {
  const FINE: MigrationFacts = {
    hasMailbox: true,
    elsewhere: true,
    free: true,
    webServices: true,
    addressForTarget: true,
    addressesAccepted: true,
  };

  test('if all gates pass', () => {
    expect(migrationGates(FINE).every(({ pass }) => pass)).toBe(true);
  });

  test.each<readonly [keyof MigrationFacts, string]>([
    ['hasMailbox', 'no-mailbox'],
    ['elsewhere', 'mailbox-there-already'],
    ['free', 'migration-running'],
    ['webServices', 'no-web-services'],
    ['addressForTarget', 'no-address-for-target'],
    ['addressesAccepted', 'address-not-accepted'],
  ])('not without %s', (fact, because) => {
    const gates = migrationGates({ ...FINE, [fact]: false });
    expect(gates.at(-1)).toMatchObject({ pass: false, because });
    expect(gates.slice(0, -1).every(({ pass }) => pass)).toBe(true);
  });
});
