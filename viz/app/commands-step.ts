/** A command for each kind of step in each of its directions. */
import type { StepKind } from '../../src/trace/steps/steps.ts';
import { type Command, withTrace } from './command.ts';

interface Steps {
  readonly kind: StepKind;
  /** What the step leads to: `record in the same thread`. */
  readonly to: string;
  readonly next: readonly string[];
  readonly previous: readonly string[];
}

const LETTER = (letter: string): Pick<Steps, 'next' | 'previous'> => ({
  next: [letter],
  previous: [`Shift+${letter}`],
});

const BOTH_WAYS: readonly Steps[] = [
  { kind: 'event', to: 'record', next: ['ArrowRight'], previous: ['ArrowLeft'] },
  {
    kind: 'thread',
    to: 'record of the same thread',
    next: ['t', 'Shift+ArrowRight'],
    previous: ['Shift+t', 'Shift+ArrowLeft'],
  },
  { kind: 'client', to: 'record of the same client', ...LETTER('c') },
  { kind: 'user', to: 'record of the same user', ...LETTER('u') },
  { kind: 'state-change', to: 'record that changes the state', ...LETTER('s') },
  { kind: 'upgrade', to: 'change of mode (upgrade)', ...LETTER('m') },
  { kind: 'timeout', to: 'session expiry or other timeout', ...LETTER('e') },
  { kind: 'violation', to: 'violation of an invariant', ...LETTER('v') },
  { kind: 'trouble', to: 'message refused, missed or failed', ...LETTER('x') },
];

/** What is said where a step leads nowhere. */
export function noStepText(kind: StepKind, direction: 1 | -1): string {
  if (kind === 'cause') return 'Nothing else in the trace caused this record.';
  if (kind === 'effect') return 'This record caused nothing.';
  const { to } = BOTH_WAYS.find((steps) => steps.kind === kind)!;
  return `There is no ${to} ${direction === 1 ? 'after' : 'before'} this moment.`;
}

function bothWays({ kind, to, next, previous }: Steps): Command[] {
  const step = { group: 'Step', repeats: true, available: withTrace } as const;
  return [
    {
      ...step,
      id: `step.${kind}.next`,
      title: `Next ${to}`,
      keys: next,
      run: (app) => app.step(kind, 1),
    },
    {
      ...step,
      id: `step.${kind}.previous`,
      title: `Previous ${to}`,
      keys: previous,
      run: (app) => app.step(kind, -1),
    },
  ];
}

export const STEP_COMMANDS: readonly Command[] = [
  ...BOTH_WAYS.flatMap(bothWays),
  {
    id: 'step.cause',
    title: 'To the cause of this record',
    group: 'Step',
    keys: ['ArrowUp'],
    repeats: true,
    available: withTrace,
    run: (app) => app.step('cause', -1),
  },
  {
    id: 'step.effect',
    title: 'To the first effect of this record',
    group: 'Step',
    keys: ['ArrowDown'],
    repeats: true,
    available: withTrace,
    run: (app) => app.step('effect', 1),
  },
];
