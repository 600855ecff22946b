/** Every case of presence that two rule sets answer differently. */
import { must } from '../core/must.ts';
import { CLIENTS, CLOUDS, MODES } from '../model/words.ts';
import type { PresenceAnswer } from '../rules/presence.ts';
import { decidePresenceCase, type PresenceCase } from '../rules/presence-case.ts';
import type { RuleSetId } from '../rules/rule-sets.ts';

type Words = Pick<PresenceCase, 'tenancy' | 'watcherClient' | 'publisherMode'> & {
  readonly watcherCloud: string;
  readonly publisherCloud: string;
};

export interface PresenceDifference {
  readonly question: 'presence';
  readonly case: Words;
  readonly a: PresenceAnswer;
  readonly b: PresenceAnswer;
}

/** Each on its first day and with the default switches; another row with the same answer is no difference. */
export function diffPresence(first: RuleSetId, second: RuleSetId): PresenceDifference[] {
  return everyCase().flatMap((words) => {
    const a = decide(first, words);
    const b = decide(second, words);
    return a.source === b.source ? [] : [{ question: 'presence', case: words, a, b }];
  });
}

function decide(rules: RuleSetId, words: Words): PresenceAnswer {
  const answer = decidePresenceCase({ rules, ...words });
  must(!('error' in answer), `no presence for ${JSON.stringify(words)}`);
  return answer;
}

const PAIRS = [
  ['in-tenant', CLOUDS[0], CLOUDS[0]],
  ['federated', CLOUDS[0], CLOUDS[0]],
  ['in-tenant', CLOUDS[1], CLOUDS[1]],
  ['federated', CLOUDS[1], CLOUDS[1]],
  ['cross-cloud', CLOUDS[0], CLOUDS[1]],
  ['cross-cloud', CLOUDS[1], CLOUDS[0]],
] as const;

function everyCase(): Words[] {
  return PAIRS.flatMap(([tenancy, watcherCloud, publisherCloud]) =>
    CLIENTS.flatMap((watcherClient) =>
      MODES.map((publisherMode) => ({
        tenancy,
        watcherCloud,
        watcherClient,
        publisherCloud,
        publisherMode,
      })),
    ),
  );
}
