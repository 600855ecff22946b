/**
 * What the trace writer's generality and its digests cost: records per second of TraceWriter against a writer by
 * hand that assembles the same bytes of the same records, knows five kinds and nothing else, and takes no digest.
 */
import { E, F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import { CLIENTS, METHODS } from '../../src/model/words.ts';
import { putNumber } from '../../src/trace/byte-writer.ts';
import type { NewHasher } from '../../src/trace/hasher.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import { newRecordBuffer, type RecordBuffer } from '../../src/trace/record.ts';
import { type TraceHead, TraceWriter } from '../../src/trace/writer.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;
const DELIVERED = FIRST_FOLLOW_ON + F.messageDelivered;
const HOP_US = 18_437;

/** Calls `take` with `count` records of people who chat: attempt, sent, hop, arrival and delivery of each message. */
export function chatRecords(
  count: number,
  decisions: readonly string[],
  take: (record: RecordBuffer) => void,
): void {
  const record = newRecordBuffer();
  for (let n = 0; n < count; n++) {
    const message = Math.floor(n / 5);
    record.n = n;
    record.atUs = message * 7_919 + (n % 5 < 2 ? 0 : n % 5 === 2 ? HOP_US : 2 * HOP_US);
    record.cause = n % 5 === 0 ? -1 : n - 1;
    record.didCount = 0;
    record.scheduledCount = 0;
    record.decision = '';
    fill(record, n % 5, message, decisions);
    take(record);
  }
}

function fill(record: RecordBuffer, step: number, message: number, decisions: readonly string[]): void {
  const { values, dids } = record;
  values[0] = message;
  if (step === 0) {
    record.kind = E.messageAttempted;
    values[1] = -1;
    values[2] = message % 1000;
    values[3] = (message * 7) % 1000;
    values[4] = message & 1;
    values[5] = 0;
    values[6] = -1;
    values[7] = 0;
    dids[0] = T.touchSession;
    dids[1] = message % 5000;
    record.didCount = 1;
    schedule(record, E.sessionExpired, record.atUs + 600_000_000, message % 5000);
    record.decision = decisions[message % decisions.length]!;
  } else if (step === 1) {
    record.kind = SENT;
    values.set([message, message % 5000, message % 3000, 0, -1, message & 1, 1, 1, 0]);
    schedule(record, E.messageHopped, record.atUs + HOP_US, message);
  } else if (step === 2) {
    record.kind = E.messageHopped;
    values[1] = message % 7;
    schedule(record, E.messageArrived, record.atUs + HOP_US, message);
  } else if (step === 3) {
    record.kind = E.messageArrived;
    values[1] = message % 7;
  } else {
    record.kind = DELIVERED;
    values[1] = message & 1;
  }
}

function schedule(record: RecordBuffer, kind: number, atUs: number, whose: number): void {
  record.scheduled[0] = kind;
  record.scheduled[1] = atUs;
  record.scheduled[2] = whose;
  record.scheduledCount = 1;
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const P = {
  n: ascii('{"n":'),
  at: ascii(',"at":'),
  cause: ascii(',"cause":'),
  attempted: ascii(',"event":"message-attempted","message":'),
  from: ascii(',"from":'),
  to: ascii(',"to":'),
  via: CLIENTS.map((client) => ascii(`,"via":"${client}","wish":"newest","features":`)),
  touch: ascii(',"did":[{"do":"touch-session","thread":'),
  expiry: ascii('}],"scheduled":[{"event":"session-expired","at":'),
  thread: ascii(',"thread":'),
  decision: ascii('}],"decision":'),
  sent: ascii(',"event":"message-sent","message":'),
  session: ascii(',"session":'),
  newSession: ascii(',"newSession":'),
  lands: CLIENTS.map((client) => ascii(`,"lands":"${client}"`)),
  method: METHODS.map((method) => ascii(`,"method":"${method}","textOnly":`)),
  stripped: ascii(',"stripped":'),
  hopNext: ascii(',"scheduled":[{"event":"message-hopped","at":'),
  arriveNext: ascii(',"scheduled":[{"event":"message-arrived","at":'),
  message: ascii(',"message":'),
  scheduledEnd: ascii('}]}\n'),
  hopped: ascii(',"event":"message-hopped","message":'),
  arrived: ascii(',"event":"message-arrived","message":'),
  link: ascii(',"link":'),
  delivered: ascii(',"event":"message-delivered","message":'),
  client: CLIENTS.map((client) => ascii(`,"client":"${client}"}\n`)),
  end: ascii('}\n'),
};

function put(out: Uint8Array, start: number, piece: Uint8Array): number {
  let at = start;
  for (let i = 0; i < piece.length; i++) out[at++] = piece[i]!;
  return at;
}

/** The writer by hand: takes records of chatRecords, returns how many bytes it made. */
export function plainWriter(sink: (chunk: Uint8Array) => void): {
  record(r: RecordBuffer): void;
  flush(): void;
} {
  const out = new Uint8Array(256 * 1024);
  const texts = new Map<string, Uint8Array>();
  let at = 0;
  const flush = (): void => {
    sink(out.subarray(0, at));
    at = 0;
  };
  const decide = (text: string): void => {
    let bytes = texts.get(text);
    if (bytes === undefined) {
      bytes = ascii(text);
      texts.set(text, bytes);
    }
    out.set(bytes, at);
    at += bytes.length;
  };
  const record = (r: RecordBuffer): void => {
    if (at + 512 + r.decision.length > out.length) flush();
    const v = r.values;
    at = putNumber(out, put(out, at, P.n), r.n);
    at = putNumber(out, put(out, at, P.at), r.atUs);
    if (r.cause >= 0) at = putNumber(out, put(out, at, P.cause), r.cause);
    switch (r.kind) {
      case E.messageAttempted:
        at = putNumber(out, put(out, at, P.attempted), v[0]!);
        at = putNumber(out, put(out, at, P.from), v[2]!);
        at = putNumber(out, put(out, at, P.to), v[3]!);
        at = putNumber(out, put(out, at, P.via[v[4]!]!), v[7]!);
        at = putNumber(out, put(out, at, P.touch), r.dids[1]!);
        at = putNumber(out, put(out, at, P.expiry), r.scheduled[1]!);
        at = putNumber(out, put(out, at, P.thread), r.scheduled[2]!);
        at = put(out, at, P.decision);
        decide(r.decision);
        at = put(out, at, P.end);
        return;
      case SENT:
        at = putNumber(out, put(out, at, P.sent), v[0]!);
        at = putNumber(out, put(out, at, P.thread), v[1]!);
        at = putNumber(out, put(out, at, P.session), v[2]!);
        at = putNumber(out, put(out, at, P.newSession), v[3]!);
        at = put(out, at, P.lands[v[5]!]!);
        at = putNumber(out, put(out, at, P.method[v[6]!]!), v[7]!);
        at = putNumber(out, put(out, at, P.stripped), v[8]!);
        at = putNumber(out, put(out, at, P.hopNext), r.scheduled[1]!);
        at = putNumber(out, put(out, at, P.message), r.scheduled[2]!);
        at = put(out, at, P.scheduledEnd);
        return;
      case E.messageHopped:
        at = putNumber(out, put(out, at, P.hopped), v[0]!);
        at = putNumber(out, put(out, at, P.link), v[1]!);
        at = putNumber(out, put(out, at, P.arriveNext), r.scheduled[1]!);
        at = putNumber(out, put(out, at, P.message), r.scheduled[2]!);
        at = put(out, at, P.scheduledEnd);
        return;
      case E.messageArrived:
        at = putNumber(out, put(out, at, P.arrived), v[0]!);
        at = putNumber(out, put(out, at, P.link), v[1]!);
        at = put(out, at, P.end);
        return;
      default:
        at = putNumber(out, put(out, at, P.delivered), v[0]!);
        at = put(out, at, P.client[v[1]!]!);
    }
  };
  return { record, flush };
}

export interface TraceWriterFigures {
  /** Million records per CPU second, medians. */
  readonly plain: number;
  readonly writer: number;
  readonly writerPlainHasher: number;
  /** The median of the runs' own ratios, writer to plain. */
  readonly ratio: number;
}

/** Interleaves `runs` runs of each over `records` records; `cpuUs` is the CPU clock in microseconds. */
export function measureTraceWriter(
  head: TraceHead,
  decisions: readonly string[],
  cpuUs: () => number,
  { runs = 11, records = 500_000 } = {},
): TraceWriterFigures {
  let bytes = 0;
  const sink = (chunk: Uint8Array): void => {
    bytes += chunk.length;
  };
  const timed = (work: () => void): number => {
    const before = cpuUs();
    work();
    return records / (cpuUs() - before);
  };
  const plainRun = (): void => {
    const writer = plainWriter(sink);
    chatRecords(records, decisions, writer.record);
    writer.flush();
  };
  const traceRun = (newHasher?: NewHasher): void => {
    const writer = new TraceWriter(sink, head, newHasher === undefined ? {} : { newHasher });
    chatRecords(records, decisions, (record) => {
      writer.record(record);
      writer.settled(head.world);
    });
    writer.end({ world: head.world, interrupted: false });
  };
  const figures = {
    plain: [] as number[],
    writer: [] as number[],
    js: [] as number[],
    ratio: [] as number[],
  };
  for (let run = 0; run < runs + 2; run++) {
    const plain = timed(plainRun);
    const writer = timed(() => traceRun(newNodeHasher));
    const js = timed(() => traceRun());
    // The first two runs are the compiler's.
    if (run < 2) continue;
    figures.plain.push(plain);
    figures.writer.push(writer);
    figures.js.push(js);
    figures.ratio.push(writer / plain);
  }
  if (bytes === 0) throw new Error('nothing was written');
  return {
    plain: median(figures.plain),
    writer: median(figures.writer),
    writerPlainHasher: median(figures.js),
    ratio: median(figures.ratio),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
