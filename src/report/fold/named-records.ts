/** Turns counts into what the document has of them, and keeps which records it names. */
import type { Counted, Report } from '../report.ts';
import type { Sentences } from './evidence.ts';
import type { Fact, Facts } from './facts.ts';
import { type Filter, printed } from './filters.ts';
import type { Tallies, Tally } from './tallies.ts';

type Evidence = Report['evidence'][string];

export class NamedRecords {
  readonly #facts: Facts;
  readonly #sentences: Sentences;
  readonly #named = new Map<number, Evidence>();

  constructor(facts: Facts, sentences: Sentences) {
    this.#facts = facts;
    this.#sentences = sentences;
  }

  counted({ count, facts }: Tally, filter?: Filter, found?: number): Counted {
    return this.#counted(count, facts, filter, found);
  }

  /** The count of one id. */
  countedOf(tallies: Tallies, id: number, filter?: Filter, found?: number): Counted {
    return this.#counted(tallies.count(id), tallies.factsOf(id), filter, found);
  }

  /** The numbers of records, each with its sentence from now on. */
  records(facts: readonly number[]): number[] {
    return facts.map((fact) => this.record(this.#facts.at(fact)));
  }

  record(fact: Fact): number {
    if (!this.#named.has(fact.n)) {
      this.#named.set(fact.n, { atUs: fact.atUs, text: this.#sentences.of(fact) });
    }
    return fact.n;
  }

  /** A record that is known by what it led to. */
  told(n: number, atUs: number, text: string): number {
    if (!this.#named.has(n)) this.#named.set(n, { atUs, text });
    return n;
  }

  /** By number of the record, ascending. */
  evidence(): Record<string, Evidence> {
    const ordered = [...this.#named].sort(([a], [b]) => a - b);
    return Object.fromEntries(ordered.map(([n, evidence]) => [String(n), evidence]));
  }

  #counted(count: number, facts: readonly number[], filter?: Filter, found = count): Counted {
    const records = this.records(facts);
    const query = filter === undefined ? {} : { query: printed(filter) };
    return { count, records, ...query, ...(found !== count && { found }) };
  }
}
