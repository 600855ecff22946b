/** The laws of a traffic: those of its preset with what the scenario states in their place. */
import { parseDuration } from '../../core/time.ts';
import { lognormalFromMedianAndP95 } from '../../core/variates.ts';
import type { ContactShares } from '../../workload/contact-graph.ts';
import type { ConversationLaws, CountLaw, GapLaw, Lognormal } from '../../workload/conversation-laws.ts';
import { HOURS } from '../../workload/hours.ts';
import type { Preset } from '../../workload/presets.ts';
import type { WeekHours } from '../../workload/week-profile.ts';
import { parsePart } from '../populations/words.ts';
import type { Path } from '../tree.ts';
import { codeOf, complain, type Work } from '../work.ts';
import { type DelayEntry, HOURS_NAMES, type TrafficEntry } from './schema.ts';

/** The share that the schema has checked. */
export function shareOf(said: string | number): number {
  return typeof said === 'string' ? parsePart(said)! : said;
}

export function planLaws(work: Work, entry: TrafficEntry, preset: Preset, path: Path): ConversationLaws {
  const { messages, replies, replyDelay, followUpDelay, contacts } = entry;
  return {
    messages: messages === undefined ? preset.messages : planCount(work, messages, [...path, 'messages']),
    replies: replies === undefined ? preset.replies : shareOf(replies),
    replyDelay:
      replyDelay === undefined ? preset.replyDelay : planGap(work, replyDelay, [...path, 'replyDelay']),
    followUpDelay:
      followUpDelay === undefined
        ? preset.followUpDelay
        : planGap(work, followUpDelay, [...path, 'followUpDelay']),
    clients: planClients(work, entry, preset, path),
    skew: contacts?.strongTies ?? preset.skew,
  };
}

function planCount(work: Work, said: NonNullable<TrafficEntry['messages']>, path: Path): CountLaw {
  if (typeof said === 'number') return { mean: said };
  if ('mean' in said) {
    const single = shareOf(said.single);
    if (single === 1 && said.mean !== 1) {
      complain(
        work,
        [...path, 'mean'],
        'every conversation is one message, so the mean is 1',
        'or state a smaller share',
      );
    }
    // Who writes more than one message writes two at least.
    if (said.mean < single + 2 * (1 - single)) {
      complain(
        work,
        [...path, 'mean'],
        'the others have fewer than two messages',
        `with this share of single messages the mean is ${Math.round((2 - single) * 1e4) / 1e4} at least`,
      );
    }
    return { mean: said.mean, single };
  }
  const { values, weights } = said;
  if (weights === undefined) return { values };
  if (weights.length !== values.length) {
    complain(work, [...path, 'weights'], 'there is one weight for each value');
  } else if (!weights.some((weight) => weight > 0)) {
    complain(work, [...path, 'weights'], 'at least one weight is above 0');
  }
  return { values, weights };
}

function planGap(work: Work, { median, p95, later }: DelayEntry, path: Path): GapLaw {
  const soon = planLognormal(work, median, p95, path);
  if (later === undefined) return { soon, laterShare: 0, later: soon };
  return {
    soon,
    laterShare: shareOf(later.share),
    later: planLognormal(work, later.median, later.p95, [...path, 'later']),
  };
}

const NO_LAW: Lognormal = { mu: 0, sigma: 0 };

function planLognormal(work: Work, median: string, p95: string, path: Path): Lognormal {
  const [medianUs, p95Us] = [parseDuration(median)!, parseDuration(p95)!];
  if (medianUs > 0 && p95Us >= medianUs) return lognormalFromMedianAndP95(medianUs, p95Us);
  if (medianUs === 0) complain(work, [...path, 'median'], 'the median is above 0');
  else complain(work, [...path, 'p95'], 'p95 is below the median');
  return NO_LAW;
}

/** Shares that do not add up: people write a few of them, so they are held to 100 %. */
const ROUNDING = 1e-9;

function planClients(work: Work, entry: TrafficEntry, preset: Preset, path: Path): readonly number[] {
  const { client } = entry;
  if (client === undefined) return preset.clients;
  const [teams, sfb] = [client.Teams, client.SfB].map((said) =>
    said === undefined ? undefined : shareOf(said),
  );
  if (teams === undefined && sfb === undefined) return preset.clients;
  const shares = [teams ?? 1 - sfb!, sfb ?? 1 - teams!];
  const sum = shares[0]! + shares[1]!;
  if (Math.abs(sum - 1) > ROUNDING) {
    const together = `the shares are ${Math.round(sum * 1e6) / 1e4}% together`;
    complain(work, [...path, 'client'], together, 'they are 100%');
  }
  return shares;
}

export function planHours(entry: TrafficEntry, preset: Preset): WeekHours {
  const said = entry.hours;
  const named =
    said === undefined
      ? preset.hours
      : typeof said === 'string'
        ? HOURS_NAMES[codeOf(HOURS_NAMES, said)]!
        : undefined;
  const hours = named === undefined ? { hours: said as readonly number[], weekend: 0 } : HOURS[named];
  return entry.weekend === undefined ? hours : { ...hours, weekend: shareOf(entry.weekend) };
}

export function planShares(work: Work, entry: TrafficEntry, preset: Preset, path: Path): ContactShares {
  const { contacts = {} } = entry;
  const own = (key: 'withinDepartment' | 'federated' | 'crossCloud'): number => {
    const said = contacts[key];
    return said === undefined ? preset.contacts[key] : shareOf(said);
  };
  const shares = {
    perPerson: contacts.perPerson ?? preset.contacts.perPerson,
    spread: contacts.spread ?? preset.contacts.spread,
    withinDepartment: own('withinDepartment'),
    federated: own('federated'),
    crossCloud: own('crossCloud'),
  };
  const sum = shares.withinDepartment + shares.federated + shares.crossCloud;
  if (sum > 1 + ROUNDING) {
    complain(
      work,
      [...path, 'contacts'],
      `withinDepartment, federated and crossCloud are ${Math.round(sum * 1e6) / 1e4}% together`,
      'they are 100% at most; what is left is elsewhere in the tenant',
    );
  }
  return shares;
}
