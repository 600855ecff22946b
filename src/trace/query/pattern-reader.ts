/** The reading of a regular expression: a tree of what it says. */

/** What is wrong, and at which unit of the pattern. */
export class PatternError extends Error {
  override name = 'PatternError';
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** Whether a UTF-16 unit belongs to it. */
export type UnitSet = (unit: number) => boolean;

export type PatternNode =
  | { readonly is: 'unit'; readonly set: UnitSet }
  | { readonly is: 'all' | 'any'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number }
  | { readonly is: 'start' | 'end' };

const LONGEST_PATTERN = 200;
const DEEPEST = 20;
const MOST_REPEATS = 100;

const SHORTHANDS: Readonly<Record<string, RegExp>> = { d: /\d/, w: /\w/, s: /\s/, D: /\D/, W: /\W/, S: /\S/ };
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** Reads a pattern. Throws a PatternError. */
export function readPattern(source: string): PatternNode {
  if (source.length > LONGEST_PATTERN) {
    throw new PatternError(0, `a pattern may have at most ${LONGEST_PATTERN} characters`);
  }
  const reader = new Reader(source);
  const node = reader.alternatives(0);
  if (!reader.over) throw new PatternError(reader.at, 'this ) closes nothing');
  return node;
}

class Reader {
  at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  get over(): boolean {
    return this.at >= this.#source.length;
  }

  get #next(): string {
    return this.#source[this.at] ?? '';
  }

  alternatives(depth: number): PatternNode {
    if (depth > DEEPEST) throw new PatternError(this.at, 'groups are nested too deeply');
    const parts = [this.#sequence(depth)];
    while (this.#take('|')) parts.push(this.#sequence(depth));
    return parts.length === 1 ? parts[0]! : { is: 'any', parts };
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    while (!this.over && this.#next !== '|' && this.#next !== ')') parts.push(this.#repeated(depth));
    return { is: 'all', parts };
  }

  #repeated(depth: number): PatternNode {
    const from = this.at;
    const part = this.#atom(depth);
    const times = this.#times();
    if (times === undefined) return part;
    if (part.is === 'start' || part.is === 'end') throw new PatternError(from, 'this cannot be repeated');
    // `+?` and the like only choose which match is found, not whether there is one.
    this.#take('?');
    if (this.#times() !== undefined) throw new PatternError(this.at - 1, 'there is nothing to repeat here');
    return { is: 'repeat', part, least: times[0], most: times[1] };
  }

  #times(): readonly [least: number, most: number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    const counts = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#source.slice(this.at));
    if (counts === null) return undefined;
    const least = Number(counts[1]);
    const most =
      counts[2] === undefined ? least : counts[3] === '' ? Number.POSITIVE_INFINITY : Number(counts[3]);
    if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS)) {
      throw new PatternError(this.at, `at most ${MOST_REPEATS} repetitions`);
    }
    if (most < least) throw new PatternError(this.at, 'the larger number comes second');
    this.at += counts[0].length;
    return [least, most];
  }

  #atom(depth: number): PatternNode {
    const from = this.at;
    const char = this.#next;
    this.at += 1;
    switch (char) {
      case '^':
        return { is: 'start' };
      case '$':
        return { is: 'end' };
      case '.':
        return { is: 'unit', set: (unit) => unit !== 10 && unit !== 13 };
      case '[':
        return { is: 'unit', set: this.#class(from) };
      case '(':
        return this.#group(from, depth);
      case '*':
      case '+':
      case '?':
        throw new PatternError(from, `there is nothing that ${char} could repeat`);
      case '\\':
        return { is: 'unit', set: this.#escape(from) };
      default:
        return { is: 'unit', set: literal(char) };
    }
  }

  #group(from: number, depth: number): PatternNode {
    if (this.#take('?') && !this.#take(':')) {
      throw new PatternError(from, 'look-around and named groups are not known here');
    }
    const node = this.alternatives(depth + 1);
    if (!this.#take(')')) throw new PatternError(from, 'this ( is not closed');
    return node;
  }

  #escape(from: number): UnitSet {
    const char = this.#next;
    if (char === '') throw new PatternError(from, 'a pattern cannot end in \\');
    this.at += 1;
    const shorthand = SHORTHANDS[char];
    if (shorthand !== undefined) return (unit) => shorthand.test(String.fromCharCode(unit));
    if (/[a-z0-9]/i.test(char) && CONTROLS[char] === undefined) {
      throw new PatternError(from, `\\${char} is not known here`);
    }
    return literal(CONTROLS[char] ?? char);
  }

  #class(from: number): UnitSet {
    const negated = this.#take('^');
    const sets: UnitSet[] = [];
    while (this.#next !== ']') {
      if (this.over) throw new PatternError(from, 'this [ is not closed');
      sets.push(this.#classItem());
    }
    this.at += 1;
    return (unit) => sets.some((set) => set(unit)) !== negated;
  }

  #classItem(): UnitSet {
    const from = this.at;
    const first = this.#classUnit();
    if (typeof first === 'function') return first;
    const isRange = this.#next === '-' && (this.#source[this.at + 1] ?? ']') !== ']';
    if (!isRange) return literal(first);
    this.at += 1;
    const last = this.#classUnit();
    if (typeof last === 'function' || last < first) throw new PatternError(from, 'this is no range');
    return between(first.charCodeAt(0), last.charCodeAt(0));
  }

  #classUnit(): string | UnitSet {
    const from = this.at;
    const char = this.#next;
    this.at += 1;
    if (char !== '\\') return char;
    const escaped = this.#next;
    const set = this.#escape(from);
    return SHORTHANDS[escaped] === undefined ? (CONTROLS[escaped] ?? escaped) : set;
  }

  #take(char: string): boolean {
    if (this.#next !== char) return false;
    this.at += 1;
    return true;
  }
}

function literal(char: string): UnitSet {
  const unit = char.charCodeAt(0);
  return between(unit, unit);
}

/** The units from one to another, in either case. */
function between(first: number, last: number): UnitSet {
  const within = (unit: number): boolean => unit >= first && unit <= last;
  return (unit) => {
    if (within(unit)) return true;
    const char = String.fromCharCode(unit);
    return within(char.toLowerCase().charCodeAt(0)) || within(char.toUpperCase().charCodeAt(0));
  };
}
