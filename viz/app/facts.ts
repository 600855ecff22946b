/** The top of the page: what is open, how to repeat it, and whether its digests hold. */
import { grouped } from '../../src/trace/query/run.ts';
import type { Integrity, OpenFacts } from '../worker/calls.ts';
import { byId, element, setText } from './dom.ts';

export function showFacts(facts: OpenFacts, second: OpenFacts | undefined): void {
  const name = facts.title === '' ? facts.name : facts.title;
  setText(byId('title'), second === undefined ? name : `${name}, compared with ${second.name}`);
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

const STATES = { checking: 'checking', whole: 'good', cut: 'part', damaged: 'bad' } as const;

export function showIntegrity(integrity: Integrity, open: (n: number) => void): void {
  const badge = byId<HTMLButtonElement>('badge');
  badge.hidden = false;
  badge.dataset.state = STATES[integrity.state];
  setText(badge, labelOf(integrity));
  const text = 'text' in integrity ? integrity.text : 'The digests of the trace are being taken again.';
  badge.title = text;
  badge.setAttribute('aria-label', `${labelOf(integrity)}. ${text}`);
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
      return `damaged at record ${integrity.record}`;
  }
}
