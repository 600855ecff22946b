import { expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { headlines } from '../../../src/trace/story/headlines.ts';
import { featuresTrace, tracedFile } from './features-trace.ts';

const told = (file: string): string[] =>
  headlines(tracedFile(`scenarios/${file}.yaml`)).map(({ text }) => text);

it('a call that nobody answered is told among what happened, before what went well', () => {
  const trace = featuresTrace();
  const all = headlines(trace);
  const missed = all.findIndex(({ kind }) => kind === 'feature');
  expect(all[missed]!.text).toMatch(/^A call was missed: at 08:08:\d\d\.\d+ .*lost/);
  expect(RECORD_KINDS[trace.columns.kind[all[missed]!.n]!]!.name).toBe('call-missed');
  expect(missed).toBeLessThan(all.findIndex(({ kind }) => kind === 'delivered'));
});

it('several of a kind are counted, and told one by one below', () => {
  const [returned] = headlines(tracedFile('scenarios/exchange-returned-mail.yaml')).filter(
    ({ kind }) => kind === 'feature',
  );
  expect(returned!.text).toBe(`${returned!.count} mails were returned.`);
  expect(returned!.count).toBeGreaterThanOrEqual(4);
  expect(returned!.children.length + returned!.left).toBe(returned!.count);
});

it.each([
  ['meeting-authenticated-join', /times somebody could not join a meeting/],
  ['free-busy-one-direction', /calendar/],
  ['boundary-crossings-are-counted', /labelled message/],
  ['share-meet-now-off', /could not be shared/],
  ['group-pairwise-federation', /group chat/],
])('%s is told', (file, expected) => {
  expect(told(file).some((text) => expected.test(text))).toBe(true);
});
