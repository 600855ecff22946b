/** What no export says of people, or two rows say differently, and what counts therefore: somebody should look at it. */
import { HOME, MODES, TOPOLOGIES } from '../../model/words.ts';
import type { Ledger } from '../ledger.ts';
import type { Names } from '../names.ts';
import type { WrittenTenant } from '../writing/scenario-text.ts';
import type { Organisation } from './organisation.ts';
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

/** Notes people of a tenant of whom no export says where they are homed; they count as `homeOf` says. */
export function noteUnsaidHomes(
  { name, tenant, people }: Omit<WrittenTenant, 'roster'>,
  ledger: Ledger,
): void {
  const unsaid = people.filter(({ person }) => person.homed === undefined);
  if (unsaid.length === 0) return;
  const isStated = tenant.organisation.topologyStated !== undefined;
  const topology = isStated ? '' : `, and the topology as ${TOPOLOGIES[tenant.topology]}`;
  ledger.note(
    `${name}: no export says where ${peopleText(unsaid.length)} ${unsaid.length === 1 ? 'is' : 'are'} homed ` +
      `(HostingProvider would); they count as ${WHERE[unsaid[0]!.homed]}${topology}`,
  );
}

/** So many people whose rows contradict each other are named. */
const NAMED_MOST = 5;

/** Notes people of whom two rows say different modes or homes. */
export function noteContradictions(
  organisations: Iterable<Organisation>,
  names: Names,
  ledger: Ledger,
): void {
  const all = [...organisations].flatMap(({ contradictions }) => contradictions);
  for (const { address, says, where } of all.slice(0, NAMED_MOST))
    ledger.note(`${names.address(address)}: ${says}; the first counts`, where);
  const more = all.length - NAMED_MOST;
  if (more > 0)
    ledger.note(
      `and ${more} more ${more === 1 ? 'row that contradicts' : 'rows that contradict'} the first of ${more === 1 ? 'its' : 'their'} address`,
    );
}
