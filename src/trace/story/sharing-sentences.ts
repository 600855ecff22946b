/** What records of shared screens say. */
import { plainText } from '../../core/plain-text.ts';
import { SHARED_THINGS } from '../../model/sharing.ts';
import { operandOf } from '../columns.ts';
import type { Sentence, Sentences } from './feature-sentence.ts';

interface Words {
  readonly who: string;
  /** `their screen` or `a window`, and the name of the share. */
  readonly what: string;
  readonly share: string;
  readonly at: (place: number) => number;
  readonly user: (place: number) => string;
  readonly reason: (place: number) => string;
}

function of(say: (words: Words) => string): Sentence {
  return (naming, n) => {
    const { columns, threads } = naming.trace;
    const at = (place: number): number => operandOf(columns, n, place);
    const name = plainText(columns.head.names.shares[at(0)] ?? `${at(0)}`);
    const window = SHARED_THINGS[threads.world.shares.what[at(0)] ?? 0] === 'window';
    const words: Words = {
      who: naming.user(at(1)),
      what: window ? 'a window' : 'their screen',
      share: `the share ${name}`,
      at,
      user: (place) => naming.user(at(place)),
      reason: (place) => naming.tell.reason(at(place)),
    };
    return say(words);
  };
}

const PLATFORMS = ['', 'Teams', 'Skype for Business'] as const;

export const SHARE_SENTENCES: Sentences = {
  'share-attempted': of(({ who, what, share }) => `${who} wanted to share ${what} (${share})`),
  'share-link-opened': of(({ who, share }) => `${who} opened the link of the meeting for ${share}`),
  'share-begun-inside': of(
    ({ who, what, share }) => `${who} wanted to share ${what} in the meeting for ${share}`,
  ),
  'share-ended': of(({ who, share }) => `${who} wanted to stop ${share}`),
  'screen-shared': of(({ who, what, user }) => `${who} shares ${what} with ${user(2)} in their conversation`),
  'share-refused': of(({ who, share, reason }) => `${share} of ${who} was refused, because of ${reason(2)}`),
  'share-warned': of(({ who }) => `${who} was warned that the call of the two ends`),
  'share-promoted': of(
    ({ who, share, user, at }) =>
      `${who} and ${user(2)} were promoted to a ${PLATFORMS[at(4)] ?? ''} meeting for ${share}`,
  ),
  'share-link-refused': of(
    ({ who, share, reason }) => `the link for ${share} led ${who} nowhere, because of ${reason(2)}`,
  ),
  'share-inside-started': of(({ who, what }) => `${who} shares ${what} in the meeting`),
  'share-stopped': of(({ who, share }) => `${share} of ${who} is over`),
};
