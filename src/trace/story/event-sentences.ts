/** What a record says that is not about a message: modes, policies, links, people, presence, sessions. */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { NONE, PRESENCES } from '../../model/words.ts';
import { type Columns, operandOf } from '../columns.ts';
import { clientName } from '../telling.ts';
import { changesOf, consequences } from './consequences.ts';
import { FEATURE_SENTENCES } from './feature-sentences.ts';
import type { Naming } from './naming.ts';
import { durationInWords } from './spoken-time.ts';

const REQUEST_REFUSED = FIRST_FOLLOW_ON + F.requestRefused;
const MAIL_SENT = FIRST_FOLLOW_ON + F.missedMailSent;

/** The sentence of a record that is not about a message, without time and thread. */
export function eventSentence(naming: Naming, n: number): string {
  const { columns } = naming.trace;
  const a = operandOf(columns, n, 0);
  switch (columns.kind[n]!) {
    case E.sessionExpired:
      return `SIP session between ${naming.peopleOf(a)} expired${sessionAge(naming, n)}`;
    case E.presenceArrived:
      return presenceArrived(naming, n, a);
    case REQUEST_REFUSED:
      return requestRefused(naming, n, a);
    default:
      return `${whatHappened(naming, n, a)}${consequences(naming, n)}${isRefused(columns, n) ? ', which was refused' : ''}`;
  }
}

/** A request that the rules do not allow changes nothing, and the record after it says that it was refused. */
function isRefused({ kind, cause, count, didStart }: Columns, n: number): boolean {
  if (didStart[n] !== didStart[n + 1] || n + 1 >= count) return false;
  return kind[n + 1] === REQUEST_REFUSED && cause[n + 1] === n;
}

function whatHappened(naming: Naming, n: number, a: number): string {
  const { columns } = naming.trace;
  const second = (): number => operandOf(columns, n, 1);
  switch (columns.kind[n]!) {
    case E.rulesChanged:
      return `the rules changed${ruleSetPhrase(naming, a)}`;
    case E.tenantUpgraded:
      return `the assisted upgrade of tenant ${naming.tenant(a)} came`;
    case E.linkFailed:
      return `the link ${naming.link(a)} went down`;
    case E.linkRestored:
      return `the link ${naming.link(a)} came back`;
    case E.modeGranted:
      return granted(naming, naming.user(a), second(), 'the mode of the group or tenant counts again');
    case E.groupModeGranted:
      return granted(naming, `the group ${naming.group(a)}`, second(), 'the mode of the tenant counts again');
    case E.tenantModeGranted:
      return granted(naming, `the tenant ${naming.tenant(a)}`, second(), 'nothing is assigned');
    case E.modeTookEffect:
      return tookEffect(naming, n, a);
    case E.clientLearnedMode:
      return `the clients of ${naming.user(a)} learned the new mode`;
    case E.peerModeLearned:
      return `Teams of ${naming.ofPair(a, second())} learned the mode of ${naming.ofPair(a, 1 - second())}`;
    case E.peerModeChecked:
      return `Teams looked again at the modes of ${naming.ofPair(a, 0)} and ${naming.ofPair(a, 1)}`;
    case E.userMoved:
      return `${naming.user(a)} was moved ${naming.home(second())}${operandOf(columns, n, 2) === 1 ? ' and to Teams' : ''}`;
    case E.externalAccessSet:
      return externalAccess(naming, n);
    case E.userAccessSet:
      return `the external access of ${naming.user(a)} was set: ${USER_ACCESS[second()] ?? `code ${second()}`}`;
    case E.clientSignedIn:
      return `${naming.user(a)} signed in to ${clientName(second())}`;
    case E.clientSignedOut:
      return `${naming.user(a)} signed out of ${clientName(second())}`;
    case E.missedMailDue:
      return `the e-mail to ${naming.user(a)} about messages missed in ${clientName(second())} fell due`;
    case MAIL_SENT:
      return `an e-mail about messages missed in ${clientName(second())} was sent to ${naming.user(a)}`;
    case E.clientIdled:
      return `${naming.user(a)} had done nothing in ${clientName(second())} for a while`;
    case E.activitySet:
      return `${naming.user(a)} set their presence in ${clientName(second())} to ${presence(operandOf(columns, n, 2))}`;
    default:
      return otherwise(naming, n);
  }
}

function otherwise(naming: Naming, n: number): string {
  const kind = naming.trace.columns.kind[n]!;
  return FEATURE_SENTENCES[kind]?.(naming, n) ?? `there was ${RECORD_KINDS[kind]!.name}`;
}

const USER_ACCESS = ['refused', "left to the tenant's settings", 'allowed by a policy of their own'];

function granted(naming: Naming, whom: string, mode: number, without: string): string {
  return mode === NONE
    ? `the mode granted to ${whom} was taken back, so ${without}`
    : `${whom} was granted ${naming.mode(mode)}`;
}

function tookEffect(naming: Naming, n: number, user: number): string {
  const { setModes, pendingModes } = changesOf(naming.trace.columns, n);
  if (setModes.length > 0 || pendingModes.length > 0)
    return `the mode granted to ${naming.user(user)} took effect`;
  return `a grant to ${naming.user(user)} that another had replaced came to nothing`;
}

function ruleSetPhrase(naming: Naming, epoch: number): string {
  const { epochs } = naming.trace.columns.head.header;
  const entry: unknown = Array.isArray(epochs) ? epochs[epoch] : undefined;
  const name =
    typeof entry === 'object' && entry !== null ? (entry as { ruleSet?: unknown }).ruleSet : undefined;
  return typeof name === 'string' ? ` to rule set ${name}` : '';
}

function externalAccess(naming: Naming, n: number): string {
  const { columns } = naming.trace;
  for (let at = columns.didStart[n]!; at < columns.didStart[n + 1]!; ) {
    const code = columns.dids[at]!;
    if (code === T.setFederation) {
      const state = columns.dids[at + 2] === 1 ? 'open to other tenants, but for what it blocks' : 'closed';
      return `the external access of tenant ${naming.tenant(columns.dids[at + 1]!)} was set: ${state}`;
    }
    break;
  }
  return 'the external access of a tenant was set';
}

function presence(code: number): string {
  return PRESENCES[code] ?? (code === NONE ? 'unknown' : `presence ${code}`);
}

function presenceArrived(naming: Naming, n: number, pair: number): string {
  const { columns } = naming.trace;
  const watcher = operandOf(columns, n, 1);
  const client = clientName(operandOf(columns, n, 2));
  return `${naming.ofPair(pair, watcher)} heard that ${naming.ofPair(pair, 1 - watcher)} is ${presence(operandOf(columns, n, 3))} in ${client}`;
}

/** Sessions end an idle time after the record that wound their clock last; or that long after they were opened. */
function sessionAge({ trace }: Naming, n: number): string {
  const { columns } = trace;
  const by = columns.cause[n]!;
  if (by < 0) return '';
  const duration = durationInWords(columns.atUs[n]! - columns.atUs[by]!);
  const { switches } = columns.head.header;
  const clock =
    typeof switches === 'object' && switches !== null
      ? (switches as { sessionClock?: unknown }).sessionClock
      : undefined;
  return clock === 'absolute' ? ` ${duration} after it was opened` : ` after ${duration} idle`;
}

function requestRefused(naming: Naming, n: number, user: number): string {
  const { columns } = naming.trace;
  const cause = columns.cause[n]!;
  const what = cause < 0 ? 'what was asked' : requestPhrase(naming, cause);
  const whom = user === NONE ? '' : ` for ${naming.user(user)}`;
  return `${what}${whom} was refused, because of ${naming.tell.reason(operandOf(columns, n, 1))}`;
}

function requestPhrase(naming: Naming, cause: number): string {
  const { columns } = naming.trace;
  const second = (): number => operandOf(columns, cause, 1);
  switch (columns.kind[cause]!) {
    case E.modeGranted:
    case E.groupModeGranted:
      return `the grant of ${naming.mode(second())}`;
    case E.tenantModeGranted:
      return `the grant of ${naming.mode(second())} to the tenant ${naming.tenant(operandOf(columns, cause, 0))}`;
    case E.userMoved:
      return `the move ${naming.home(second())}`;
    case E.clientSignedIn:
      return `signing in to ${clientName(second())}`;
    default:
      return 'what was asked';
  }
}
