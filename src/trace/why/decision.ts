/** A decision read from its JSON text: what it answered, the gates it passed, what it was given. */
import { isObject, type JsonObject } from '../record-decoder.ts';

export interface ReadGate {
  readonly gate: string;
  /** `originator` or `recipient`; '' for a gate that is asked once. */
  readonly side: string;
  readonly pass: boolean;
  /** The name of a reason, or the row of the table of cloud pairs. */
  readonly because: string;
}

export interface ReadDecision {
  /** What was decided on, such as `meeting-join`; '' for the routing of a message. */
  readonly about: string;
  /** `lands`, `notPossible`, `refused`, `illegal`; or a word of what it is about. */
  readonly outcome: string;
  /** The name of a reason; '' where the gates or the row say it. */
  readonly because: string;
  /** The client it lands in, the method, the row of the tables; '' where there is none. */
  readonly client: string;
  readonly method: string;
  readonly row: string;
  /** Where the rule is written. */
  readonly source: string;
  readonly gates: readonly ReadGate[];
  /** What was known, by name, in the order in which it was written. */
  readonly inputs: readonly (readonly [name: string, value: string])[];
}

/** The decision; undefined if the text is not one, as a trace from elsewhere may have it. */
export function readDecision(text: string): ReadDecision | undefined {
  const json = parsed(text);
  if (json === undefined) return undefined;
  return {
    about: word(json.about),
    outcome: word(json.outcome),
    because: word(json.because),
    client: word(json.client),
    method: word(json.method),
    row: word(json.row),
    source: word(json.source),
    gates: Array.isArray(json.gates) ? json.gates.filter(isObject).map(readGate) : [],
    inputs: isObject(json.inputs) ? Object.entries(json.inputs).map(([name, v]) => [name, shown(v)]) : [],
  };
}

function parsed(text: string): JsonObject | undefined {
  if (text === '') return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function readGate(json: JsonObject): ReadGate {
  return {
    gate: word(json.gate),
    side: word(json.side),
    pass: json.pass === true,
    because: word(json.because),
  };
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function shown(value: unknown): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
