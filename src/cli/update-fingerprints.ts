/**
 * Writes new fingerprints into scenario files. Only the digests change, and in YAML the reason is kept as a comment
 * above their line; all other bytes stay as they are. JSON has no comments, so there the reason is only told.
 */

import { readFile, writeFile } from 'node:fs/promises';
import { counted } from '../core/counts.ts';
import { plainText } from '../core/plain-text.ts';
import type { Compiled } from '../scenario/compiled.ts';
import { FINGERPRINT_FAMILIES, type FingerprintExpectation } from '../scenario/expectation.ts';
import type { Fingerprint } from '../trace/fingerprint.ts';

/** Brings the digests in the scenario's files, included ones too, up to date; says in lines what it did. */
export async function updateFingerprints(
  compiled: Compiled,
  fingerprint: Fingerprint,
  reason: string,
): Promise<string[]> {
  const byFile = new Map<string, FingerprintExpectation[]>();
  for (const expectation of compiled.expectations) {
    if (expectation.about !== 'fingerprint') continue;
    const list = byFile.get(expectation.file);
    if (list === undefined) byFile.set(expectation.file, [expectation]);
    else list.push(expectation);
  }
  const notes: string[] = [];
  for (const [file, expectations] of byFile) {
    const before = await readFile(file, 'utf8');
    const { text, changed } = updatedText(before, expectations, fingerprint, reason);
    if (text !== before) await writeFile(file, text);
    notes.push(noteOf(file, changed, isJson(before), reason));
  }
  return notes;
}

function noteOf(file: string, changed: number, json: boolean, reason: string): string {
  if (changed === 0) return `${file}: the fingerprints have not changed`;
  const kept = json ? `JSON keeps no comment, so note the reason elsewhere: ${reason}` : `reason: ${reason}`;
  return `${file}: ${counted(changed, 'digest')} written; ${kept}`;
}

/** The text of a file with new digests; positions are those of the text without byte order mark and with LF. */
export function updatedText(
  before: string,
  expectations: readonly FingerprintExpectation[],
  fingerprint: Fingerprint,
  reason: string,
): { readonly text: string; readonly changed: number } {
  const starts = lineStarts(before);
  const at = (e: FingerprintExpectation): number => starts[e.line - 1]! + e.column - 1;
  // From the last to the first, so that the places of those before stay right.
  const backwards = [...expectations].sort((a, b) => at(b) - at(a));
  const lines = new Set<number>();
  let text = before;
  let changed = 0;
  let end = before.length;
  for (const expectation of backwards) {
    const start = at(expectation);
    const updated = withDigests(text.slice(start, end), expectation, fingerprint);
    text = text.slice(0, start) + updated.text + text.slice(end);
    changed += updated.changed;
    if (updated.changed > 0) lines.add(expectation.line);
    end = start;
  }
  if (!isJson(before)) for (const line of lines) text = withReason(text, lineStarts(text)[line - 1]!, reason);
  return { text, changed };
}

function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

/** Offsets of the lines as complaints count them: a byte order mark belongs to no line. */
function lineStarts(text: string): number[] {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function withDigests(
  region: string,
  { digests }: FingerprintExpectation,
  fingerprint: Fingerprint,
): { readonly text: string; readonly changed: number } {
  let text = region;
  let changed = 0;
  for (const family of FINGERPRINT_FAMILIES) {
    const old = digests[family];
    const digest = fingerprint[family];
    if (old === undefined || old === digest) continue;
    const stated = new RegExp(`((["']?)\\b${family}\\2\\s*:\\s*(["']?))${escaped(old)}(?=\\3)`, 'i');
    if (!stated.test(text)) continue;
    text = text.replace(stated, (_, head: string) => head + digest);
    changed += 1;
  }
  return { text, changed };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

const REASON_LINE = /^[ \t]*# fingerprint: [^\n]*\n$/;

/** The reason as a comment above the line that begins at `start`, in place of an earlier one. */
function withReason(text: string, start: number, reason: string): string {
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(start, lineEnd < 0 ? text.length : lineEnd);
  const indent = /^[ \t]*/.exec(line)![0];
  const newline = line.endsWith('\r') ? '\r\n' : '\n';
  const before = text.lastIndexOf('\n', start - 2) + 1;
  const from = start > 0 && REASON_LINE.test(text.slice(before, start)) ? before : start;
  return `${text.slice(0, from)}${indent}# fingerprint: ${plainText(reason)}${newline}${text.slice(start)}`;
}
