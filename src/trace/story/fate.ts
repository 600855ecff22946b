/** What became of a message, in a few words. */
import { NONE, OUTCOME } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { clientName } from '../telling.ts';
import { namingOf } from './naming.ts';

/** `delivered in Teams`, `refused (thread-disabled)`, `on its way when the run ended`. */
export function fateOf(trace: IndexedTrace, message: number): string {
  const { outcome, sent, lands, because } = trace.messages;
  const reason = (): string => {
    const code = because[message] ?? NONE;
    return code <= 0 ? '' : ` (${namingOf(trace).tell.reason(code)})`;
  };
  switch (outcome[message]) {
    case OUTCOME.delivered:
      return `delivered in ${clientName(lands[message]!)}`;
    case OUTCOME.missed:
      return `missed in ${clientName(lands[message]!)}${reason()}`;
    case OUTCOME.refused:
      return `refused${reason()}`;
    case OUTCOME.failed:
      return `failed on its way${reason()}`;
    default:
      return (sent[message] ?? NONE) === NONE ? 'neither sent nor refused' : 'on its way when the run ended';
  }
}
