/** Parts of reports by examples made by hand: two clients, presence, waves, groups, the worst hit, hostile names. */
import { expect, test } from 'vitest';
import { headlinesOf } from '../../src/report/headlines.ts';
import { ifText } from '../../src/report/if-text.ts';
import { reportText } from '../../src/report/report-text.ts';
import { compile, SMALL } from './parts.ts';
import { compiledScenario, reportOf } from './reports.ts';
import { sampleReport } from './sample-report.ts';

test('a conversation is split for the one who has it in both clients on one day, and not the day after', () => {
  const report = reportOf(
    compile({
      until: '3d',
      users: { ann: 'Islands', bob: 'SfBOnly' },
      events: [
        // Lands in Skype for Business on both sides: the row for recipients who only have that.
        ['1h', 'ann', 'bob', 'Teams'],
        ['2h', 'bob', 'ann', 'SfB'],
        // The next day one client alone.
        ['26h', 'bob', 'ann', 'SfB'],
      ],
    }),
  );
  const [pair] = report.split.pairs;
  expect(report.split.total.count).toBe(1);
  expect(report.split.days).toEqual([expect.objectContaining({ day: 0, date: '2019-06-03' })]);
  expect(pair).toMatchObject({ people: [SMALL.ann, SMALL.bob], for: [SMALL.ann], days: 1 });
  // Nothing was sent to Ann's Teams, but what she wrote there lies there.
  expect(pair).toMatchObject({ inTeams: 1, inSfB: 2 });
  const [record] = pair!.records;
  expect(report.evidence[String(record)]!.text).toContain(`from ${SMALL.bob} to ${SMALL.ann}`);
});

test('one client on each side is no split, however different they are', () => {
  const report = reportOf(
    compile({
      until: '3h',
      users: { ann: 'TeamsOnly', bob: 'SfBOnly' },
      events: [
        ['1h', 'ann', 'bob', 'Teams'],
        ['2h', 'bob', 'ann', 'SfB'],
      ],
    }),
  );
  expect(report.latency.map(({ via, lands }) => [via, lands])).toEqual([
    ['Teams', 'SfB'],
    ['SfB', 'Teams'],
  ]);
  expect(report.split.total.count).toBe(0);
});

test('presence is wrong from what a person does until the news of it arrives', () => {
  const report = reportOf(
    compile({
      until: '3h',
      users: { ann: 'TeamsOnly', bob: 'TeamsOnly' },
      contacts: { ann: ['bob'] },
      more: [{ at: '1h', setActivity: { user: SMALL.bob, client: 'Teams', activity: 'busy' } }],
      events: [],
    }),
  );
  const { presence } = report;
  expect(presence).toMatchObject({ watched: 1, totalUs: 3 * 3_600_000_000 });
  expect(presence!.kinds).toEqual([{ true: 'busy', shown: 'available', us: presence!.wrongUs }]);
  expect(presence!.longest).toEqual([
    {
      watcher: SMALL.ann,
      person: SMALL.bob,
      client: 'Teams',
      fromUs: 3_600_000_000,
      us: presence!.wrongUs,
      true: 'busy',
      shown: 'available',
      record: 0,
    },
  ]);
  // One way between two clients of one cloud.
  expect(presence!.wrongUs).toBe(20_000);
});

test('whoever watches in Skype for Business sees nothing of somebody who is in Teams only', () => {
  const report = reportOf(
    compile({
      until: '2h',
      users: { ann: 'SfBOnly', bob: 'Islands' },
      clients: { bob: ['Teams'] },
      contacts: { ann: ['bob'] },
      events: [],
    }),
  );
  expect(report.presence!.kinds).toEqual([{ true: 'available', shown: 'offline', us: 2 * 3_600_000_000 }]);
  expect(report.presence!.longest[0]!.record).toBe(-1);
});

test('waves of a plan count what they changed, and reach is looked at after each', () => {
  const compiled = compiledScenario('plan-pilot-wave.yaml');
  const report = reportOf(compiled);
  expect(report.waves.map(({ name, planned, people }) => ({ name, planned, people }))).toEqual(
    compiled.waves.map(({ name, users }) => ({ name, planned: true, people: users })),
  );
  expect(report.disabled.days.flatMap(({ waves }) => waves)).toEqual([{ wave: 'the rest', count: 1 }]);
  expect(report.reach!.moments.map(({ label }) => label)).toEqual([
    'before',
    'after pilot',
    'after the rest',
    'at the end',
  ]);
  // The groups of waves are none to sum up by.
  expect(report.groups.map(({ name }) => name)).not.toContain('pilot');
});

test('without a plan each day on which modes changed is a wave', () => {
  const report = reportOf(
    compile({
      until: '4d',
      users: { ann: 'Islands', bob: 'Islands', cem: 'SfBOnly' },
      more: [
        { at: '1h', setMode: { user: SMALL.ann, mode: 'TeamsOnly' } },
        { at: '50h', setMode: { user: SMALL.bob, mode: 'TeamsOnly' } },
        { at: '51h', setMode: { user: SMALL.cem, mode: 'TeamsOnly' } },
      ],
      events: [
        ['55m', 'ann', 'cem', 'SfB'],
        ['49h55m', 'bob', 'cem', 'SfB'],
      ],
    }),
  );
  expect(
    report.waves.map(({ name, planned, people, changes, disabled }) => [
      name,
      planned,
      people,
      changes.count,
      disabled.count,
    ]),
  ).toEqual([
    ['2019-06-03', false, 1, 1, 1],
    ['2019-06-05', false, 2, 2, 1],
  ]);
  expect(report.waves[1]!.changes.query).toBe(
    'does:set-mode at:2019-06-05T00:00:00Z..2019-06-05T23:59:59.999999Z',
  );
});

test('groups sum up if each person is in one of them; large ones win over those within them', () => {
  const users = { ann: 'Islands', bob: 'Islands', cem: 'Islands', dan: 'Islands' } as const;
  const namesOf = (groups: Record<string, (keyof typeof SMALL)[]>): string[] => {
    const report = reportOf(compile({ until: '1h', users, groups, events: [] }));
    return report.groups.map(({ name, people }) => `${name} ${people}`);
  };
  expect(namesOf({ one: ['ann', 'bob'], two: ['cem', 'dan'], small: ['ann'] })).toEqual(['one 2', 'two 2']);
  expect(namesOf({ one: ['ann', 'bob', 'cem'] })).toEqual(['one 3', 'others of contoso 1']);
  expect(namesOf({ one: ['ann'] })).toEqual(['contoso 4']);
  // All of them in one group says no more than the tenant; its parts do.
  expect(namesOf({ all: ['ann', 'bob', 'cem', 'dan'], a: ['ann', 'bob'], b: ['cem', 'dan'] })).toEqual([
    'a 2',
    'b 2',
  ]);
});

test('those hit as hard stand in the order of their names', () => {
  const report = reportOf(
    compile({
      until: '2h',
      users: { ann: 'TeamsOnly', bob: 'TeamsOnly', cem: 'TeamsOnly' },
      clients: { bob: [], cem: [] },
      events: [
        ['1h', 'ann', 'cem', 'Teams'],
        ['1h', 'ann', 'bob', 'Teams'],
      ],
    }),
  );
  expect(report.worst.people.map(({ name, score }) => [name, score])).toEqual([
    [SMALL.bob, 1],
    [SMALL.cem, 1],
  ]);
});

/** What a terminal would obey. */
function harmful(text: string): string[] {
  return ['\u001b', '\u202e'].filter((character) => text.includes(character));
}

test('a terminal is told no more than text, whatever somebody is called', () => {
  const report = reportOf(compiledScenario('main.yaml'));
  const hostile = JSON.parse(
    JSON.stringify(report).replaceAll('ann@contoso.com', 'ann\\u001b[2J\\u202e<b>@contoso.com'),
  ) as typeof report;
  const command = (...words: readonly string[]): string => words.join(' ');
  const text = reportText(hostile, command);
  expect(text).toContain('ann[2J<b>@contoso.com');
  expect(harmful(text)).toEqual([]);
  const compared = ifText(
    {
      coexsimIf: 1,
      events: [{ atUs: 0, text: 'setMode: \u001b[2J' }],
      headlines: [{ text: '\u202e', records: [] }],
      without: hostile,
      with: hostile,
      threads: hostile.disabled.threads,
      lost: 8,
      spared: 0,
      people: [{ person: '\u001b[2J', group: '\u202e', lost: 1 }],
      changed: [],
      reach: hostile.reach,
      whyNoReach: null,
      evidence: {},
    },
    command,
  );
  expect(harmful(compared)).toEqual([]);
});

test('who may not write in the client that runs, and does not run the other, is told so alike everywhere', () => {
  const report = reportOf(
    compile({
      until: '3h',
      users: { ann: 'TeamsOnly', bob: 'TeamsOnly' },
      clients: { ann: ['SfB'] },
      events: [['1h', 'ann', 'bob', 'Teams']],
    }),
  );
  // The table let it go, so no row has decided that it was refused.
  expect(report.losses.byReason).toMatchObject([{ loss: 'refused', reason: 'client-not-running', rows: [] }]);
  expect(report.reach!.cells[0]!.because).toContainEqual({ what: 'client-not-running', pairs: 1 });
  expect(report.rows).toMatchObject([
    {
      row: '2019-h1/1c.7',
      says: 'TeamsOnly | Teams | Online | Teams',
      table: 'in-tenant new chat or call routing to a TeamsOnly mode recipient',
    },
  ]);
  expect(reportText(report, (...words) => words.join(' '))).toContain('TeamsOnly | Teams | Online | Teams ');
});

test('who loses most is one person only if no other loses as many', () => {
  const sample = sampleReport();
  const loses = (...counts: readonly number[]): string => {
    const people = counts.map((count, i) => ({
      person: `p${i}`,
      group: '',
      threads: { count, records: [] },
    }));
    return headlinesOf({ ...sample, disabled: { ...sample.disabled, people } })[0]!.text;
  };
  expect(loses(4, 3)).toMatch(/\. p0 loses most \(4\)\.$/);
  expect(loses(3, 3, 1)).toMatch(/\. p0 and p1 lose most \(3 each\)\.$/);
  expect(loses(3, 3, 3, 3, 1)).toMatch(/\. 4 people lose most \(3 each\)\.$/);
  const lost = sample.worst.people[0]!.missed;
  const people = ['a', 'b', 'c'].map((name) => ({ ...sample.worst.people[0]!, name, missed: lost }));
  const texts = headlinesOf({ ...sample, worst: { ...sample.worst, people } }).map(({ text }) => text);
  expect(texts.some((text) => text.includes(' 3 people miss most ('))).toBe(true);
});
