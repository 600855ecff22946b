/** The top of the page: what is open, how to repeat it, and whether its digests hold. */
import { grouped } from '../../src/core/counts.ts';
import type { Integrity, OpenFacts } from '../worker/calls.ts';
import { byId, element, setText } from './dom.ts';

export function showFacts(facts: OpenFacts, second: OpenFacts | undefined): void {
  const name = facts.title === '' ? facts.name : facts.title;
  setText(byId('title'), second === undefined ? name : `${name}, compared with ${otherName(facts, second)}`);
  byId('title').title = facts.name;
  document.title = `${name} – coexsim`;
  const list = [
    ['seed', facts.seed],
    ['rules', facts.rules],
    ['records', grouped(facts.records)],
    ['program', facts.program],
    ['scenario', facts.scenario.slice(0, 8)],
  ];
  byId('facts').replaceChildren(
    ...list.map(([key, value]) => element('li', {}, `${key} `, element('b', {}, value))),
  );
}

/** The second trace by what tells it from the first. */
function otherName(first: OpenFacts, second: OpenFacts): string {
  const differing = [
    ...(second.title === first.title ? [] : [second.title]),
    ...(second.seed === first.seed ? [] : [`seed ${second.seed}`]),
    ...(second.rules === first.rules ? [] : [`rules ${second.rules}`]),
  ];
  return differing.length === 0 ? second.name : differing.join(', ');
}

const STATES = { checking: 'checking', whole: 'good', cut: 'part', damaged: 'bad' } as const;

export function showIntegrity(integrity: Integrity, open: (n: number) => void): void {
  const badge = byId<HTMLButtonElement>('badge');
  badge.hidden = false;
  badge.dataset.state = STATES[integrity.state];
  setText(badge, labelOf(integrity));
  const text = 'text' in integrity ? integrity.text : 'The digests of the trace are being taken again.';
  badge.title = text;
  badge.setAttribute('aria-label', `Integrity: ${labelOf(integrity)}`);
  badge.onclick = () => {
    if (integrity.state === 'damaged') open(integrity.record);
  };
}

function labelOf(integrity: Integrity): string {
  switch (integrity.state) {
    case 'checking':
      return 'checking';
    case 'whole':
      return 'verified';
    case 'cut':
      return 'incomplete';
    case 'damaged':
      return `damaged ${integrity.where}`;
  }
}
