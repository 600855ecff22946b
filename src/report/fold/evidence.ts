/** A sentence for each record that a report names, without its time. Names are as the scenario spells them. */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { CLIENT, HOMES, MODES, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { OWNERS } from '../../trace/replay.ts';
import type { TraceHead } from '../../trace/writer.ts';
import type { Fact } from './facts.ts';

const on = (followOn: number): number => FIRST_FOLLOW_ON + followOn;

export class Sentences {
  readonly #head: TraceHead;
  readonly #world: World;

  constructor(head: TraceHead, world: World) {
    this.#head = head;
    this.#world = world;
  }

  of(fact: Fact): string {
    const [first, second] = fact.values as [number, number];
    switch (fact.kind) {
      case E.messageAttempted:
      case on(F.messageRefused):
      case on(F.messageDelivered):
      case on(F.messageMissed):
      case on(F.messageFailed):
        return this.#message(fact);
      case on(F.requestRefused):
        return `what was asked for ${this.user(first)} is refused: ${this.#reason(second)}`;
      case E.modeGranted:
        return `${this.user(first)} is granted ${modeName(second)}`;
      case E.groupModeGranted:
        return `everybody of ${this.#name('groups', first)} is granted ${modeName(second)}`;
      case E.tenantModeGranted:
        return `${this.#name('tenants', first)} is granted ${modeName(second)} as a whole`;
      case E.modeTookEffect:
        return `the new mode of ${this.user(first)} takes effect`;
      case E.clientLearnedMode:
        return `the clients of ${this.user(first)} learn of the new mode`;
      case E.userMoved:
        return `${this.user(first)} is moved ${HOMES[second] === 'online' ? 'online' : 'on-premises'}`;
      case E.tenantUpgraded:
        return `${this.#name('tenants', first)} is upgraded by Microsoft`;
      case E.rulesChanged:
        return 'other rules come into force';
      case E.messageArrived:
        return `message ${first} arrives and finds that the client it was sent to is no longer used`;
      default:
        return this.#anything(fact);
    }
  }

  user(id: number): string {
    return this.#head.names.users[id] ?? 'somebody';
  }

  #name(list: 'groups' | 'tenants', id: number): string {
    return this.#head.names[list][id] ?? `number ${id}`;
  }

  #message({ kind, values }: Fact): string {
    // Where it was refused or failed, the reason stands in the place of the client.
    const [message, mark, from, to, client] = values as [number, number, number, number, number];
    const name = mark === NONE ? undefined : this.#head.names.marks[mark];
    const what = `${name ?? `message ${message}`} from ${this.user(from)} to ${this.user(to)}`;
    switch (kind) {
      case E.messageAttempted:
        return `${this.user(from)} writes ${name ?? `message ${message}`} to ${this.user(to)} in ${clientName(client)}`;
      case on(F.messageDelivered):
        return `${what} is delivered in ${clientName(client)}`;
      case on(F.messageMissed):
        return `${what} lands in ${clientName(client)}, which does not run`;
      case on(F.messageFailed):
        return `${what} fails on its way: ${this.#reason(client)}`;
      default:
        return `${what} is refused: ${this.#reason(client)}`;
    }
  }

  #reason(code: number): string {
    return this.#head.header.words.reasons[code] ?? 'no reason given';
  }

  /** The kind with its operands by name. */
  #anything({ kind, values }: Fact): string {
    const { name, operands } = RECORD_KINDS[kind]!;
    const words = operands.slice(0, values.length).flatMap((operand, place) => {
      const value = values[place]!;
      return value === NONE
        ? []
        : [`${operand.name} ${operand.words?.[value] ?? this.#owned(operand.name, value)}`];
    });
    return words.length === 0 ? name : `${name} (${words.join(', ')})`;
  }

  #owned(operand: string, id: number): string {
    if (operand === 'pair') {
      const { lo, hi } = this.#world.pairs;
      return `${this.user(lo[id] ?? NONE)} and ${this.user(hi[id] ?? NONE)}`;
    }
    const table = Object.hasOwn(OWNERS, operand) ? OWNERS[operand as keyof typeof OWNERS] : undefined;
    const lists: Readonly<Record<string, unknown>> = { ...this.#head.names };
    const list = table === undefined ? undefined : lists[table];
    const name: unknown = Array.isArray(list) ? list[id] : undefined;
    return typeof name === 'string' ? name : String(id);
  }
}

/** The client's name as people know it. */
export function clientName(code: number): string {
  if (code === CLIENT.Teams) return 'Teams';
  return code === CLIENT.SfB ? 'Skype for Business' : 'some client';
}

function modeName(code: number): string {
  return MODES[code] ?? 'no mode of their own';
}
