/** Reads the words of a case: any spelling of case in, codes out, complaints collected. */
import { CLIENTS, CLOUDS, HOMES, KINDS, MODES, TENANCIES, TOPOLOGIES } from '../model/words.ts';

export const CASE_WORDS = {
  tenancy: TENANCIES,
  originatorMode: MODES,
  originatorClient: CLIENTS,
  originatorHomed: HOMES,
  recipientMode: MODES,
  recipientHomed: HOMES,
  originatorCloud: CLOUDS,
  recipientCloud: CLOUDS,
  topology: TOPOLOGIES,
  tenantMode: MODES,
  kind: KINDS,
  watcherClient: CLIENTS,
  watcherMode: MODES,
  watcherHomed: HOMES,
  publisherMode: MODES,
  watcherCloud: CLOUDS,
  publisherCloud: CLOUDS,
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CaseWord = keyof typeof CASE_WORDS;

/** Reads named words of a case and remembers everything that is wrong with them. */
export interface WordReader {
  /** The code; NONE, with a complaint, if the word is missing or unknown. */
  code(name: CaseWord): number;
  /** The code, or undefined if the word is not given. */
  optional(name: CaseWord): number | undefined;
  complain(complaint: string): void;
  complaints(): readonly string[];
}

export function readWords(words: object): WordReader {
  const given = words as Readonly<Record<string, unknown>>;
  const complaints: string[] = [];
  const optional = (name: CaseWord): number | undefined => {
    const word = given[name];
    if (word === undefined || word === null) return undefined;
    const code = codeOf(CASE_WORDS[name], word);
    if (code < 0) complaints.push(`${name} ${shown(word)} is none of ${CASE_WORDS[name].join(', ')}`);
    return code;
  };
  return {
    optional,
    code(name) {
      const code = optional(name);
      if (code === undefined) complaints.push(`${name} is missing: one of ${CASE_WORDS[name].join(', ')}`);
      return code ?? -1;
    },
    complain(complaint) {
      complaints.push(complaint);
    },
    complaints: () => complaints,
  };
}

/** The code of a word in any spelling of case, -1 if there is none. */
export function codeOf(words: readonly string[], word: unknown): number {
  if (typeof word !== 'string') return -1;
  const wanted = word.trim().toLowerCase();
  return words.findIndex((each) => each.toLowerCase() === wanted);
}

const LONGEST_SHOWN = 60;

/** What was written, cut short, so that a complaint stays readable. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(JSON.stringify(value));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
