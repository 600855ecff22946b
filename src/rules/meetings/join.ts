/**
 * How somebody may join a Teams meeting: the way they try, the gates in their fixed order, and as whom they then come
 * to the lobby. [CLOUD-MEETINGS], [21V-GA], [MEETING-POLICY]; R5.14 to R5.19, R12.3 to R12.7, A17, A18, A41, A45.
 */
import { JOIN_CLIENTS } from '../../model/meeting-words.ts';
import type { Cloud } from '../../model/words.ts';
import type { Facts } from '../rule-sets.ts';
import type { Switches } from '../switches.ts';
import { meetingPair } from './cloud-pairs.ts';
import { type AskedGate, askInTurn, bySetting, type MeetingGateAnswer } from './gates.ts';
import { JOINING, type JoinRow, type JoinWay } from './join-table.ts';
import type { Attendee } from './lobby.ts';
import { rowFor, yesNo } from './plain-table.ts';
import { meetingSentence } from './reasons.ts';

/** In the order they are asked; a way of joining skips those that do not concern it. */
export const JOIN_GATES = [
  'cloud-pair',
  'date',
  'trust',
  'host-anonymous-join',
  'organizer-policy',
  'joiner-anonymous-join',
  'cloud-setting',
  'tenant-added',
  'inbound',
  'outbound',
  'mfa-trust',
  'guest-account',
  'client',
] as const;
export type JoinGate = (typeof JOIN_GATES)[number];

export { JOIN_CLIENTS };
export type JoinClient = (typeof JOIN_CLIENTS)[number];

/** What the host's organisation has set, towards the joiner's. */
export interface HostSettings {
  readonly cloud: Cloud;
  /** The organisation's switch for anonymous join. */
  readonly anonymousJoin: boolean;
  /** The organiser's policy for anonymous join. */
  readonly organizerPolicy: boolean;
  /** The Microsoft cloud setting is on for the joiner's cloud. */
  readonly cloudSetting: boolean;
  readonly tenantAdded: boolean;
  readonly inbound: boolean;
  /** Conditional Access asks for multi-factor authentication. */
  readonly requiresMfa: boolean;
  readonly trustsMfa: boolean;
}

export interface JoinerSettings {
  readonly cloud: Cloud;
  readonly anonymousJoin: boolean;
  readonly cloudSetting: boolean;
  readonly tenantAdded: boolean;
  readonly outbound: boolean;
}

export interface JoinQuery {
  readonly way: JoinWay;
  readonly client: JoinClient;
  readonly sameTenant: boolean;
  /** External access admits each other's domain, on both sides. */
  readonly trustEachOther: boolean;
  readonly hasGuestAccount: boolean;
  /** The one invited peer of a promoted meeting. */
  readonly promotedPeer: boolean;
  readonly host: HostSettings;
  readonly joiner: JoinerSettings;
}

export interface JoinAnswer {
  readonly outcome: 'joins' | 'refused';
  /** The way, if it leads in. */
  readonly method: JoinWay | null;
  readonly row: string;
  readonly gates: readonly MeetingGateAnswer<JoinGate>[];
  /** They are asked for a name before they join. */
  readonly namePrompt: boolean;
  readonly source: string;
}

/** Decides one way of joining under these facts. */
export function joinDecision(facts: Facts, query: JoinQuery): JoinAnswer {
  const pair = meetingPair(query.host.cloud, query.joiner.cloud);
  const row = rowFor(JOINING, {
    way: query.way,
    pair: query.sameTenant ? 'own' : pair.kind,
    era: facts.meetings,
    promotedPeer: yesNo(query.promotedPeer),
  });
  const gates = askInTurn<JoinGate>([...rowGates(row), ...wayGates(facts, query, pair.kind === 'oneAzure')]);
  const failed = gates.find((gate) => !gate.pass);
  return {
    outcome: failed ? 'refused' : 'joins',
    method: failed ? null : query.way,
    row: row.id,
    gates,
    namePrompt: query.way === 'anonymous' && !failed && query.client !== 'mobile',
    source: sourceOf(row, failed),
  };
}

function sourceOf(row: JoinRow, failed: MeetingGateAnswer<JoinGate> | undefined): string {
  const note = row.note === '' ? '' : ` ${row.note}`;
  const because = failed ? ` ${meetingSentence(failed.because)}` : '';
  return `${row.source}, row ${row.id}.${because}${note}`;
}

function rowGates(row: JoinRow): AskedGate<JoinGate>[] {
  const { gate, possible: pass, because } = row;
  if (gate === 'cloud-pair') return [{ gate, pass, because }];
  return [
    { gate: 'cloud-pair', pass: true, because: 'ways-fit' },
    { gate, pass, because },
  ];
}

/** Each way with its own gates, in the order of JOIN_GATES. */
function wayGates(facts: Facts, query: JoinQuery, oneAzure: boolean): AskedGate<JoinGate>[] {
  const { way } = query;
  const acrossClouds = query.host.cloud !== query.joiner.cloud;
  if (way === 'member') return [];
  if (way === 'external') {
    return [bySetting('trust', null, query.trustEachOther, ['trusted-each-other', 'no-mutual-trust'])];
  }
  if (way === 'anonymous') return anonymousGates(facts, query, acrossClouds);
  return [
    ...(acrossClouds ? connectionGates(query, oneAzure) : []),
    guestAccountGate(query),
    acrossClouds
      ? bySetting('client', 'joiner', query.client !== 'vdi', ['client-supported', 'vdi-unsupported'])
      : null,
  ];
}

function anonymousGates(facts: Facts, query: JoinQuery, acrossClouds: boolean): AskedGate<JoinGate>[] {
  const { host, joiner } = query;
  const both = facts.meetings === 'meetings-2023-08';
  return [
    bySetting('host-anonymous-join', 'host', host.anonymousJoin, ['anonymous-join-on', 'anonymous-join-off']),
    bySetting('organizer-policy', 'host', host.organizerPolicy, [
      'anonymous-join-on',
      'organizer-policy-off',
    ]),
    acrossClouds
      ? bySetting('joiner-anonymous-join', 'joiner', !both || joiner.anonymousJoin, [
          both ? 'anonymous-join-on' : 'joiner-setting-not-asked',
          'joiner-anonymous-join-off',
        ])
      : null,
  ];
}

/** A connection and a guest account across clouds need the same two settings on both sides. */
function connectionGates(query: JoinQuery, oneAzure: boolean): AskedGate<JoinGate>[] {
  const { host, joiner } = query;
  const clouds = [oneAzure ? 'same-azure-cloud' : 'cloud-setting-on', 'cloud-setting-off'] as const;
  const added = ['tenant-added', 'tenant-not-added'] as const;
  const overConnection = query.way === 'connection';
  const mfa = !host.requiresMfa || host.trustsMfa;
  return [
    bySetting('cloud-setting', 'host', oneAzure || host.cloudSetting, clouds),
    bySetting('cloud-setting', 'joiner', oneAzure || joiner.cloudSetting, clouds),
    bySetting('tenant-added', 'host', host.tenantAdded, added),
    bySetting('tenant-added', 'joiner', joiner.tenantAdded, added),
    overConnection ? bySetting('inbound', 'host', host.inbound, ['inbound-on', 'inbound-off']) : null,
    overConnection ? bySetting('outbound', 'joiner', joiner.outbound, ['outbound-on', 'outbound-off']) : null,
    overConnection ? bySetting('mfa-trust', 'host', mfa, ['mfa-fine', 'mfa-not-trusted']) : null,
  ];
}

function guestAccountGate({ way, hasGuestAccount }: JoinQuery): MeetingGateAnswer<JoinGate> {
  return way === 'guest'
    ? bySetting('guest-account', 'host', hasGuestAccount, ['has-guest-account', 'no-guest-account'])
    : bySetting('guest-account', 'host', !hasGuestAccount, ['no-guest-account', 'guest-account-first']);
}

/**
 * The ways in the order people should try them: as whom they are known best, anonymous last. An own guest account
 * comes before the connection (R5.17).
 */
const BEST_FIRST = [
  'member',
  'guest',
  'external',
  'connection',
  'anonymous',
] as const satisfies readonly JoinWay[];

/** The first way that leads in, else the refusal of the anonymous way, which is the last that was tried. */
export function bestJoin(facts: Facts, query: Omit<JoinQuery, 'way'>): JoinAnswer {
  const answers = BEST_FIRST.map((way) => joinDecision(facts, { ...query, way }));
  return answers.find(({ outcome }) => outcome === 'joins') ?? answers.at(-1)!;
}

/** As whom the lobby takes somebody who joined this way (A41 across clouds); the organiser joins as such. */
export function attendeeOf(way: JoinWay, acrossClouds: boolean, switches: Switches): Attendee {
  if (way === 'member') return 'orgUser';
  if (way === 'anonymous') return 'anonymous';
  if (!acrossClouds) return way === 'guest' ? 'guest' : 'trustedOrg';
  const { crossCloudLobby } = switches;
  if (crossCloudLobby === 'anonymous') return 'anonymous';
  return crossCloudLobby === 'guestsAsGuests' && way === 'guest' ? 'guest' : 'trustedOrg';
}
