/** Modes, homes and clients of a population: one for all, or shares given out by exact quotas. */
import { CLIENTS, HOMES, MODES, NONE } from '../../model/words.ts';
import { usualHome, wrongState } from '../user-facts.ts';
import { at, codeOf, complain, keyAt, warn } from '../work.ts';
import type { Columns } from './crowd.ts';
import type { CrowdWork } from './plan.ts';
import { dealOut, peopleStream, type Share } from './quotas.ts';
import { CLIENT_BITS, CLIENT_CHOICES, parsePart } from './words.ts';

const WORDS = { mode: MODES, homed: HOMES, clients: CLIENT_CHOICES } as const;
type Dealt = keyof typeof WORDS;

const WHOLE = 1e9;
/** Three thirds written as 33.3% are meant to be all. */
const SUM_TOLERANCE = WHOLE / 100 / 5;

/** The shares with their codes, undefined if nothing is stated or after a complaint. */
function sharesOf(on: CrowdWork, what: Dealt): Share[] | undefined {
  const stated = on.entry[what];
  if (stated === undefined) return undefined;
  if (typeof stated === 'string') return [{ code: codeOf(WORDS[what], stated), weight: WHOLE }];
  const shares = Object.entries(stated).map(([word, share]) => ({
    code: codeOf(WORDS[what], word),
    weight: Math.round((typeof share === 'number' ? share : parsePart(share)!) * WHOLE),
  }));
  const sum = shares.reduce((total, { weight }) => total + weight, 0);
  if (Math.abs(sum - WHOLE) > SUM_TOLERANCE) {
    const path = ['populations', on.key, what];
    complain(on.work, path, `the shares add up to ${Math.round(sum / 1e5) / 100}%, not to 100%`);
    return undefined;
  }
  return shares.filter(({ weight }) => weight > 0);
}

/** Gives modes, homes and clients to everybody of whom nothing is stated. */
export function dealToAll(on: CrowdWork, columns: Columns): void {
  const columnOf = { mode: columns.assigned, homed: columns.homed, clients: columns.clients };
  for (const what of ['mode', 'homed', 'clients'] as const) {
    const shares = sharesOf(on, what);
    if (shares === undefined) continue;
    const column = columnOf[what];
    const open: number[] = [];
    column.forEach((code, person) => {
      if (code === NONE) open.push(person);
    });
    const draw = peopleStream(`population ${what}`, on.name, on.entry.draw);
    const dealt = dealOut(open.length, shares, draw);
    open.forEach((person, place) => {
      const code = dealt[place]!;
      column[person] = what === 'clients' ? CLIENT_BITS[code]! : code;
    });
  }
}

/** Whether every mode can be with every home; complains about the first that cannot. */
export function checkStates(on: CrowdWork, tenantId: number): void {
  const { work, clock, tenants, key, entry } = on;
  const tenant = tenants.plans[tenantId]!;
  const pending = tenant.upgradePending ? 1 : 0;
  const stated = entry.mode !== undefined ? 'mode' : entry.homed !== undefined ? 'homed' : undefined;
  const place = stated === undefined ? keyAt(work, 'populations', key) : at(work, 'populations', key, stated);
  for (const homed of codesOf(entry.homed, HOMES) ?? [usualHome(tenant)]) {
    const usual = clock.rules.effectiveMode(NONE, NONE, tenant.mode, homed, tenant.cloud, pending);
    for (const mode of codesOf(entry.mode, MODES) ?? [usual]) {
      const wrong = wrongState(clock, tenant, mode, homed);
      if (wrong === undefined) continue;
      const isDealt = typeof entry.mode === 'object' && typeof entry.homed === 'object';
      const more = '; shares of modes and of homes are given out independently: make a population of each';
      work.desk.complain(place, wrong.message, isDealt ? `${wrong.hint}${more}` : wrong.hint);
      return;
    }
  }
}

/** The codes of the words that somebody has. */
function codesOf(stated: string | Readonly<Record<string, unknown>> | undefined, words: readonly string[]) {
  if (stated === undefined) return undefined;
  if (typeof stated === 'string') return [codeOf(words, stated)];
  return Object.entries(stated)
    .filter(([, share]) => (typeof share === 'number' ? share : parsePart(String(share))) !== 0)
    .map(([word]) => codeOf(words, word));
}

/** Warns once for each mode and client that the mode keeps people from, as for single users (A36). */
export function warnAboutClients(on: CrowdWork, columns: Columns): void {
  const { work, clock, tenants, key } = on;
  const { rules } = clock;
  const counts = new Map<string, number>();
  columns.clients.forEach((bits, person) => {
    if (bits === NONE || bits === 0) return;
    const tenant = tenants.plans[columns.tenant[person]!]!;
    const homed = columns.homed[person] === NONE ? usualHome(tenant) : columns.homed[person]!;
    const pending = tenant.upgradePending ? 1 : 0;
    const assigned = columns.assigned[person]!;
    const mode = rules.effectiveMode(assigned, NONE, tenant.mode, homed, tenant.cloud, pending);
    CLIENTS.forEach((client, code) => {
      if ((bits & (1 << code)) === 0 || rules.signInAllowed(mode, code, tenant.cloud)) return;
      const what = `${MODES[mode]} keeps # from signing in to ${client} under ${rules.epoch.ruleSet}`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    });
  });
  for (const [what, count] of counts) {
    warn(
      work,
      ['populations', key, on.entry.roster === undefined ? 'clients' : 'roster'],
      what.replace('#', `${count} ${count === 1 ? 'person' : 'people'}`),
      'the client runs all the same, because the scenario says so (A36)',
    );
  }
}
