/** Finds what somebody probably meant. */

const LONGEST = 64;

/**
 * The candidate nearest to `word` if it is near enough to be a slip, or the only one that has it behind its last `/`,
 * compared without regard to case.
 */
export function nearMiss(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > LONGEST) return undefined;
  const all = [...candidates];
  return slipOf(word, all) ?? onlyPart(word, all);
}

/** `Sales` is meant where only `contoso/Sales` is known. */
function onlyPart(word: string, candidates: readonly string[]): string | undefined {
  const end = `/${word.toLowerCase()}`;
  const found = candidates.filter((each) => each.toLowerCase().endsWith(end));
  return found.length === 1 ? found[0] : undefined;
}

function slipOf(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  const allowed = wanted.length <= 3 ? 1 : wanted.length <= 7 ? 2 : 3;
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `did you mean X?`, or the list where it is short, or nothing. */
export function hintAmong(word: string, candidates: readonly string[]): string | undefined {
  const near = nearMiss(word, candidates);
  if (near !== undefined) return `did you mean ${near}?`;
  if (candidates.length === 0 || candidates.length > 24) return undefined;
  return `known: ${candidates.map(listed).join(', ')}`;
}

/** A name that holds a comma would look like two. */
function listed(name: string): string {
  return name.includes(',') ? `"${name}"` : name;
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other. */
function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, older[j - 2]! + 1);
      }
      row.push(least);
    }
    older = previous;
    previous = row;
  }
  return previous[b.length]!;
}
