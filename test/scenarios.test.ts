// Every scenario of the library runs and shows what it expects; together they reach the tables' rows and the reasons.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Decisions } from '../src/check/decision.ts';
import { type CheckResult, ExpectationChecker } from '../src/check/expectations.ts';
import { F, FIRST_FOLLOW_ON } from '../src/model/event.ts';
import { ROWS } from '../src/rules/all-rows.ts';
import { REASONS } from '../src/rules/reasons.ts';
import { planOf, TRACE_WORDS } from '../src/run/from-scenario.ts';
import { Replication } from '../src/run/replication.ts';
import { summarise } from '../src/run/summary.ts';
import { compileScenario } from '../src/scenario/compile.ts';
import { scenarioFromFile } from '../src/scenario/node-files.ts';
import { Fingerprinter } from '../src/trace/fingerprint.ts';
import { newNodeHasher } from '../src/trace/node-hasher.ts';
import type { Observer, RecordBuffer } from '../src/trace/record.ts';

const FOLDER = 'scenarios/';
const FILES = readdirSync(FOLDER)
  .filter((name) => /\.(?:yaml|json)$/.test(name) && name !== 'scenario.schema.json')
  .sort();

const SCHEMA_LINE = '# yaml-language-server: $schema=./scenario.schema.json';
const SCHEMA_KEY = '"$schema": "./scenario.schema.json"';

/** Rows that no scenario reaches, and why. */
const ROWS_NOT_REACHED: Readonly<Record<string, string>> = {};

/** Reasons that no message of a scenario can carry, and why. */
const REASONS_NOT_REACHED: Readonly<Record<string, string>> = {
  'state-legal': 'a file with such a state is refused, and no grant, move or date leads to one',
  'thread-open': 'a refusal by this gate says thread-disabled',
};

/** What the federation gates may say, each of which some scenario shows. */
const FEDERATION_REASONS = [
  'federation-off',
  'not-on-allow-list',
  'domain-blocked',
  'subdomain-blocked',
  'allow-list-empty',
  'trial-tenant',
  'access-not-configured',
  'no-federation-srv',
  'user-may-not-federate',
];

const REFUSED = FIRST_FOLLOW_ON + F.messageRefused;
const MISSED = FIRST_FOLLOW_ON + F.messageMissed;
const FAILED = FIRST_FOLLOW_ON + F.messageFailed;

/** Notes which rows, reasons and verdicts of gates a run comes by. */
class Reached implements Observer {
  readonly rows = new Set<string>();
  readonly reasons = new Set<string>();
  readonly verdicts = new Set<string>();
  readonly #decisions = new Decisions();

  record(record: RecordBuffer): void {
    const decision = this.#decisions.of(record.decision);
    if (decision?.row != null) this.rows.add(decision.row);
    for (const { because } of decision?.gates ?? []) this.verdicts.add(because);
    const because = becauseOf(record);
    if (because !== undefined) this.reasons.add(REASONS[because]!.name);
  }

  check({ about, decided }: CheckResult): void {
    if (about === 'presence' && decided?.startsWith('row ')) this.rows.add(decided.slice('row '.length));
  }
}

function becauseOf({ kind, values }: RecordBuffer): number | undefined {
  if (kind === REFUSED || kind === FAILED) return values[1];
  return kind === MISSED ? values[2] : undefined;
}

function run(name: string, reached: Reached): CheckResult[] {
  const result = compileScenario(scenarioFromFile(FOLDER + name), { seed: '1' });
  if ('complaints' in result) {
    const said = result.complaints.map(({ line, message, hint }) => `${line}: ${message} (${hint ?? ''})`);
    throw new Error(`${name} is refused:\n${said.join('\n')}`);
  }
  const { compiled } = result;
  const plan = planOf(compiled, '1');
  const checker = new ExpectationChecker(compiled, plan.world, '1');
  const fingerprinter = new Fingerprinter(TRACE_WORDS, newNodeHasher);
  const replication = new Replication(plan, [checker, fingerprinter, reached]);
  replication.run();
  const fingerprint = fingerprinter.fingerprint();
  const summary = summarise(compiled, '1', replication, fingerprint);
  const checks = checker.end({ summary, fingerprint: { ...fingerprint } });
  for (const check of checks) reached.check(check);
  return checks;
}

function differencesIn(checks: readonly CheckResult[]): string[] {
  return checks.flatMap(({ file, line, title, differences, decided }) =>
    differences.map(
      ({ what, expected, actual }) =>
        `${file}:${line}: ${title}: ${what} expected ${expected}, found ${actual}; ${decided ?? ''}`,
    ),
  );
}

const all = new Reached();

describe('the scenario library', () => {
  it('has at least forty scenarios, a main one among them', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(40);
    expect(FILES).toContain('main.yaml');
  });

  it.each(FILES)('%s names its schema, says what it shows, and all that it expects holds', (name) => {
    const text = readFileSync(FOLDER + name, 'utf8');
    if (name.endsWith('.json')) expect(text).toContain(SCHEMA_KEY);
    else expect(text.split('\n').slice(0, 2)).toEqual([SCHEMA_LINE, expect.stringMatching(/^# \S/)]);
    expect(text).toMatch(/title"?: \S/);
    const checks = run(name, all);
    expect(checks.length).toBeGreaterThan(0);
    expect(differencesIn(checks)).toEqual([]);
  });

  it('is listed in its README, file by file', () => {
    const readme = readFileSync(`${FOLDER}README.md`, 'utf8');
    expect(FILES.filter((name) => !readme.includes(`(${name})`))).toEqual([]);
  });

  it('reaches every row of the routing and presence tables', () => {
    const rows = ROWS.filter(({ kind }) => kind === 'routing' || kind === 'presence').map(({ id }) => id);
    expect(rows).toHaveLength(200);
    expect(rows.filter((id) => !all.rows.has(id)).sort()).toEqual(Object.keys(ROWS_NOT_REACHED).sort());
  });

  it('reaches every chat row of the pair of clouds, in every era', () => {
    const rows = ROWS.filter(({ kind, id }) => kind === 'cloud-pair' && id.includes('/chat.'));
    expect(rows.map(({ id }) => id).filter((id) => !all.verdicts.has(id))).toEqual([]);
  });

  it('reaches every reason that a message can carry', () => {
    const reasons = REASONS.filter(({ kind }) => kind === 'refusal').map(({ name }) => name as string);
    expect(reasons.filter((name) => !all.reasons.has(name)).sort()).toEqual(
      Object.keys(REASONS_NOT_REACHED).sort(),
    );
  });

  it('reaches everything that the federation gates can say', () => {
    expect(FEDERATION_REASONS.filter((name) => !all.verdicts.has(name))).toEqual([]);
  });
});
