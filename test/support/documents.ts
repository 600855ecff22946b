/** What a document written in Markdown shows: its sections, the cells of its tables, the commands in them. */

/** The text from a heading to the next one of the same level. Throws if there is no such heading. */
export function section(document: string, heading: string): string {
  const lines = document.split('\n');
  const first = lines.indexOf(heading);
  if (first === -1) throw new Error(`there is no "${heading}"`);
  const level = heading.slice(0, heading.indexOf(' ') + 1);
  const length = lines.slice(first + 1).findIndex((line) => line.startsWith(level));
  return lines.slice(first, length === -1 ? undefined : first + 1 + length).join('\n');
}

/** The cells of every row of every table, without the lines that head a table. */
export function tableRows(text: string): string[][] {
  const lines = text.split('\n');
  const heads = (line: string | undefined) => /^\|(?:-+\|)+$/.test(line ?? '');
  return lines
    .filter((line, n) => line.startsWith('| ') && !heads(lines[n + 1]))
    .map((line) => line.slice(2, -2).split(' | '));
}

/** Everything that stands as code. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
}

/** The arguments of each `coexsim …` that stands as code, cut as a shell cuts them. */
export function callsIn(text: string): string[][] {
  return codeIn(text).flatMap((code) => (code.startsWith('coexsim ') ? [words(code).slice(1)] : []));
}

/** The words of a command; what stands in single quotes is of one piece. */
export function words(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|[^\s']+/g)].map((match) => match[1] ?? match[0]);
}
