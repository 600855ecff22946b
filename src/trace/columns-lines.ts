/**
 * Writes columns as JSON Lines again: the bytes they were read from. Digests are written as the trace stated them,
 * not taken again, so that what was damaged before is still seen to be damaged.
 */
import { must } from '../core/must.ts';
import { ByteWriter, type Sink } from './byte-writer.ts';
import { type Columns, recordAt, type StatedDigest } from './columns.ts';
import type { TraceEnd } from './format.ts';
import { writeHead } from './head.ts';
import { newRecordBuffer } from './record.ts';
import { leastCapacity, RecordEncoder } from './record-encoder.ts';

const BUFFER_BYTES = 256 * 1024;
/** Records between two looks at whether the sink has room. */
const SLICE = 4096;

/** Writes all lines to the sink; its chunks stand in a buffer that is reused: a sink that keeps one copies it. */
export function writeLines(columns: Columns, sink: Sink): void {
  const slices = lineSlices(columns, sink);
  while (slices.next().done !== true);
}

/** The same in slices, so that whoever calls can wait for a slow reader in between. */
export function* lineSlices(columns: Columns, sink: Sink): Generator<void, void, undefined> {
  const { header, tables, names, world } = columns.head;
  const out = new ByteWriter(sink, Math.max(BUFFER_BYTES, leastCapacity(header.words)));
  const encoder = new RecordEncoder(out, header.words, names.marks);
  const record = newRecordBuffer();
  const stated = statedLines(columns);
  let next = 0;
  writeHead(out, header, tables, names, world);
  for (let n = -1; n < columns.count; n++) {
    if (n >= 0) encoder.encode(recordAt(columns, n, record));
    for (; next < stated.length && stated[next]!.n === n; next++) {
      const { state } = stated[next]!;
      out.text(
        `${JSON.stringify(state === undefined ? { digest: stated[next] } : { keyframe: stated[next] })}\n`,
      );
    }
    if (n % SLICE === SLICE - 1) yield;
  }
  if (columns.end !== undefined) out.text(endLine(columns.end));
  out.flush();
}

/** What a line says that states digests: of content and transitions, or of the state. */
export type StatedLine =
  | { readonly n: number; readonly content: string; readonly transitions: string; readonly state?: never }
  | { readonly n: number; readonly state: string };

/** The lines of the digests; those of the trailer, the last three, have none of their own. */
export function statedLines(columns: Columns): StatedLine[] {
  const stated = statedBeforeEnd(columns);
  const lines: StatedLine[] = [];
  for (let i = 0; i < stated.length; i++) {
    const { n, of, hex } = stated[i]!;
    if (of === 'state') {
      lines.push({ n, state: hex });
      continue;
    }
    const next = stated[++i];
    must(of === 'content' && next?.of === 'transitions', 'content and transitions are stated together');
    lines.push({ n, content: hex, transitions: next!.hex });
  }
  return lines;
}

function statedBeforeEnd({ stated, end }: Columns): readonly StatedDigest[] {
  if (end === undefined) return stated;
  const last = stated.slice(-LAST.length);
  const ends = LAST.every((of, i) => last[i]?.of === of && last[i].hex === end[of]);
  return ends ? stated.slice(0, -LAST.length) : stated;
}

const LAST = ['content', 'transitions', 'state'] as const;

/** The trailer as TraceWriter writes it. */
export function endLine(end: TraceEnd): string {
  const { records, interrupted, content, transitions, state, fingerprint, inFlight } = end;
  const { order, time, routing, outcome } = fingerprint;
  const said = {
    records,
    interrupted,
    content,
    transitions,
    state,
    fingerprint: { order, time, routing, outcome },
    ...(inFlight.length > 0 ? { inFlight } : {}),
  };
  return `${JSON.stringify({ end: said })}\n`;
}
