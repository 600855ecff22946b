// What the tests of this folder share: the contract's example, and compiling a text in one line.
import { type CompileOptions, compileScenario } from '../../src/scenario/compile.ts';
import type { Compiled } from '../../src/scenario/compiled.ts';
import type { Complaint } from '../../src/scenario/complaint.ts';
import type { ReadFile } from '../../src/scenario/load.ts';

export const EXAMPLE = `# yaml-language-server: $schema=./scenario.schema.json
coexsim: 1
title: An interop thread is stranded by an upgrade
start: 2019-06-03T09:00:00Z
until: 2h
seed: 7
rules: 2019-h1

tenants:
  contoso:
    cloud: worldwide
    topology: hybrid
    domains: [contoso.com]
    mode: Islands
    externalAccess: { allowFederatedUsers: true, allowedDomains: all, blockedDomains: [] }

users:
  ann@contoso.com: { homed: online, mode: TeamsOnly, clients: [Teams] }
  bob@contoso.com: { homed: online, mode: SfBOnly,   clients: [SfB, Teams] }

network:
  - { from: worldwide, to: 21Vianet, both: true, latency: { lognormal: { median: 110ms, p95: 190ms } }, loss: 0.5% }

events:
  - { at: 0s,   chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, id: m1 } }
  - { at: 9m,   reply: { to: m1, id: m2 } }
  - { at: 30m,  setMode: { user: bob@contoso.com, mode: TeamsOnly } }
  - { at: 31m,  chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, thread: of m1, id: m3 } }
  - { at: 32m,  chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, thread: new, id: m4 } }

expect:
  - { message: m1, outcome: delivered, lands: SfB, method: interop, row: 2019-h1/1b.7 }
  - { message: m3, outcome: refused, because: thread-disabled }
  - { message: m4, outcome: delivered, lands: Teams, method: native }
  - { thread: of m1, at: 31m, status: disabled }
  - { presence: { of: bob@contoso.com, seenBy: ann@contoso.com, via: Teams }, at: 1h, source: Teams }
`;

/** Two tenants, three users; whatever the test is about is added. */
export const SMALL = `coexsim: 1
start: 2019-06-03T09:00:00Z
until: 2h
rules: 2019-h1
tenants:
  contoso: { domains: [contoso.com] }
  fabrikam: { domains: [fabrikam.com], mode: SfBOnly }
users:
  ann@contoso.com: { mode: TeamsOnly }
  bob@contoso.com: {}
  cat@fabrikam.com: {}
`;

export function compiled(text: string | Uint8Array, options: CompileOptions = {}, path = 'x.yaml'): Compiled {
  const result = compileScenario({ text, path }, options);
  if ('compiled' in result) return result.compiled;
  throw new Error(result.complaints.map(line).join('\n'));
}

/** The complaints as a person sees them: `line:column: message (hint)`. */
export function complaintsOf(
  text: string | Uint8Array,
  options: CompileOptions = {},
  path = 'x.yaml',
  read?: ReadFile,
): string[] {
  const result = compileScenario({ text, path, read }, options);
  return 'compiled' in result ? [] : result.complaints.map(line);
}

export function warningsOf(text: string): string[] {
  return compileScenario({ text, path: 'x.yaml' }).warnings.map(line);
}

function line(complaint: Complaint): string {
  const { file, line: row, column, message, hint } = complaint;
  const where = file === 'x.yaml' || file === 'x.json' ? '' : `${file}:`;
  return `${where}${row}:${column}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
}
