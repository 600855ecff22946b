import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/cli/explain.ts';
import type { ExitCode, Io } from '../../src/cli/io.ts';
import { E, F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import { MODE } from '../../src/model/words.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { foldInto } from '../../src/trace/replay.ts';
import { tellStory } from '../../src/trace/story.ts';
import { type Parts, recordOf } from './arbitrary-records.ts';
import { sampleHead, sampleWorld, textWriter } from './samples.ts';

const MINUTE = 60_000_000;
const on = (followOn: number): number => FIRST_FOLLOW_ON + followOn;

const DECISION = JSON.stringify({
  outcome: 'lands',
  client: 'SfB',
  method: 'interop',
  interop: true,
  textOnly: true,
  row: '2019-h1/1b.7',
  gates: [
    { gate: 'state-legal', side: 'originator', pass: true, because: 'legal' },
    { gate: 'thread-open', pass: true, because: 'new-conversation' },
  ],
  source: '[COEX] Table 1b, row 2019-h1/1b.7',
  inputs: {
    tenancy: 'in-tenant',
    originatorMode: 'TeamsOnly',
    originatorHomed: 'online',
    recipientMode: 'SfBOnly',
  },
});

const NO = JSON.stringify({
  outcome: 'refused',
  row: null,
  gates: [{ gate: 'thread-open', pass: false, because: 'thread-is-disabled' }],
  source: '[COEX] Chats and calls from pre-existing threads',
});

/** An interop thread is made by m1 and disabled by an upgrade; what the scenario calls m2 is then refused. */
const RECORDS: Omit<Parts, 'n'>[] = [
  {
    kind: E.messageAttempted,
    values: [0, 0, 0, 1, 0, 0, -1, 0],
    dids: [
      [T.addPair, 0, 1],
      [T.addThread, 0, 1, 0, 1, 0, 1],
      [T.openSession, 0],
      [T.markSent, 0, 0, 0],
    ],
    decision: DECISION,
  },
  { kind: on(F.messageSent), cause: 0, values: [0, 0, 0, 1, -1, 1, 1, 1, 5] },
  { kind: E.messageHopped, atUs: 10_000, cause: 1, values: [0, 0] },
  { kind: E.messageArrived, atUs: 24_000, cause: 2, values: [0, 1] },
  { kind: on(F.messageDelivered), atUs: 24_000, cause: 3, values: [0, 1] },
  { kind: E.messageAttempted, atUs: 25_000, values: [1, -1, 1, 0, 1, 3, 0, 0], dids: [[T.touchSession, 0]] },
  { kind: on(F.messageSent), atUs: 25_000, cause: 5, values: [1, 0, 0, 0, 0, 0, 1, 1, 0] },
  { kind: E.sessionExpired, atUs: 10 * MINUTE, cause: 0, values: [0, 0], dids: [[T.closeSession, 0]] },
  { kind: E.modeGranted, atUs: 20 * MINUTE, values: [1, MODE.TeamsOnly], dids: [[T.setPendingMode, 1, 0]] },
  {
    kind: E.modeTookEffect,
    atUs: 30 * MINUTE,
    cause: 8,
    values: [1, 1],
    dids: [
      [T.setMode, 1, MODE.TeamsOnly],
      [T.setThreadStatus, 0, 2],
    ],
  },
  {
    kind: E.messageAttempted,
    atUs: 31 * MINUTE,
    values: [2, 1, 0, 1, 0, 2, 0, 0],
    dids: [[T.markRefused, 1]],
    decision: NO,
  },
  { kind: on(F.messageRefused), atUs: 31 * MINUTE, cause: 10, values: [2, 1] },
];

function traceText(inFlight: number[] = [1]): string {
  const world = sampleWorld();
  const { writer, text } = textWriter(sampleHead());
  for (const [n, parts] of RECORDS.entries()) {
    const record = recordOf({ ...parts, n });
    writer.record(record);
    foldInto(world, record);
  }
  writer.end({ world, interrupted: false, inFlight });
  return text();
}

const lines = (text: string): string[][] => [splitLines(new TextEncoder().encode(text))];

async function story(what: string, text = traceText()): Promise<string> {
  const { paragraphs } = await tellStory(lines(text), what);
  return paragraphs.join('\n\n');
}

describe('the story of a message', () => {
  it('goes from the attempt over the gates, the row and the way to what became of its thread', async () => {
    expect(
      await story('M1'),
    ).toBe(`Record 0, at 0s (2019-06-03T09:00:00Z): ann@contoso.com wrote m1 (message 0) to bob@contoso.com in Teams, in the newest conversation that this client still shows, else in a new one.
  What was known (in-tenant): the originator is TeamsOnly, homed online; the recipient is SfBOnly.
  Gates asked: state-legal of the originator passes (legal), thread-open passes (new-conversation).
  Row 2019-h1/1b.7: it lands in Skype for Business, method interop. [COEX] Table 1b, row 2019-h1/1b.7.

Record 1, at 0s (2019-06-03T09:00:00Z): a new thread, 0, is made for it: ann@contoso.com in Teams, bob@contoso.com in Skype for Business; it leaves for Skype for Business.
  The method is interop (between Teams and Skype for Business, plain text only); only the text goes along, this is lost: formatting, emoji. It opens SIP session 0.

Record 2, at 10ms (2019-06-03T09:00:00.01Z): it passed worldwide, 10ms after it left.

Record 3, at 24ms (2019-06-03T09:00:00.024Z): it came to the end of its way over worldwide to 21Vianet, 24ms after it left.

Record 4, at 24ms (2019-06-03T09:00:00.024Z): it was delivered in Skype for Business, which bob@contoso.com was running.

Record 7, at 10m (2019-06-03T09:10:00Z): SIP session 0 ended, at its timeout.

Record 9, at 30m (2019-06-03T09:30:00Z): thread 0, in which it travelled, became disabled, because the new mode of bob@contoso.com took effect, TeamsOnly; behind it stands record 8, at 20m (2019-06-03T09:20:00Z): bob@contoso.com was granted TeamsOnly.`);
  });

  it('is the same by name and by number', async () => {
    expect(await story('0')).toBe(await story('m1'));
    expect(await story('message:0')).toBe(await story('m1'));
  });

  it('says in which thread it goes on, and that it is still on its way', async () => {
    const told = await story('1');
    expect(told).toContain('as a reply in the window where m1 arrived, thread 0.');
    expect(told).toContain('it goes on in thread 0, which record 0 made by row 2019-h1/1b.7');
    expect(told).toContain('It goes on in SIP session 0. It was written in the window of SIP session 0.');
    expect(told).toMatch(/It was on its way when the run ended \(inFlight\)\.$/);
  });

  it('says why it was refused, and what had disabled the thread', async () => {
    const told = await story('m2 "TWO"');
    expect(told).toContain('in the conversation of m1, thread 0 (disabled by record 9, at 30m');
    expect(told).toContain('thread-open FAILS (thread-is-disabled)');
    expect(told).toContain('No row was asked: a gate refused.');
    expect(told).toMatch(/it was refused and never left, because of thread-disabled\.$/);
  });

  it('of a trace that was cut ends where the trace does', async () => {
    const text = traceText();
    const told = await story('m1', text.slice(0, text.indexOf('{"n":3,') + 9));
    expect(told).toMatch(/The trace was cut before the outcome\.$/);
  });
});

describe('the story of a thread', () => {
  it('has who made it, what went through it, and how it ended', async () => {
    const told = await story('thread:0');
    expect(told).toContain('thread 0 is made, because ann@contoso.com wrote');
    expect(told).toContain('by row 2019-h1/1b.7; it stays as it is made.');
    expect(told).toContain('SIP session 0 opens on its Skype for Business side.');
    expect(told).toContain(
      'Record 1, at 0s (2019-06-03T09:00:00Z): m1 (message 0) of ann@contoso.com leaves in it for Skype',
    );
    expect(told).toContain('message 1 of bob@contoso.com leaves in it for Teams.');
    expect(told).toContain('its SIP session ends, at its timeout.');
    expect(told).toMatch(
      /it becomes disabled, because the new mode of bob@contoso\.com took effect, TeamsOnly; behind/,
    );
  });
});

interface TestIo extends Io {
  said: string;
  complained: string;
}

function testIo(input = ''): TestIo {
  return {
    said: '',
    complained: '',
    async out(text) {
      this.said += text;
    },
    err(text) {
      this.complained += text;
    },
    async *stdin() {
      yield new TextEncoder().encode(input);
    },
    outBytes: async () => {},
    outIsTerminal: false,
    errIsTerminal: false,
    interrupted: () => false,
    exitCode: 0 as ExitCode,
  };
}

describe('explain', () => {
  it('tells a story from lines, from a file and from standard input', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'coexsim-explain-'));
    const path = join(folder, 'x.trace.jsonl');
    await writeFile(path, traceText());
    const told = `${await story('m1')}\n`;
    for (const trace of [path, lines(traceText()), '-']) {
      const io = testIo(traceText());
      await explain(trace, 'm1', io);
      expect(io.said).toBe(told);
      expect(io.complained).toBe('');
      expect(io.exitCode).toBe(0);
    }
    await rm(folder, { recursive: true });
  });

  it('says what there is if the message is not', async () => {
    const io = testIo();
    await explain(lines(traceText()), 'm9\u001b', io);
    expect(io.exitCode).toBe(65);
    expect(io.complained).toContain('there is no "m9" in this trace (named messages are m1, m2 "two"');
    const near = testIo();
    await explain(lines(traceText()), 'm2tw', near);
    expect(near.complained).toContain('there is no "m2tw" in this trace (did you mean m2 "two"');
    const thread = testIo();
    await explain(lines(traceText()), 'thread:7', thread);
    expect(thread.exitCode).toBe(65);
  });

  it('says that a trace was cut, damaged, or is not there', async () => {
    const cut = testIo();
    const text = traceText();
    await explain(lines(text.slice(0, text.indexOf('{"n":3,'))), 'm1', cut);
    expect(cut.exitCode).toBe(0);
    expect(cut.complained).toBe('the trace: this trace was cut short: its last whole record is 2\n');
    const damaged = testIo(text.replace('{"n":1,', '{"n":1'));
    await explain('-', 'm1', damaged);
    expect(damaged.exitCode).toBe(65);
    expect(damaged.complained).toMatch(/^the trace:\d+:1: this is not JSON\n$/);
    const missing = testIo();
    await explain('/nowhere/x.trace.jsonl', 'm1', missing);
    expect(missing.exitCode).toBe(74);
    expect(missing.complained).toBe('there is no folder /nowhere\n');
  });
});
