/** What the schema found wrong, as complaints with the position in the file and a hint. */
import type { z } from 'zod';
import { hintAmong } from '../core/near-miss.ts';
import type { Desk } from './complaint.ts';
import { shorten } from './number-text.ts';
import { SUBJECTS } from './schema-expect.ts';
import { describeValue } from './schema-words.ts';
import { keyPlaceOf, nodeAt, type Path, placeOf, type TreeNode, toValue } from './tree.ts';

type Issue = z.core.$ZodIssue;

/** Complains about everything that the schema rejects in `root`. */
export function complainAboutIssues(
  issues: readonly Issue[],
  root: TreeNode,
  keysAt: (path: Path) => readonly string[],
  desk: Desk,
): void {
  const misspelt = new Set(
    issues.filter(({ code }) => code === 'unrecognized_keys').map(({ path }) => path.join('/')),
  );
  for (const issue of issues) {
    // Something seems to be missing only because its key is misspelt, and that has been said.
    if (issue.code === 'custom' && misspelt.has(issue.path.join('/'))) continue;
    complainAbout(issue, [], root, keysAt, desk);
  }
}

function complainAbout(
  issue: Issue,
  base: Path,
  root: TreeNode,
  keysAt: (path: Path) => readonly string[],
  desk: Desk,
): void {
  const path: Path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))];
  const node = nodeAt(root, path);
  if (node?.kind === 'scalar' && node.wrong) return;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(path);
      for (const key of issue.keys) {
        const hint = desk.mayCompare(known.length) ? hintAmong(key, known) : undefined;
        desk.complain(keyPlaceOf(root, [...path, key]), `unknown key "${shorten(key)}"`, hint);
      }
      return;
    }
    case 'invalid_union':
      return complainAboutUnion(issue, path, root, keysAt, desk);
    case 'custom': {
      const hint = issue.params?.hint as string | undefined;
      desk.complain(placeOf(root, path), issue.message, hint);
      return;
    }
    default: {
      const isMissing = node === undefined;
      const message = isMissing ? `"${String(path.at(-1))}" is missing here` : tidy(issue.message);
      desk.complain(placeOf(root, path), message);
    }
  }
}

/** The library's own sentences are short; ours begin in lower case like the rest. */
function tidy(message: string): string {
  const rest = message.startsWith('Invalid input: ') ? message.slice('Invalid input: '.length) : message;
  return rest.charAt(0).toLowerCase() + rest.slice(1);
}

/**
 * Of several shapes the one that was meant: not one of another type, not one whose first key is missing, and of
 * the rest the one with the fewest complaints.
 */
function complainAboutUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  root: TreeNode,
  keysAt: (path: Path) => readonly string[],
  desk: Desk,
): void {
  const isOtherShape = (each: Issue): boolean => {
    if (each.path.length === 0) return each.code === 'invalid_type';
    const missing = each.path.length === 1 && nodeAt(root, [...path, each.path[0] as string]) === undefined;
    return missing && isSubject(each.path[0]);
  };
  const meant = issue.errors
    .filter((branch) => !branch.some(isOtherShape))
    .sort((a, b) => a.length - b.length)[0];
  if (meant !== undefined) {
    for (const each of meant) complainAbout(each, path, root, keysAt, desk);
    return;
  }
  const node = nodeAt(root, path);
  if (node?.kind === 'map' && path[0] === 'expect') {
    desk.complain(node.at, 'an expectation names what it is about', `one of ${SUBJECTS.join(', ')}`);
    return;
  }
  const first = issue.errors.flat().find((each) => each.path.length === 0);
  const found = node === undefined ? 'nothing' : describeValue(toValue(node));
  desk.complain(placeOf(root, path), first ? tidy(first.message) : `${found} is not expected here`);
}

function isSubject(step: PropertyKey | undefined): boolean {
  return (SUBJECTS as readonly PropertyKey[]).includes(step ?? '');
}
