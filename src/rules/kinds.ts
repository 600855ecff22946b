/**
 * What the kind of a conversation adds to the route of a chat. Calls go as chats do: the tables are of "chat and call
 * routing". A screen is shared in the conversation or in a meeting of the starter's platform (R10.1 to R10.5), and a
 * group chat holds one kind of client (R9.4, R9.6, A14, A15).
 */
import { CLIENT, KIND, METHOD, METHODS, MODE, NONE, TENANCY } from '../model/words.ts';
import { REASON } from './reasons.ts';
import { type Decision, GATE_SLOTS, ROUTE_OUTCOME, type RouteQuery, VERDICT, VIA } from './route.ts';
import type { Facts } from './rule-sets.ts';
import type { Switches } from './switches.ts';

/** Completes the decision about a chat of two for a conversation of `query.kind`. */
export type DecideKind = (query: RouteQuery, into: Decision) => void;

const SLOT = GATE_SLOTS.findIndex(({ gate }) => gate === 'kind-carried');

/** Methods in which both sides use one client that shares its screen itself. */
const SHARES_SCREENS = Uint8Array.from(METHODS, (method) =>
  method === 'native' || method === 'nativeFederated' || method === 'sfb' ? 1 : 0,
);

export function compileKinds(facts: Facts, switches: Switches): DecideKind {
  const groupReasons = reasonsOfGroups(facts);
  const islands = switches.islandsFederatedGroupChat === 'on' && facts.edition === '2021-11';
  return (q, into) => {
    if (q.kind === KIND.screenShare) shareScreen(q, into);
    else if (q.kind === KIND.groupChat) {
      if (islands && startedByIslands(q)) groupByIslands(into);
      else gather(groupReasons, into);
    }
  };
}

function shareScreen(q: RouteQuery, into: Decision): void {
  if (into.outcome !== ROUTE_OUTCOME.lands) return;
  if (SHARES_SCREENS[into.method] === 1) into.via = VIA.native;
  else into.via = q.originatorClient === CLIENT.Teams ? VIA.teamsMeeting : VIA.sfbMeeting;
}

/** What the gate says of a group chat, by method. */
function reasonsOfGroups(facts: Facts): Uint8Array {
  const federated = facts.groupsFederated ? 'group-native-federated' : 'groups-not-federated-yet';
  return Uint8Array.from(METHODS, (method) => {
    if (method === 'native' || method === 'sfb') return REASON['group-of-one-client'];
    return REASON[method === 'nativeFederated' ? federated : 'interop-is-one-to-one'];
  });
}

/** A group chat of people of whom these two are the first; what is Not Possible for two stays so. */
function gather(reasons: Uint8Array, into: Decision): void {
  if (into.outcome !== ROUTE_OUTCOME.lands) return;
  const reason = reasons[into.method]!;
  const refused = reason === REASON['interop-is-one-to-one'] || reason === REASON['groups-not-federated-yet'];
  into.reason[SLOT] = reason;
  into.verdict[SLOT] = refused ? VERDICT.fail : VERDICT.pass;
  if (!refused) return;
  into.failedGate = SLOT;
  into.outcome = ROUTE_OUTCOME.refused;
  into.client = NONE;
  into.method = NONE;
  into.interop = NONE;
  into.textOnly = NONE;
}

/** The case that one sentence of the newest article allows and its tables do not (A15). */
function startedByIslands(q: RouteQuery): boolean {
  return (
    q.thread === NONE &&
    q.tenancy === TENANCY.federated &&
    q.originatorMode === MODE.Islands &&
    q.originatorClient === CLIENT.Teams &&
    q.recipientMode === MODE.TeamsOnly
  );
}

/** No row answers: the tables are of two people. */
function groupByIslands(into: Decision): void {
  into.reason[SLOT] = REASON['group-by-islands'];
  into.verdict[SLOT] = VERDICT.pass;
  into.outcome = ROUTE_OUTCOME.lands;
  into.client = CLIENT.Teams;
  into.method = METHOD.nativeFederated;
  into.interop = 0;
  into.textOnly = 0;
  into.row = NONE;
  into.edition = NONE;
}
