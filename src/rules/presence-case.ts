/** One case of presence without a scenario, for the command line. */
import { CLIENT, HOME, MODE, TENANCY } from '../model/words.ts';
import { type CaseError, checkKeys, errorOf, pairOfClouds } from './case-common.ts';
import { rulesOfCase } from './case-rules.ts';
import { readWords } from './case-words.ts';
import { describePresence, type PresenceAnswer } from './presence.ts';

/** Words in any spelling of case; what may be left out has the defaults below. */
export interface PresenceCase {
  readonly rules: string;
  readonly tenancy: string;
  readonly watcherClient: string;
  readonly publisherMode: string;
  /** TeamsOnly in Teams, Islands in Skype for Business. */
  readonly watcherMode?: string;
  /** Online; asked only under the switch `presenceFollowsReachability`. */
  readonly watcherHomed?: string;
  /** Across clouds as the article's table has it: worldwide for a watcher in Teams, else 21Vianet. */
  readonly watcherCloud?: string;
  readonly publisherCloud?: string;
  readonly at?: string;
  readonly switches?: Readonly<Record<string, string | number | boolean>>;
}

const KEYS: ReadonlySet<string> = new Set([
  'rules',
  'tenancy',
  'watcherClient',
  'publisherMode',
  'watcherMode',
  'watcherHomed',
  'watcherCloud',
  'publisherCloud',
  'at',
  'switches',
]);

/** Whose client's presence the watcher sees for a new thread, or everything that is wrong with the case. */
export function decidePresenceCase(given: PresenceCase): PresenceAnswer | CaseError {
  const words = readWords(given);
  checkKeys(given, KEYS, words);
  const rules = rulesOfCase(given.rules, given.at, given.switches, words);
  const tenancy = words.code('tenancy');
  const watcherClient = words.code('watcherClient');
  const publisherMode = words.code('publisherMode');
  const likelyMode = watcherClient === CLIENT.Teams ? MODE.TeamsOnly : MODE.Islands;
  const watcherMode = words.optional('watcherMode') ?? likelyMode;
  const watcherHomed = words.optional('watcherHomed') ?? HOME.online;
  const [watcherCloud, publisherCloud] = cloudsOf(given, words, tenancy, watcherClient);
  const error = errorOf(words);
  if (error) return error;
  if (!rules) return { error: 'the rules of the case are missing' };
  return describePresence(
    rules.presence({
      tenancy,
      watcherMode,
      watcherClient,
      watcherHomed,
      watcherCloud,
      publisherMode,
      publisherCloud,
    }),
  );
}

/**
 * The article's table of 2021 gives Teams to the worldwide side and Skype for Business to 21Vianet's, so a watcher
 * whose cloud is not named is where their client is.
 */
function cloudsOf(
  given: PresenceCase,
  words: ReturnType<typeof readWords>,
  tenancy: number,
  watcherClient: number,
): readonly [number, number] {
  const pair = pairOfClouds(words, tenancy, ['watcherCloud', 'publisherCloud']);
  const named = given.watcherCloud !== undefined || given.publisherCloud !== undefined;
  const turned = tenancy === TENANCY.crossCloud && !named && watcherClient === CLIENT.SfB;
  return turned ? [pair[1], pair[0]] : pair;
}
