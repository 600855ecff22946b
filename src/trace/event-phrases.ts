/** What happened, as the middle of a sentence: for events that explain what became of a thread. */
import { E, EVENTS, RECORD_KINDS } from '../model/event.ts';
import { T } from '../model/transition.ts';
import { HOMES, MODES, NONE } from '../model/words.ts';
import { DID_STRIDE, type RecordBuffer } from './record.ts';
import { clientName, type Telling } from './telling.ts';

/** What has to be known of a record to name it as a cause. */
export interface Brief {
  readonly n: number;
  readonly atUs: number;
  readonly cause: number;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  /** The mode that it put into force, NONE if none. */
  readonly mode: number;
}

export function briefOf(record: RecordBuffer): Brief {
  const { n, atUs, cause, kind, values } = record;
  return { n, atUs, cause, kind, a: values[0]!, b: values[1]!, mode: modeSet(record) };
}

function modeSet({ dids, didCount }: RecordBuffer): number {
  for (let i = 0; i < didCount; i++) {
    if (dids[i * DID_STRIDE] === T.setMode) return dids[i * DID_STRIDE + 2]!;
  }
  return NONE;
}

/** Whether a record may be what made a thread end: what class 1 is about, rules, modes, policies, links. */
export function isGround(record: RecordBuffer): boolean {
  return EVENTS[record.kind]?.class === 1;
}

/** What happened, such as `ann@contoso.com was granted TeamsOnly`. */
export function eventPhrase({ kind, a, b, mode }: Brief, tell: Telling): string {
  const granted = b === NONE ? "the tenant's mode again" : (MODES[b] ?? `mode ${b}`);
  switch (kind) {
    case E.rulesChanged:
      return `the rules changed${epochPhrase(a, tell)}`;
    case E.tenantUpgraded:
      return `the assisted upgrade of ${tell.tenant(a)} came`;
    case E.linkFailed:
      return `the link ${tell.link(a)} failed`;
    case E.linkRestored:
      return `the link ${tell.link(a)} came back`;
    case E.modeGranted:
      return `${tell.user(a)} was granted ${granted}`;
    case E.groupModeGranted:
      return `the group ${tell.group(a)} was granted ${granted}`;
    case E.tenantModeGranted:
      return `the tenant ${tell.tenant(a)} was granted ${granted}`;
    case E.modeTookEffect:
      return `the new mode of ${tell.user(a)} took effect${mode === NONE ? '' : `, ${MODES[mode]}`}`;
    case E.clientLearnedMode:
      return `the clients of ${tell.user(a)} learned of the new mode`;
    case E.userMoved:
      return `${tell.user(a)} was moved to ${HOMES[b] ?? `homing ${b}`}`;
    case E.externalAccessSet:
      return 'the external access of a tenant was set';
    case E.userAccessSet:
      return `the external access of ${tell.user(a)} was set`;
    case E.clientSignedIn:
      return `${tell.user(a)} signed in to ${clientName(b)}`;
    case E.clientSignedOut:
      return `${tell.user(a)} signed out of ${clientName(b)}`;
    case E.sessionExpired:
      return `SIP session ${b} reached its timeout`;
    case E.messageAttempted:
      return `message ${a} was written`;
    case E.messageArrived:
      return `message ${a} arrived`;
    default:
      return `there was ${RECORD_KINDS[kind]!.name}`;
  }
}

function epochPhrase(epoch: number, tell: Telling): string {
  const { epochs } = tell.head.header;
  const entry: unknown = Array.isArray(epochs) ? epochs[epoch] : undefined;
  const name =
    typeof entry === 'object' && entry !== null ? (entry as { ruleSet?: unknown }).ruleSet : undefined;
  return typeof name === 'string' ? ` to ${name}` : '';
}
