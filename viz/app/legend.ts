/** What each mark of the views means, for the help. One entry for whatever can be seen. */
import { MODES, type Mode } from '../../src/model/words.ts';
import { type DisplayList, DisplayListBuilder, type Symbol as Shape } from '../list/display-list.ts';
import type { Style } from '../list/styles.ts';
import { drawHatch } from '../view/hatch.ts';
import { MODE_LETTERS } from '../view/lanes/strips.ts';

type Sample = 'arrow' | 'line' | 'bar' | 'hatched' | { readonly symbol: Shape };

export interface LegendEntry {
  readonly style: Style;
  readonly sample: Sample;
  readonly text: string;
  /** Written on a bar where there is no room for more. */
  readonly letter?: string;
}

export interface LegendGroup {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
}

const entry = (style: Style, sample: Sample, text: string): LegendEntry => ({ style, sample, text });

const MODE_TEXTS: Readonly<Record<Mode, string>> = {
  TeamsOnly: 'Teams Only',
  Islands: 'Islands',
  SfBOnly: 'Skype for Business only',
  SfBWithTeamsCollab: 'Skype for Business with Teams collaboration',
  SfBWithTeamsCollabAndMeetings: 'Skype for Business with Teams collaboration and meetings',
};

export const LEGEND: readonly LegendGroup[] = [
  {
    title: 'Messages, by their way',
    entries: [
      entry('native', 'arrow', 'Native: Teams on both sides'),
      entry('interop', 'arrow', 'Interop: between Teams and Skype for Business, plain text only'),
      entry('nativeFederated', 'arrow', 'Native federated: Teams in two tenants'),
      entry('interopFederated', 'arrow', 'Interop federated: between two tenants, plain text only'),
      entry('sfb', 'arrow', 'Skype for Business on both sides'),
      entry('in-flight', 'arrow', 'On its way at the moment of the cursor'),
    ],
  },
  {
    title: 'Messages that do not come to the reader',
    entries: [
      entry('refused', { symbol: 'barred' }, 'Refused: it never left'),
      entry('missed', { symbol: 'ring' }, 'Missed: it came where nobody reads it now'),
      entry('failed', { symbol: 'cross' }, 'Failed on its way'),
    ],
  },
  {
    title: 'What happens besides',
    entries: [
      entry('upgrade', { symbol: 'flag' }, 'A user or tenant comes into another mode'),
      entry('timer', { symbol: 'clock' }, 'A SIP session expires, or another time is up'),
      entry('violation', { symbol: 'diamond' }, 'An invariant is broken here'),
      entry('thread-disabled', { symbol: 'cross' }, 'A thread is disabled: nobody can write in it again'),
    ],
  },
  {
    title: 'Bars',
    entries: [
      entry('thread-open', 'bar', 'A thread in which one can write'),
      entry('thread-locked', 'bar', 'Locked: readable, and replaced by another chat of the two'),
      entry('thread-disabled', 'bar', 'Disabled by an upgrade'),
      entry('thread-ended', 'bar', 'A Skype for Business conversation that is over'),
      entry(
        'session',
        'bar',
        'A SIP session while it lives; as a line over the whole run, how many are open at once',
      ),
      entry('session-countdown', 'bar', 'The rest of its time, if nobody writes'),
    ],
  },
  {
    title: 'Calls, meetings, mail',
    entries: [
      entry('call-ringing', 'hatched', 'A call that rings'),
      entry('call', 'bar', 'A call in which people hear each other; thin while it is on hold'),
      entry('meeting-invited', 'bar', 'Invited to a meeting'),
      entry('meeting-lobby', 'hatched', 'Waiting in the lobby'),
      entry('meeting', 'bar', 'In a meeting; thin while joining'),
      entry('signal', 'arrow', 'Word of an answer, or of the end of a call'),
      entry('mail', 'arrow', 'A mail from one server to the next'),
      entry('free-busy', 'arrow', "A question for somebody's calendar, and its answer"),
    ],
  },
  {
    title: 'Modes',
    entries: MODES.map((mode, code) => ({
      style: `mode-${mode}`,
      sample: 'bar',
      text: MODE_TEXTS[mode],
      letter: MODE_LETTERS[code]!,
    })),
  },
  {
    title: 'Lines',
    entries: [
      entry('lifeline', 'line', 'A client that runs; time goes down in the ladder'),
      entry('lifeline-off', 'line', 'A client that does not run'),
      entry('cursor', 'line', 'The cursor: all views show this moment'),
      entry(
        'gap',
        'bar',
        'A stretch without records, drawn shorter than it is; its duration is written on it',
      ),
    ],
  },
  {
    title: 'Two traces',
    entries: [
      entry('only-left', 'bar', 'Only in the first'),
      entry('only-right', 'bar', 'Only in the second'),
      entry('changed', 'bar', 'In both, but not the same'),
    ],
  },
];

export const SAMPLE_WIDTH = 48;
export const SAMPLE_HEIGHT = 18;

/** The mark of an entry, drawn small. */
export function sampleOf({ style, sample, letter }: LegendEntry): DisplayList {
  const list = new DisplayListBuilder(SAMPLE_WIDTH, SAMPLE_HEIGHT);
  const middle = SAMPLE_HEIGHT / 2;
  if (sample === 'arrow') list.arrow(style, 4, middle - 3, SAMPLE_WIDTH - 4, middle + 3);
  else if (sample === 'line') list.line(style, 4, middle, SAMPLE_WIDTH - 4, middle);
  else if (sample === 'hatched') {
    list.rect(style, 4, middle - 5, SAMPLE_WIDTH - 4, middle + 5);
    drawHatch(list, 4, middle - 5, SAMPLE_WIDTH - 4, middle + 5);
  } else if (sample === 'bar') list.rect(style, 4, middle - 5, SAMPLE_WIDTH - 4, middle + 5);
  else list.symbol(style, sample.symbol, SAMPLE_WIDTH / 2, middle, 6);
  if (letter !== undefined) list.text('label', SAMPLE_WIDTH / 2, middle + 4, letter, { anchor: 0.5 });
  return list.done();
}
