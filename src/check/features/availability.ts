/** What the World says of free/busy queries, for expectations. */
import { formatDuration } from '../../core/time.ts';
import { FREE_BUSY_OUTCOME, FREE_BUSY_OUTCOMES, FREE_BUSY_WAYS } from '../../model/availability.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import type { FactReaders } from './reader.ts';

export const AVAILABILITY_FACTS: FactReaders = {
  freeBusy({ freeBusyQueries: queries }, _names, [query]) {
    const outcome = queries.outcome[query!]!;
    const [askedUs, settledUs] = [queries.askedUs[query!]!, queries.settledUs[query!]!];
    const withheld = outcome === FREE_BUSY_OUTCOME.noInformation;
    return {
      outcome: FREE_BUSY_OUTCOMES[outcome]!,
      way: FREE_BUSY_WAYS[queries.way[query!]!] ?? 'none',
      detail: outcome === FREE_BUSY_OUTCOME.told ? 'default' : 'none',
      because: withheld ? ALL_REASONS[queries.because[query!]!]!.name : 'none',
      after: settledUs === -1 ? 'none' : formatDuration(settledUs - askedUs),
    };
  },
};
