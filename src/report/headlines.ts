/** The most important facts of a report as sentences. Plain text; names in it are as the scenario spells them. */
import { counted, grouped } from '../core/counts.ts';
import { listed } from '../trace/story/naming.ts';
import { durationInWords } from '../trace/story/spoken-time.ts';
import { type Counted, type Headline, type Report, ROWS_SHOWN } from './report.ts';
import { WORST_SHOWN } from './sections/worst.ts';

type Facts = Omit<Report, 'headlines' | 'evidence'>;

/** The most important first; one sentence that nothing breaks, if nothing does. */
export function headlinesOf(report: Facts): Headline[] {
  const found = [
    ...disabled(report),
    ...missed(report),
    ...refused(report),
    ...failed(report),
    ...requests(report),
    ...reachLost(report),
    ...split(report),
    ...presence(report),
  ];
  if (found.length > 0) return found;
  const { delivered, attempted } = report.totals;
  const text =
    attempted === 0
      ? 'No message was written, and no conversation was disabled.'
      : `Nothing breaks: ${delivered === attempted ? 'all' : grouped(delivered)} of ${messages(attempted)} arrive, and no conversation is disabled.`;
  return [{ text, records: [] }];
}

function headline(text: string, { records }: Counted): Headline {
  return { text, records };
}

function messages(count: number): string {
  return `${grouped(count)} message${count === 1 ? '' : 's'}`;
}

function disabled({ disabled: { total, days, people: losers, threads } }: Facts): Headline[] {
  if (total.count === 0) return [];
  const disabled =
    total.count === 1 ? '1 conversation is disabled' : `${grouped(total.count)} conversations are disabled`;
  const first = threads[0]!;
  const whose =
    total.count <= 3
      ? `: ${listed(threads.slice(0, 3).map((each) => `that of ${each.people[0]} and ${each.people[1]}`))}`
      : `. ${most(
          losers.map(({ person, threads: lost }) => ({ person, lost })),
          ROWS_SHOWN,
          { one: 'loses', many: 'lose' },
        )}`;
  const worstDay = [...days].sort((a, b) => b.count.count - a.count.count)[0]!;
  const when =
    days.length === 1
      ? `on ${worstDay.date}`
      : `on ${counted(days.length, 'day')}, most on ${worstDay.date} (${grouped(worstDay.count.count)})`;
  const wave =
    worstDay.waves.length === 1 && days.length === 1 && first.wave !== null && first.wave !== worstDay.date
      ? ` (${first.wave})`
      : '';
  return [headline(`${disabled} for good ${when}${wave}${whose}.`, total)];
}

interface Loser {
  readonly person: string;
  readonly lost: Counted;
}

/** Who loses or misses most: one or two by their names, of more how many. The list has the most first, `shown` at most. */
function most(losers: readonly Loser[], shown: number, verb: { one: string; many: string }): string {
  const { count } = losers[0]!.lost;
  const same = losers.filter(({ lost }) => lost.count === count);
  if (same.length === 1) return `${same[0]!.person} ${verb.one} most (${grouped(count)})`;
  const who =
    same.length === 2
      ? listed(same.map(({ person }) => person))
      : `${grouped(same.length)}${same.length === shown ? ' or more' : ''} people`;
  return `${who} ${verb.many} most (${grouped(count)} each)`;
}

function missed({ totals, worst, losses }: Facts): Headline[] {
  if (totals.missed.count === 0) return [];
  const ordered = [...worst.people]
    .sort((a, b) => b.missed.count - a.missed.count)
    .map(({ name, missed }) => ({ person: name, lost: missed }));
  const first = ordered[0];
  const who =
    first === undefined || first.lost.count === 0
      ? ''
      : first.lost.count === totals.missed.count
        ? ` ${first.person} misses ${first.lost.count === 1 ? 'it' : 'all of them'}.`
        : ` ${most(ordered, WORST_SHOWN, { one: 'misses', many: 'miss' })}.`;
  const groups = losses.byRecipient.filter((each) => each.missed.count > 0).length;
  const where = groups > 1 ? `, in ${groups} groups` : '';
  const are = totals.missed.count === 1 ? 'is missed: it lands' : 'are missed: they land';
  return [
    headline(
      `${messages(totals.missed.count)} ${are} in a client that does not run${where}.${who}`,
      totals.missed,
    ),
  ];
}

function refused({ totals, losses }: Facts): Headline[] {
  if (totals.refused.count === 0) return [];
  const reasons = losses.byReason
    .filter(({ loss }) => loss === 'refused')
    .slice(0, 3)
    .map(({ reason, count }) => `${grouped(count.count)} ${reason}`);
  const are = totals.refused.count === 1 ? 'is' : 'are';
  const partners = partnersOf(losses.byPartner.filter(({ refused }) => refused.count > 0));
  return [
    headline(
      `${messages(totals.refused.count)} ${are} refused: ${listed(reasons)}${partners}.`,
      totals.refused,
    ),
  ];
}

function partnersOf(rows: Report['losses']['byPartner']): string {
  const most = [...rows].sort((a, b) => b.refused.count - a.refused.count)[0];
  if (most === undefined) return '';
  return `; between tenants most for ${most.group} and ${most.partner} (${grouped(most.refused.count)})`;
}

function failed({ totals }: Facts): Headline[] {
  if (totals.failed.count === 0) return [];
  const verb = totals.failed.count === 1 ? 'fails on its way' : 'fail on their way';
  return [headline(`${messages(totals.failed.count)} ${verb}.`, totals.failed)];
}

function requests({ totals: { requestsRefused } }: Facts): Headline[] {
  if (requestsRefused.count === 0) return [];
  const are = requestsRefused.count === 1 ? 'grant, sign-in or move is' : 'grants, sign-ins or moves are';
  return [headline(`${grouped(requestsRefused.count)} ${are} refused.`, requestsRefused)];
}

/** Those who lose contact with other tenants first, because nobody else can tell them. */
function reachLost({ reach, groups, groupsAre }: Facts): Headline[] {
  if (reach === null) return [];
  const tenantOf = new Map(groups.map(({ name, tenant }) => [name, groupsAre === 'tenants' ? name : tenant]));
  return reach.changes
    .filter(({ lost }) => lost > 0)
    .map((change) => {
      const after = reach.moments[change.to]!;
      const [from, to] = [reach.groups[change.where[0]?.from ?? 0]!, reach.groups[change.where[0]?.to ?? 0]!];
      const most = change.where[0];
      const partners = tenantOf.get(from) !== tenantOf.get(to) ? ' of another tenant' : '';
      const where = most === undefined || most.lost === 0 ? '' : `, most from ${from} to ${to}${partners}`;
      const gained = change.gained > 0 ? `; ${grouped(change.gained)} are gained` : '';
      const text = `${after.label.charAt(0).toUpperCase()}${after.label.slice(1)}, ${grouped(change.lost)} ordered pairs of people can no longer reach each other${where}${gained}.`;
      return { text, records: after.record < 0 ? [] : [after.record] };
    });
}

function split({ split: { total } }: Facts): Headline[] {
  if (total.count === 0) return [];
  const are = total.count === 1 ? '1 conversation lies' : `${grouped(total.count)} conversations lie`;
  return [
    headline(
      `${are} partly in Teams and partly in Skype for Business for the same person on one day.`,
      total,
    ),
  ];
}

function presence({ presence }: Facts): Headline[] {
  if (presence === null || presence.wrongUs === 0) return [];
  const permille = Math.round((1000 * presence.wrongUs) / presence.totalUs);
  const longest = presence.longest[0]!;
  const share = permille === 0 ? 'less than 0.1 %' : `${permille / 10} %`;
  const text =
    `Presence is shown wrongly ${share} of the time that somebody looks; longest to ${longest.watcher}, who sees ` +
    `${longest.person} as ${longest.shown} instead of ${longest.true} for ${durationInWords(longest.us)}.`;
  return [{ text, records: longest.record < 0 ? [] : [longest.record] }];
}
