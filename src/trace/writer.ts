/**
 * Writes the trace of a run as it happens, in constant memory. Knows the World only to write it at the start and to
 * take its digest now and then.
 */
import { must } from '../core/must.ts';
import type { Names } from '../model/names.ts';
import type { World } from '../model/world.ts';
import { ByteWriter, type Sink } from './byte-writer.ts';
import type { StatedDigest } from './columns.ts';
import { ContentDigest } from './content-digest.ts';
import { Fingerprinter } from './fingerprint.ts';
import { DIGEST_EVERY, type TraceEnd, type TraceHeader } from './format.ts';
import { type Hasher, type NewHasher, newPlainHasher } from './hasher.ts';
import { writeHead } from './head.ts';
import type { Observer, RecordBuffer } from './record.ts';
import { leastCapacity, RecordEncoder } from './record-encoder.ts';
import { cellCount, stateDigest } from './state-digest.ts';
import { TransitionDigest } from './transition-digest.ts';

/** What a trace begins with. */
export interface TraceHead {
  readonly header: TraceHeader;
  /** The whole tables in force, JSON values that the trace passes through. */
  readonly tables: readonly unknown[];
  readonly names: Names;
  /** The World before the first record; read at once, not kept. */
  readonly world: World;
}

export interface WriterOptions {
  /** Default: the hasher that runs everywhere; node-hasher.ts has a faster one. The trace is the same. */
  readonly newHasher?: NewHasher;
  /** Told each digest that the trace states, for whoever gathers the columns of the run beside it. */
  readonly stated?: (digest: StatedDigest) => void;
  /** Bytes gathered before the sink is called; default 256 KiB, raised to what one record needs. */
  readonly bufferBytes?: number;
}

/** What only the run knows when it ends. */
export interface TraceClose {
  /** The World after the last record. */
  readonly world: World;
  readonly interrupted: boolean;
  /** Numbers of the messages that are on their way. */
  readonly inFlight?: readonly number[];
}

const BUFFER_BYTES = 256 * 1024;
/** Cells of the state that keyframes may cost per record, on average: a quarter of what the record itself costs. */
const CELLS_PER_RECORD = 4;

export class TraceWriter implements Observer {
  readonly #out: ByteWriter;
  readonly #encoder: RecordEncoder;
  readonly #fingerprinter: Fingerprinter;
  readonly #content: ContentDigest;
  readonly #transitions: TransitionDigest;
  readonly #newHasher: NewHasher;
  readonly #stated: (digest: StatedDigest) => void;
  #records = 0;
  #nextDigest = DIGEST_EVERY;
  #nextKeyframe: number;
  #ended = false;

  /** Writes the head. The sink's chunks stand in a buffer that is reused: a sink that keeps one copies it. */
  constructor(sink: Sink, head: TraceHead, options: WriterOptions = {}) {
    const { header, tables, names, world } = head;
    const { newHasher = newPlainHasher, bufferBytes = BUFFER_BYTES, stated = () => {} } = options;
    let hashed: Hasher | undefined = newHasher();
    const tee: Sink = (chunk) => {
      hashed?.update(chunk);
      sink(chunk);
    };
    this.#out = new ByteWriter(tee, Math.max(bufferBytes, leastCapacity(header.words)));
    this.#encoder = new RecordEncoder(this.#out, header.words, names.marks);
    this.#fingerprinter = new Fingerprinter(header.words, newHasher);
    this.#transitions = new TransitionDigest(newHasher);
    this.#newHasher = newHasher;
    this.#stated = stated;
    this.#nextKeyframe = keyframeDistance(world);
    writeHead(this.#out, header, tables, names, world);
    this.#out.flush();
    this.#content = new ContentDigest(hashed.hex(), newHasher);
    hashed = undefined;
    this.#digest();
  }

  record(record: RecordBuffer): void {
    if (record.n !== this.#records) must(false, `record ${this.#records} is next, not ${record.n}`);
    this.#encoder.encode(record);
    this.#content.add(record);
    this.#transitions.add(record);
    this.#fingerprinter.record(record);
    this.#records += 1;
    if (this.#records === this.#nextDigest) {
      this.#nextDigest += DIGEST_EVERY;
      this.#digest();
    }
  }

  settled(world: World): void {
    if (this.#records >= this.#nextKeyframe) this.#keyframe(world);
  }

  /** Hands what has been gathered to the sink. */
  flush(): void {
    this.#out.flush();
  }

  /** Writes the last keyframe and the trailer, hands everything to the sink, and says what the trailer says. */
  end(close: TraceClose): TraceEnd {
    must(!this.#ended, 'a trace ends once');
    this.#ended = true;
    const state = this.#keyframe(close.world);
    const end: TraceEnd = {
      records: this.#records,
      interrupted: close.interrupted,
      content: this.#content.hex(),
      transitions: this.#transitions.hex(),
      state,
      fingerprint: this.#fingerprinter.fingerprint(),
      inFlight: close.inFlight ?? [],
    };
    const n = this.#records - 1;
    this.#stated({ n, of: 'content', hex: end.content });
    this.#stated({ n, of: 'transitions', hex: end.transitions });
    this.#stated({ n, of: 'state', hex: state });
    const { inFlight, ...rest } = end;
    this.#out.text(`${JSON.stringify({ end: inFlight.length > 0 ? end : rest })}\n`);
    this.#out.flush();
    return end;
  }

  #digest(): void {
    const n = this.#records - 1;
    const content = this.#content.hex();
    const transitions = this.#transitions.hex();
    this.#out.text(`${JSON.stringify({ digest: { n, content, transitions } })}\n`);
    this.#stated({ n, of: 'content', hex: content });
    this.#stated({ n, of: 'transitions', hex: transitions });
  }

  #keyframe(world: World): string {
    const state = stateDigest(world, this.#newHasher);
    this.#nextKeyframe = this.#records + keyframeDistance(world);
    const n = this.#records - 1;
    this.#out.text(`${JSON.stringify({ keyframe: { n, state } })}\n`);
    this.#stated({ n, of: 'state', hex: state });
    return state;
  }
}

/** Records until the next keyframe: so many that its cost does not count. */
function keyframeDistance(world: World): number {
  return Math.max(DIGEST_EVERY, Math.ceil(cellCount(world) / CELLS_PER_RECORD));
}
