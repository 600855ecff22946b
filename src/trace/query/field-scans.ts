/** Each field of the language as a scan: its test is done on the dictionary, the records only look it up. */
import { F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { T, TRANSITIONS } from '../../model/transition.ts';
import { CLIENTS, METHODS, MODES, OUTCOMES, TENANCIES, TENANCY } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import { eachDid } from '../index/each-did.ts';
import type { IndexedTrace, RecordAxis } from '../indexed.ts';
import type { Spare } from './cells.ts';
import { kindTable, passes, type QueryExtras, textsOf } from './dictionary.ts';
import { type DecisionFacts, factsOf, operandPlaces, recordsDoing } from './facts.ts';
import type { FieldName } from './fields.ts';
import { type Meaning, scanOf } from './meaning.ts';
import { isNamedField, scanNamed } from './named-fields.ts';
import type { TextTest } from './query.ts';
import {
  anyOf,
  isEmpty,
  messageTable,
  NO_RECORD,
  type Scan,
  scanKinds,
  scanLists,
  scanOperands,
} from './scans.ts';

export type WordTest = TextTest | { readonly by: 'any' };
export type Pass = (text: string) => boolean;

const BECAUSE = operandPlaces('because');
const MODE = operandPlaces('mode');
const GROUP = operandPlaces('group');
/** Kinds with a reason of their own; that of a message is in the table of messages. */
const OWN_BECAUSE = BECAUSE.map((place, kind) =>
  RECORD_KINDS[kind]!.operands[0]?.name === 'message' ? -1 : place,
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
  meaning(field: FieldName, test: WordTest): Meaning {
    return this.passing(field, passes(field, test));
  }

  passing(field: FieldName, pass: Pass): Meaning {
    const trace = this.#trace;
    const { messages } = trace;
    const texts = (): Uint8Array => tableOf(textsOf(trace, field, this.#extras), pass);
    switch (field) {
      case 'kind':
        return { scan: scanKinds(trace, kindTable(RECORD_KINDS, pass)) };
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
        return { scan: this.#because(texts()) };
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
        return { scan: this.#axis('user', texts()) };
      case 'link':
        return { scan: this.#axis('link', texts()) };
      case 'tenant':
        return { scan: this.#tenants(texts()) };
      case 'cloud':
        return { scan: this.#clouds(texts()) };
      case 'group':
        return { scan: scanOperands(trace, GROUP, texts()) };
      case 'client':
        return {
          scan: this.#any(CLIENT_PLACES.map((places) => scanOperands(trace, places, tableOf(CLIENTS, pass)))),
        };
      case 'mode':
        return { scan: this.#mode(tableOf(MODES, pass)) };
      case 'upgrade':
        return { scan: this.#upgrade(texts()) };
      case 'does':
        return {
          scan: this.#does(
            tableOf(
              TRANSITIONS.map(({ name }) => name),
              pass,
            ),
          ),
        };
      case 'violation':
        return { scan: this.#violation(pass) };
      default:
        if (isNamedField(field)) return { scan: scanNamed(trace, field, texts()) };
        throw new TypeError(`${field} has no words`);
    }
  }

  #any(scans: readonly Scan[]): Scan {
    return anyOf(scans, this.#spare);
  }

  #ofMessages(column: ArrayLike<number>, table: Uint8Array): Meaning {
    return { table: messageTable(column, this.#trace.messages.count, table), others: 0 };
  }

  /** Messages by an operand of the record in which they were sent. */
  #ofSent(place: number, table: Uint8Array): Meaning {
    const { columns, messages } = this.#trace;
    const values = factsOf(this.#trace).ofMessages(`sent ${place}`, (message) => {
      const n = messages.sent[message]!;
      return n < 0 ? -1 : operandOf(columns, n, place);
    });
    return this.#ofMessages(values, table);
  }

  #decided(pass: (decision: DecisionFacts) => boolean): Meaning {
    const { columns, messages } = this.#trace;
    const table = Uint8Array.from(factsOf(this.#trace).decisions, (decision) => (pass(decision) ? 1 : 0));
    const decisions = factsOf(this.#trace).ofMessages('decision', (message) => {
      const n = messages.attempted[message]!;
      return n < 0 ? -1 : columns.decision[n]!;
    });
    return this.#ofMessages(decisions, table);
  }

  #because(table: Uint8Array): Scan {
    return this.#any([
      scanOf(this.#trace, this.#ofMessages(this.#trace.messages.because, table)),
      scanOperands(this.#trace, OWN_BECAUSE, table),
    ]);
  }

  #tenancy(table: Uint8Array): Meaning {
    const { messages, threads } = this.#trace;
    const { users, tenants } = threads.world;
    const tenancies = factsOf(this.#trace).ofMessages('tenancy', (message) => {
      const from = messages.from[message]!;
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
    return this.#any([
      scanOperands(this.#trace, MODE, table),
      scanLists(this.#trace, [
        recordsDoing(this.#trace, (code, _, mode) => code !== T.setThreadStatus && table[mode] === 1),
      ]),
    ]);
  }

  #upgrade(table: Uint8Array): Scan {
    const trace = this.#trace;
    if (isEmpty(table)) return NO_RECORD;
    const isUpgrade = new Set(trace.upgrades);
    const put = recordsDoing(trace, (code, user) => code === T.setMode && table[user] === 1);
    return scanLists(trace, [put.filter((n) => isUpgrade.has(n))]);
  }

  #does(codes: Uint8Array): Scan {
    if (isEmpty(codes)) return NO_RECORD;
    const { columns, usable } = this.#trace;
    return ({ bytes }) => {
      bytes.fill(0);
      eachDid(columns, usable, codes, (n) => {
        bytes[n] = 1;
      });
    };
  }

  #violation(pass: Pass): Scan {
    const found = (this.#extras.violations ?? []).filter(({ invariant }) => pass(invariant));
    return scanLists(this.#trace, [found.map(({ record }) => record)]);
  }
}

function tableOf(texts: readonly string[], pass: Pass): Uint8Array {
  return Uint8Array.from(texts, (text) => (pass(text) ? 1 : 0));
}
