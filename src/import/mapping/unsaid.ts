/** What no export says of people, and what they count as therefore: somebody should look at it. */
import { HOME, MODES } from '../../model/words.ts';
import type { Ledger } from '../ledger.ts';
import type { ScenarioPerson } from './people.ts';

const WHERE = { [HOME.online]: 'online', [HOME.onPrem]: 'on-premises' } as Readonly<Record<number, string>>;

/** Notes which mode those have at the start of whom no export says one; `people` are those of all tenants. */
export function noteUnsaidModes(people: readonly ScenarioPerson[], ledger: Ledger): void {
  const unsaid = people.filter(({ isSaid }) => !isSaid);
  if (unsaid.length === 0) return;
  const whole = new Map<number, number>();
  for (const { homed } of people) whole.set(homed, (whole.get(homed) ?? 0) + 1);
  const counts = new Map<string, { homed: number; lives: number; count: number }>();
  for (const { homed, lives } of unsaid) {
    const key = `${homed} ${lives}`;
    const entry = counts.get(key) ?? { homed, lives, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const shown = [...counts.values()].map(({ homed, lives, count }) => {
    const all = count > 1 && count === whole.get(homed) ? 'all ' : '';
    return `${all}${peopleText(count)} ${WHERE[homed]} ${count === 1 ? 'counts' : 'count'} as ${MODES[lives]}`;
  });
  const of = unsaid.length === people.length ? '' : ` of ${peopleText(unsaid.length)}`;
  ledger.note(`no export says a mode${of}; at this start ${shown.join(', ')}`);
}

function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
