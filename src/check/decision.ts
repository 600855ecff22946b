/** A decision as a record carries it: JSON text, read once for each different one. */

export interface GateVerdict {
  readonly gate: string;
  readonly side?: string;
  readonly pass: boolean;
  readonly because: string;
}

/** The part of a decision that checks look at; words as in the trace. */
export interface DecisionWords {
  /** What was decided on if it is no routing of a message. */
  readonly about?: string;
  readonly outcome: string;
  readonly client: string | null;
  readonly method: string | null;
  readonly interop: boolean | null;
  readonly textOnly: boolean | null;
  readonly row: string | null;
  readonly gates: readonly GateVerdict[];
  readonly source: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** Texts kept at the most; a run takes few different decisions. */
const KEPT = 4096;

export class Decisions {
  readonly #read = new Map<string, DecisionWords>();

  /** The decision of a record, undefined for the empty text of a record that took none. */
  of(text: string): DecisionWords | undefined {
    if (text === '') return undefined;
    let decision = this.#read.get(text);
    if (decision === undefined) {
      decision = JSON.parse(text) as DecisionWords;
      if (this.#read.size >= KEPT) this.#read.clear();
      this.#read.set(text, decision);
    }
    return decision;
  }
}

/** The gates that were asked, as people read them: the ones that pass by name, the one that fails with its reason. */
export function gatesInWords(decision: DecisionWords): string {
  const words = decision.gates.map(({ gate, side, pass, because }) => {
    const name = side === undefined ? gate : `${gate} (${side})`;
    return `${name} ${pass ? 'passes' : 'fails'}: ${because}`;
  });
  return words.length === 0 ? 'no gate was asked' : words.join('; ');
}
