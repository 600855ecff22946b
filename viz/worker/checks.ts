/** What is checked of an open trace in the background: its digests, then the invariants. */

import { newTraceCheck, type TraceCheck } from '../../src/check/check-trace.ts';
import { grouped } from '../../src/core/counts.ts';
import {
  type Integrity as Found,
  type IntegrityCheck,
  newIntegrityCheck,
} from '../../src/trace/integrity.ts';
import type { Background } from './background.ts';
import type { Integrity, News, Slot } from './calls.ts';
import type { OpenTrace } from './open-trace.ts';

/** Records that a slice looks at. */
const SLICE = 500;
/** Slices between two pieces of news of how far it is. */
const SLICES_PER_NEWS = 80;

/** Queues the checks of a trace; what they find is told. `found` is called when the violations have changed. */
export function startChecks(
  open: OpenTrace,
  slot: Slot,
  background: Background,
  tell: (news: News) => void,
  found: () => void,
): void {
  startIntegrity(open, slot, background, tell);
  startInvariants(open, slot, background, tell, found);
}

function startIntegrity(
  open: OpenTrace,
  slot: Slot,
  background: Background,
  tell: (news: News) => void,
): void {
  const news = (result: Found): void => tell({ about: 'integrity', slot, integrity: shownOf(result, open) });
  let check: IntegrityCheck | undefined;
  let slices = 0;
  news({ state: 'checking', checked: 0 });
  background.add(
    open,
    () => {
      // Not before, because it copies the World, and the first picture is waited for.
      check ??= newIntegrityCheck(open.trace.columns, { damage: open.damage });
      const more = check.step(SLICE);
      slices += 1;
      if (!more || slices % SLICES_PER_NEWS === 0) news(check.result);
      return more;
    },
    'brief',
  );
}

function shownOf(result: Found, open: OpenTrace): Integrity {
  switch (result.state) {
    case 'checking':
      return { state: 'checking', checked: result.checked, records: open.count };
    case 'whole':
      return {
        state: 'whole',
        text: `All ${grouped(open.count)} records have the digests that the simulator wrote. State at the end: ${result.digest}`,
      };
    case 'cut':
      return {
        state: 'cut',
        text: `${open.flaw ?? 'This trace has no end.'} ${heldText(result.verified)}`,
      };
    case 'damaged': {
      const [after, upTo] = result.firstBad;
      return {
        state: 'damaged',
        record: Math.max(0, result.record ?? after + 1),
        where: result.record === undefined ? whereOf(after, upTo) : `at record ${result.record}`,
        text: `Something was changed ${whereOf(after, upTo)}: ${result.what}. What stands from there on cannot be trusted.`,
      };
    }
  }
}

/** Digests stand far apart: a short piece may have none. */
function heldText(verified: number): string {
  if (verified < 0) return 'It has no digest by which it could be verified.';
  return `Its digests hold up to record ${verified}.`;
}

function whereOf(after: number, upTo: number): string {
  if (upTo === -1) return 'before the first record';
  return upTo === after + 1 ? `in record ${upTo}` : `in records ${Math.max(0, after + 1)} to ${upTo}`;
}

function startInvariants(
  open: OpenTrace,
  slot: Slot,
  background: Background,
  tell: (news: News) => void,
  found: () => void,
): void {
  let check: TraceCheck | undefined;
  let told = -1;
  background.add(
    open,
    () => {
      check ??= newTraceCheck(open.trace.columns);
      const more = check.step(SLICE);
      if (check.count === told && more) return true;
      told = check.count;
      open.violations = check.violations();
      open.violationCount = check.count;
      found();
      tell({ about: 'violations', slot, count: check.count, done: !more });
      return more;
    },
    'brief',
  );
}
