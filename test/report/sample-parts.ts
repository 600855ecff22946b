/** The parts of a report that is made by hand. */
import { formatInstant, parseInstant, US_PER_DAY, US_PER_HOUR, US_PER_MINUTE } from '../../src/core/time.ts';
import type {
  DisabledReport,
  Headline,
  Hit,
  LossReport,
  ReachCell,
  ReachReport,
  Report,
  ReportGroup,
  WaveReport,
} from '../../src/report/report.ts';
import type { Pen } from './sample-pen.ts';
import { type SampleShape, several } from './sample-shape.ts';

export const START = parseInstant('2026-01-12T06:00:00Z')!;
export const METHODS = ['native', 'interop', 'sfb', 'interopFederated'];
const REASONS: readonly [LossReport['byReason'][number]['loss'], string, string, string][] = [
  ['missed', 'unseen', 'It landed in a client that the recipient does not run.', '[COEX] 1b.3'],
  ['refused', 'thread-disabled', 'The thread was disabled or locked; a new conversation is needed.', ''],
  [
    'refused',
    'not-possible',
    'The table says Not Possible: the originator must use Skype for Business instead.',
    '[COEX] 1c.2',
  ],
  ['refused', 'federation-tenant', "A tenant's external access does not admit the other's domain.", ''],
  [
    'failed',
    'landing-client-gone',
    'The recipient no longer uses the client that it was routed to.',
    '[COEX] 1a.1',
  ],
  ['degraded', '', 'Delivered as plain text only.', '[COEX] 2b.4'],
];

export function headlinesOf(shape: SampleShape, pen: Pen): Headline[] {
  const [one, two] = shape.people;
  return [
    `312 conversations were disabled, most of them in ${shape.waves[0]}: their people must begin anew.`,
    `1,289 messages were missed, most of them by ${shape.groups[2]}: nobody looked at the client where they landed.`,
    `${shape.partners[0]} cannot reach ${shape.groups[0]} any more since ${shape.waves[1]}.`,
    `${one} is hit the most: 20 conversations disabled, 41 messages missed; then ${two}.`,
  ].map((text) => ({ text, records: pen.counted(5, 'behind a headline').records }));
}

const waveStart = ({ days, waves }: SampleShape, i: number): number =>
  Math.floor((days * (i + 0.5)) / waves.length) * US_PER_DAY;

export function wavesOf(shape: SampleShape, pen: Pen): WaveReport[] {
  return shape.waves.map((name, i) => ({
    name,
    planned: true,
    fromUs: waveStart(shape, i),
    untilUs: waveStart(shape, i) + 30 * US_PER_HOUR,
    people: 40 * (i + 1),
    changes: pen.counted(38 * (i + 1), 'became TeamsOnly', `upgrade`),
    disabled: pen.counted(30 + pen.below(90), 'disabled', `disables:*`),
    missed: pen.counted(pen.below(300), 'missed', 'outcome:missed'),
    refused: pen.counted(i === 0 ? 0 : pen.below(200), 'refused', 'outcome:refused'),
  }));
}

const dateOf = (day: number): string => formatInstant(START + day * US_PER_DAY).slice(0, 10);
const daysOf = ({ days }: SampleShape): { day: number; date: string }[] =>
  Array.from({ length: days }, (_, day) => ({ day, date: dateOf(day) }));

export function disabledOf(shape: SampleShape, pen: Pen): DisabledReport {
  const days = daysOf(shape)
    .map((day) => ({ ...day, waves: wavesOnDay(shape, day.day, pen) }))
    .filter(({ waves }) => waves.length > 0)
    .map((day) => {
      const count = day.waves.reduce((sum, wave) => sum + wave.count, 0);
      return {
        ...day,
        count: pen.counted(count, 'a thread became disabled', `disables:* at:${day.day}d..${day.day + 1}d`),
      };
    });
  const total = days.reduce((sum, { count }) => sum + count.count, 0);
  const people = several(Math.min(shape.rows, shape.people.length), (i) => shape.people[i]!);
  return {
    total: pen.counted(total, 'disabled', 'disables:*'),
    days,
    people: people.map((person, i) => ({
      person,
      group: shape.groups[i % shape.groups.length]!,
      threads: pen.counted(1 + Math.floor(40 / (i + 2)), 'disabled', `disables:* user:"${person}"`),
    })),
    threads: several(shape.rows, () => '').map((_, i) => {
      const wave = i % shape.waves.length;
      const atUs = waveStart(shape, wave) + i * US_PER_MINUTE;
      const two = [shape.people[i % shape.people.length]!, pen.of(shape.people)] as const;
      const record = pen.record(`${two[1]} became TeamsOnly; a thread became disabled`, atUs);
      const refused = pen.counted(pen.below(5), 'refused', `outcome:refused thread:${i}`);
      return {
        thread: i * 7,
        people: two,
        method: pen.of(METHODS),
        atUs,
        record,
        wave: shape.waves[wave]!,
        refused,
      };
    }),
  };
}

export function wavesOnDay(
  shape: SampleShape,
  day: number,
  pen: Pen,
): { wave: string | null; count: number }[] {
  const during = shape.waves.flatMap((wave, i) => {
    const since = day - waveStart(shape, i) / US_PER_DAY;
    return since >= 0 && since < 4 ? [{ wave, count: Math.floor((20 + pen.below(60)) / (since + 1)) }] : [];
  });
  return day % 9 === 4 ? [...during, { wave: null, count: 1 + pen.below(4) }] : during;
}

export function lossesOf(shape: SampleShape, groups: readonly ReportGroup[], pen: Pen): LossReport {
  const names = groups.map(({ name }) => name);
  return {
    days: daysOf(shape).map((day) => ({
      ...day,
      ...pen.losses(day.day % 7 > 4 ? 4 : 60, `at:${day.day}d..${day.day + 1}d`),
    })),
    byRecipient: names.map((group) => ({ group, ...pen.losses(200, `to:"${group}"`) })),
    bySender: names.map((group) => ({ group, ...pen.losses(200, `from:"${group}"`) })),
    byPartner: shape.partners.flatMap((partner) =>
      shape.groups.slice(0, 3).map((group) => ({ group, partner, ...pen.losses(30, `tenant:"${partner}"`) })),
    ),
    byReason: REASONS.map(([loss, reason, sentence, row], i) => ({
      loss,
      reason,
      sentence,
      count: pen.counted(900 >> i, reason, `because:${reason}`),
      rows:
        row === ''
          ? []
          : [
              { row, count: 700 >> i },
              { row: '[COEX] 9.9', count: 200 >> i },
            ],
    })),
  };
}

export function reachOf(shape: SampleShape, groups: readonly ReportGroup[], pen: Pen): ReachReport {
  const moments = ['before', 'during', 'after'].map((label, i) => ({
    label: i === 1 ? `during ${shape.waves[0]}` : label,
    atUs: i * 0.45 * shape.days * US_PER_DAY,
    record: pen.record('the moment of the matrix'),
  }));
  const cells: ReachCell[] = [];
  moments.forEach((_, moment) => {
    groups.forEach((from, f) => {
      groups.forEach((to, t) => {
        const pairs = from.people * (f === t ? to.people - 1 : to.people);
        const abroad = from.tenant !== to.tenant;
        const lost = moment === 0 ? 0 : (f * 7 + t * 3) % 5 === 0 ? (abroad ? 1 : 0.3 * moment) : 0;
        const refused = Math.floor(pairs * lost * 0.6);
        const unseen = Math.floor(pairs * lost) - refused;
        const read = pairs - refused - unseen;
        const because = [
          { what: '[COEX] 1b.3', pairs: unseen },
          { what: 'federation-tenant', pairs: refused },
        ];
        cells.push({
          moment,
          from: f,
          to: t,
          pairs,
          read,
          textOnly: abroad ? read : 0,
          unseen,
          refused,
          because,
        });
      });
    });
  });
  const changes = [
    { from: 0, to: 1, lost: 812, gained: 0, where: [{ from: 0, to: 0, lost: 500, gained: 0 }] },
    { from: 1, to: 2, lost: 644, gained: 120, where: [{ from: 1, to: 1, lost: 400, gained: 120 }] },
  ];
  return { groups: groups.map(({ name }) => name), moments, cells, changes };
}

export function splitOf(shape: SampleShape, pen: Pen): Report['split'] {
  const days = daysOf(shape).filter(({ day }) => day % 5 < 3);
  return {
    total: pen.counted(61, 'in the other client'),
    days: days.map((day) => ({ ...day, count: pen.counted(pen.below(6), 'in the other client') })),
    pairs: several(shape.rows, () => '').map(() => ({
      people: [pen.of(shape.people), pen.of(shape.people)] as const,
      for: [pen.of(shape.people)],
      days: 1 + pen.below(5),
      inTeams: 1 + pen.below(20),
      inSfB: 1 + pen.below(9),
      records: pen.counted(4, 'in the other client').records,
    })),
  };
}

export function presenceOf(shape: SampleShape, pen: Pen): Report['presence'] {
  return {
    watched: 5_120,
    wrongUs: 5_120 * US_PER_HOUR * 11,
    totalUs: 5_120 * shape.days * US_PER_DAY,
    kinds: [
      { true: 'available', shown: 'offline', us: 5_120 * US_PER_HOUR * 7 },
      { true: 'offline', shown: 'available', us: 5_120 * US_PER_HOUR * 3 },
      { true: 'busy', shown: 'available', us: 5_120 * US_PER_HOUR },
    ],
    longest: several(Math.min(shape.rows, 30), () => '').map((_, i) => ({
      watcher: pen.of(shape.people),
      person: pen.of(shape.people),
      client: pen.of(['Teams', 'SfB']),
      fromUs: i * US_PER_HOUR,
      us: Math.floor((9 * US_PER_HOUR) / (i + 1)),
      true: 'available',
      shown: 'offline',
      record: i === 0 ? -1 : pen.record('news of presence came'),
    })),
  };
}

export function hits(names: readonly string[], shape: SampleShape, pen: Pen): Hit[] {
  return names.map((name, i) => {
    const size = Math.ceil(60 / (i + 1));
    const [lost, missed, refused] = [pen.below(size), pen.below(size), pen.below(size)];
    return {
      name,
      group: shape.groups[i % shape.groups.length]!,
      lostThreads: pen.counted(lost, 'disabled', `disables:* user:"${name}"`),
      missed: pen.counted(missed, 'missed', `outcome:missed to:"${name}"`),
      refused: pen.counted(refused, 'refused', `outcome:refused from:"${name}"`),
      score: lost + missed + refused,
    };
  });
}
