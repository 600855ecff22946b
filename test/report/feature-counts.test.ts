import { expect, test } from 'vitest';
import { featureLines } from '../../src/report/feature-counts.ts';
import { runCli } from '../support/cli.ts';

test('a line for each feature, in the order of the records', () => {
  expect(featureLines({ 'call-rang': 2, 'call-missed': 1, 'lobby-entered': 3, 'no-such-kind': 4 })).toEqual([
    'Calls     2 call rang, 1 call missed',
    'Meetings  3 lobby entered',
  ]);
  expect(featureLines({})).toEqual([]);
});

test('a run of a meeting alone tells of no messages, one with both tells of both', async () => {
  const meeting = await runCli(['run', 'scenarios/meeting-lobby-admission.yaml']);
  expect(meeting.out).toMatch(/\nMeetings {2}.*\d+ lobby entered/);
  expect(meeting.out).not.toContain('Messages');
  const call = await runCli(['run', 'scenarios/call-answered.yaml']);
  expect(call.out).toMatch(/\nMessages [\s\S]*\nCalls {5}.*\d+ call rang/);
});
