/** Each field of the language as a scan: its test is done on the dictionary, the records only look it up. */
import { F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { T, TRANSITIONS } from '../../model/transition.ts';
import { CLIENTS, METHODS, MODES, OUTCOMES, TENANCIES, TENANCY } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import { wanted } from '../index/each-did.ts';
import type { IndexedTrace, RecordAxis } from '../indexed.ts';
import { kindTable, passes, type QueryExtras, textsOf } from './dictionary.ts';
import { type DecisionFacts, factsOf, operandPlaces } from './facts.ts';
import type { FieldName } from './fields.ts';
import type { TextTest } from './query.ts';
import {
  anyOf,
  isEmpty,
  messageTable,
  NO_RECORD,
  type Scan,
  type Spare,
  scanDids,
  scanKinds,
  scanLists,
  scanMessages,
  scanOperands,
} from './scans.ts';

export type WordTest = TextTest | { readonly by: 'any' };
export type Pass = (text: string) => boolean;

const BECAUSE = operandPlaces('because');
const MODE = operandPlaces('mode');
const GROUP = operandPlaces('group');
/** Kinds with a reason of their own; that of a message is in the table of messages. */
const OWN_BECAUSE = BECAUSE.map((place, kind) =>
  RECORD_KINDS[kind]!.operands[0]!.name === 'message' ? -1 : place,
);
/** By name: for each kind the place of that operand, for the operands that name a client. */
const CLIENT_PLACES = ['client', 'via', 'lands'].map(operandPlaces);
const SENT_METHOD = RECORD_KINDS[FIRST_FOLLOW_ON + F.messageSent]!.operands.findIndex(
  ({ name }) => name === 'method',
);
const SENT_TEXT_ONLY = SENT_METHOD + 1;

export class FieldScans {
  readonly #trace: IndexedTrace;
  readonly #extras: QueryExtras;
  readonly #spare: Spare;

  constructor(trace: IndexedTrace, extras: QueryExtras, spare: Spare) {
    this.#trace = trace;
    this.#extras = extras;
    this.#spare = spare;
  }

  /** The records whose field has a value that passes. */
  scan(field: FieldName, test: WordTest): Scan {
    return this.passing(field, passes(field, test));
  }

  passing(field: FieldName, pass: Pass): Scan {
    const trace = this.#trace;
    const { messages } = trace;
    const texts = (): Uint8Array => tableOf(textsOf(trace, field, this.#extras), pass);
    switch (field) {
      case 'kind':
        return scanKinds(trace, kindTable(RECORD_KINDS, pass));
      case 'from':
        return this.#ofMessages(messages.from, texts());
      case 'to':
        return this.#ofMessages(messages.to, texts());
      case 'id':
        return this.#ofMessages(messages.mark, texts());
      case 'outcome':
        return this.#ofMessages(messages.outcome, tableOf(OUTCOMES, pass));
      case 'via':
        return this.#ofMessages(messages.via, tableOf(CLIENTS, pass));
      case 'lands':
        return this.#ofMessages(messages.lands, tableOf(CLIENTS, pass));
      case 'method':
        return this.#ofSent(SENT_METHOD, tableOf(METHODS, pass));
      case 'textOnly':
        return this.#ofSent(SENT_TEXT_ONLY, tableOf(['no', 'yes'], pass));
      case 'because':
        return this.#because(texts());
      case 'tenancy':
        return this.#tenancy(tableOf(TENANCIES, pass));
      case 'row':
        return this.#decided(({ row }) => row !== undefined && pass(row));
      case 'decision':
        return this.#decided(({ outcome }) => outcome !== undefined && pass(outcome));
      case 'gate':
        return this.#decided(({ failed }) => failed.some(pass));
      case 'interop':
        return this.#decided(({ interop }) => interop !== undefined && pass(interop ? 'yes' : 'no'));
      case 'user':
        return this.#axis('user', texts());
      case 'link':
        return this.#axis('link', texts());
      case 'tenant':
        return this.#tenants(texts());
      case 'cloud':
        return this.#clouds(texts());
      case 'group':
        return scanOperands(trace, GROUP, texts());
      case 'client':
        return this.#any(CLIENT_PLACES.map((places) => scanOperands(trace, places, tableOf(CLIENTS, pass))));
      case 'mode':
        return this.#mode(tableOf(MODES, pass));
      case 'upgrade':
        return this.#upgrade(texts());
      case 'does':
        return this.#does(
          tableOf(
            TRANSITIONS.map(({ name }) => name),
            pass,
          ),
        );
      case 'violation':
        return this.#violation(pass);
      default:
        throw new TypeError(`${field} has no words`);
    }
  }

  #any(scans: readonly Scan[]): Scan {
    return anyOf(scans, this.#spare);
  }

  #ofMessages(column: ArrayLike<number>, table: Uint8Array): Scan {
    return scanMessages(this.#trace, messageTable(column, this.#trace.messages.count, table));
  }

  /** Messages by an operand of the record in which they were sent. */
  #ofSent(place: number, table: Uint8Array): Scan {
    const { columns, messages } = this.#trace;
    return this.#ofMessages(
      messages.sent.map((n) => (n < 0 ? -1 : operandOf(columns, n, place))),
      table,
    );
  }

  #decided(pass: (decision: DecisionFacts) => boolean): Scan {
    const { columns, messages } = this.#trace;
    const table = Uint8Array.from(factsOf(this.#trace).decisions, (decision) => (pass(decision) ? 1 : 0));
    return this.#ofMessages(
      messages.attempted.map((n) => (n < 0 ? -1 : columns.decision[n]!)),
      table,
    );
  }

  #because(table: Uint8Array): Scan {
    return this.#any([
      this.#ofMessages(this.#trace.messages.because, table),
      scanOperands(this.#trace, OWN_BECAUSE, table),
    ]);
  }

  #tenancy(table: Uint8Array): Scan {
    const { messages, threads } = this.#trace;
    const { users, tenants } = threads.world;
    const tenancies = messages.from.map((from, message) => {
      const to = messages.to[message]!;
      if (from < 0 || to < 0) return -1;
      const [mine, theirs] = [users.tenant[from]!, users.tenant[to]!];
      if (mine === theirs) return TENANCY.inTenant;
      return tenants.cloud[mine] === tenants.cloud[theirs] ? TENANCY.federated : TENANCY.crossCloud;
    });
    return this.#ofMessages(tenancies, table);
  }

  #axis(axis: RecordAxis, table: Uint8Array): Scan {
    const lists: Int32Array[] = [];
    table.forEach((isMeant, id) => {
      if (isMeant === 1) lists.push(this.#trace.records.of(axis, id));
    });
    return scanLists(this.#trace, lists);
  }

  #tenants(table: Uint8Array): Scan {
    if (isEmpty(table)) return this.#axis('tenant', table);
    const { users } = this.#trace.threads.world;
    const theirs = Uint8Array.from({ length: users.count }, (_, user) => table[users.tenant[user]!]!);
    return this.#any([this.#axis('tenant', table), this.#axis('user', theirs)]);
  }

  #clouds(table: Uint8Array): Scan {
    const { tenants } = this.#trace.threads.world;
    return this.#tenants(Uint8Array.from({ length: tenants.count }, (_, id) => table[tenants.cloud[id]!]!));
  }

  #mode(table: Uint8Array): Scan {
    if (isEmpty(table)) return NO_RECORD;
    const codes = wanted([T.setMode, T.setTenantMode]);
    return this.#any([
      scanOperands(this.#trace, MODE, table),
      scanDids(this.#trace, codes, (_, __, mode) => table[mode] === 1),
    ]);
  }

  #upgrade(table: Uint8Array): Scan {
    const trace = this.#trace;
    if (isEmpty(table)) return NO_RECORD;
    const isUpgrade = new Uint8Array(trace.usable);
    for (const n of trace.upgrades) isUpgrade[n] = 1;
    const set = scanDids(trace, wanted([T.setMode]), (_, user) => table[user] === 1);
    return (into) => {
      set(into);
      for (let n = 0; n < into.length; n++) into[n]! &= isUpgrade[n]!;
    };
  }

  #does(codes: Uint8Array): Scan {
    return isEmpty(codes) ? NO_RECORD : scanDids(this.#trace, codes, () => true);
  }

  #violation(pass: Pass): Scan {
    const found = (this.#extras.violations ?? []).filter(({ invariant }) => pass(invariant));
    return scanLists(this.#trace, [found.map(({ record }) => record)]);
  }
}

function tableOf(texts: readonly string[], pass: Pass): Uint8Array {
  return Uint8Array.from(texts, (text) => (pass(text) ? 1 : 0));
}
