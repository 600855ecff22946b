/**
 * The rules of one epoch under one choice of switches, compiled: everything that handlers ask. Codes are those of
 * model/words.ts; a `number` that answers "may this be?" is a REASON code.
 */
import { madeOnce } from '../core/made-once.ts';
import { CLIENTS, CLOUDS, MODES } from '../model/words.ts';
import { chatUse, signInAllowed, teamsIn } from './client-use.ts';
import { compileRoute } from './decide.ts';
import type { Epoch } from './epochs.ts';
import { featureFate } from './features.ts';
import { effectiveMode, readOnly, tenantGlobal, userGrant } from './granting.ts';
import { compileLegality, legalityAt, onlinePeriod, retiredIn } from './legality.ts';
import { modeAvailable } from './mode-needs-teams.ts';
import { type MoveResult, moveResult } from './moving.ts';
import { peerCacheUs } from './peer-cache.ts';
import { compilePresence, type PresenceQuery } from './presence.ts';
import { REASON } from './reasons.ts';
import { type Decision, type RouteQuery, refusalOf } from './route.ts';
import type { Facts } from './rule-sets.ts';
import type { Switches } from './switches.ts';
import { threadSideUsable } from './thread-side.ts';

export interface Rules {
  readonly epoch: Epoch;
  readonly switches: Switches;
  /** Decides; writes into `into`. */
  route(query: RouteQuery, into: Decision): void;
  /** Place in ROWS times four plus the code of PRESENCE_SOURCES; see presence.ts. */
  presence(query: PresenceQuery): number;
  /** REASON code: `legal`, or why this state cannot exist. */
  stateLegal(mode: number, homed: number, cloud: number, topology: number, pending: number): number;
  /** Whether users homed online can only be TeamsOnly in this cloud. */
  retired(cloud: number): boolean;
  /** The mode a user has; assignments are NONE where there is none. */
  effectiveMode(
    userAssigned: number,
    groupAssigned: number,
    tenantMode: number,
    homed: number,
    cloud: number,
    pending: number,
  ): number;
  /** REASON code: `granted`, or that the cloud has no Teams for a mode that needs it. */
  modeAvailable(mode: number, cloud: number): number;
  /** REASON code: `granted`, or why a user with this mode and home may not be given `mode`. */
  grantAllowed(mode: number, current: number, homed: number, cloud: number, pending: number): number;
  /** REASON code: `granted`, or why this cannot be the tenant-wide mode. */
  tenantGlobalLegal(mode: number, topology: number, cloud: number, pending: number): number;
  /** Code of READ_ONLY, the same for a tenant and its users. */
  readOnly(topology: number, cloud: number, pending: number): number;
  /** Whether chat is on in this client. */
  clientUsable(mode: number, client: number, cloud: number): boolean;
  signInAllowed(mode: number, client: number, cloud: number): boolean;
  /** Whether a participant's side of an existing thread still exists. */
  sideUsable(mode: number, homed: number, client: number, method: number, cloud: number): boolean;
  /** `to` is a code of HOMES. */
  moveResult(to: number, moveToTeams: boolean, cloud: number): MoveResult;
  /** Code of FEATURE_FATES; `feature` is a code of FEATURES. */
  featureFate(feature: number, method: number, crossCloud: boolean): number;
  /** Under `peerModeCache=cached`: how long peers with a native thread may go by the former mode, 0 if not at all. */
  peerCacheUs(former: number, mode: number): number;
  /** REASON code that a refusal names: the failing gate, or `not-possible`. */
  refusalOf(decision: Decision): number;
}

export function compileRules(epoch: Epoch, switches: Switches): Rules {
  const { facts } = epoch;
  const legality = compileLegality(facts);
  const usable = usableCodes(facts);
  return {
    epoch,
    switches,
    route: compileRoute(facts, switches),
    presence: compilePresence(facts, switches),
    stateLegal: (mode, homed, cloud, topology, pending) =>
      legality[legalityAt(mode, homed, cloud, topology, pending)]!,
    retired: (cloud) => retiredIn(facts, cloud),
    effectiveMode: (user, group, tenant, homed, cloud, pending) =>
      effectiveMode(user, group, tenant, homed, onlinePeriod(facts, cloud, pending)),
    modeAvailable: (mode, cloud) => modeAvailable(mode, teamsIn(facts, cloud)),
    grantAllowed(mode, current, homed, cloud, pending) {
      const available = modeAvailable(mode, mode === current || teamsIn(facts, cloud));
      const granted = userGrant(mode, current, homed, onlinePeriod(facts, cloud, pending));
      return granted === REASON.granted ? available : granted;
    },
    tenantGlobalLegal(mode, topology, cloud, pending) {
      const period = onlinePeriod(facts, cloud, pending);
      const listed = islandsListed(epoch, switches, cloud);
      const granted = tenantGlobal(mode, topology, period, listed);
      return granted === REASON.granted ? modeAvailable(mode, teamsIn(facts, cloud)) : granted;
    },
    readOnly: (topology, cloud, pending) => readOnly(topology, onlinePeriod(facts, cloud, pending)),
    clientUsable: (mode, client, cloud) => usable[(mode * 2 + client) * 5 + cloud] === 1,
    signInAllowed: (mode, client, cloud) => signInAllowed(facts, switches, mode, client, cloud),
    sideUsable: (mode, homed, client, method, cloud) =>
      threadSideUsable(mode, homed, client, method) && (CLIENTS[client] !== 'Teams' || teamsIn(facts, cloud)),
    moveResult(to, moveToTeams, cloud) {
      // Where there is no Teams yet nobody is moved to it (R1.9).
      const upgrades = teamsIn(facts, cloud);
      return moveResult(to, moveToTeams && upgrades, facts.moveGivesTeamsOnly && upgrades);
    },
    featureFate,
    peerCacheUs,
    refusalOf,
  };
}

/** 1 where a client may be used for chat, by mode, client and cloud. */
const usableCodes = madeOnce((facts: Facts) =>
  Uint8Array.from(
    MODES.flatMap((_, mode) =>
      CLIENTS.flatMap((__, client) =>
        CLOUDS.map((___, cloud) =>
          chatUse(facts, mode, client, cloud) === REASON['mode-allows-client'] ? 1 : 0,
        ),
      ),
    ),
  ),
);

/** The edition of 2021-11 lists three modes; whether that shuts Islands out is a switch (A39, A1). */
function islandsListed(epoch: Epoch, switches: Switches, cloud: number): boolean {
  const { edition, edition21V } = epoch.facts;
  const printed = CLOUDS[cloud] === '21Vianet' ? edition21V : edition;
  return switches.hybridGlobalIslands === 'allowed' || printed !== '2021-11';
}
