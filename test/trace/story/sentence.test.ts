import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/core/time.ts';
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { LABEL_CHARACTERS, sentenceOf, shortLabel } from '../../../src/trace/story/sentence.ts';
import { clockTime, durationInWords } from '../../../src/trace/story/spoken-time.ts';
import { indexedScenario, indexedText, SCENARIOS, scenarioText } from './running.ts';

/** Kinds that no scenario of ours brings about; the rest has to be met. */
const START = parseInstant('2023-09-11T00:00:00Z')!;
const RARE = ['message-held'];

const SENTENCE = /^(?:\d{4}-\d\d-\d\d )?\d\d+:\d\d:\d\d\.\d{3}(?:\d{3})?, \S.*[^\s.]$/;
const RAW =
  /undefined|NaN|null|\[object|\bmode -?\d|\bcode -?\d|\b(?:user|tenant|group|link|pair) -?\d| {2}|, ,/;

describe('the sentence of a record', () => {
  it('is whole for every record of every scenario, and every kind of record has one', () => {
    const met = new Set<number>();
    const wrong: string[] = [];
    for (const name of SCENARIOS) {
      const trace = indexedScenario(name);
      for (let n = 0; n < trace.columns.count; n++) {
        met.add(trace.columns.kind[n]!);
        const [sentence, label] = [sentenceOf(trace, n), shortLabel(trace, n)];
        if (!SENTENCE.test(sentence) || RAW.test(sentence)) wrong.push(`${name} ${n}: ${sentence}`);
        if (!/^\S.*\S$/.test(label) || Array.from(label).length > LABEL_CHARACTERS) wrong.push(label);
      }
    }
    expect(wrong).toEqual([]);
    const missing = RECORD_KINDS.map(({ name }) => name).filter((_, kind) => !met.has(kind));
    expect(missing.filter((name) => !RARE.includes(name))).toEqual([]);
  });

  it('says who, what and how long', () => {
    const trace = indexedScenario('main.yaml');
    const sentences = Array.from({ length: trace.columns.count }, (_, n) => sentenceOf(trace, n));
    const beijing =
      '12:00:00.000, the group beijing was granted TeamsOnly; mei@contoso.partner.onmschina.cn became TeamsOnly; threads 15 and 6 became disabled';
    expect(sentences).toContain(beijing);
    expect(sentences).toContain(
      '12:00:10.137339, thread 7, ann-wei-2 from ann@contoso.com to wei@contoso.partner.onmschina.cn failed on its way, because of landing-client-gone',
    );
    expect(sentences.slice(408, 410)).toEqual([
      '15:01:00.000, li@contoso.partner.onmschina.cn signed in to Skype for Business, which was refused',
      '15:01:00.000, signing in to Skype for Business for li@contoso.partner.onmschina.cn was refused, because of client-allowed',
    ]);
    expect(sentences.find((sentence) => sentence.includes('SIP session between'))).toMatch(
      /thread \d+, SIP session between \S+ and \S+ expired after 10 minutes idle$/,
    );
  });

  it('takes the sting out of names and never lets one be empty', () => {
    const text = scenarioText('split-idle-clock.yaml');
    const { columns } = indexedText(text);
    const users = columns.head.names.users.map((_, user) => (user === 0 ? '\u001b[31m\u202e' : '\u0007'));
    const trace: IndexedTrace = indexTrace({
      ...columns,
      head: { ...columns.head, names: { ...columns.head.names, users } },
    });
    const sentences = Array.from({ length: columns.count }, (_, n) => sentenceOf(trace, n)).join('\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(sentences).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(sentences).toContain('user 1');
  });
});

describe('times read aloud', () => {
  it.each([
    [0, '00:00:00.000', '0 seconds'],
    [600_000_000, '00:10:00.000', '10 minutes'],
    [5_400_000_000, '01:30:00.000', '1 hour 30 minutes'],
    [32_020, '00:00:00.032020', '32.02 milliseconds'],
    [1, '00:00:00.000001', '1 microsecond'],
    [61_500_000, '00:01:01.500', '1 minute 1.5 seconds'],
    [100 * 3_600_000_000, '2023-09-15 04:00:00.000', '4 days 4 hours'],
  ])('%i us', (us, clock, words) => {
    expect(clockTime({ startUs: START }, us)).toBe(clock);
    expect(durationInWords(us)).toBe(words);
  });
});
