/**
 * The library: everything a program needs to compile a scenario, run it, watch it, write and read its trace, and ask
 * the published tables. The command line is no part of it. A run, from a file to a trace in memory:
 *
 * ```ts
 * const read = compileScenario(scenarioFromFile('scenario.yaml'));
 * if ('complaints' in read) throw new Error(read.complaints.map((each) => each.message).join('\n'));
 * const plan = planOf(read.compiled, '7');
 * const chunks: Uint8Array[] = [];
 * const writer = new TraceWriter((chunk) => chunks.push(chunk.slice()), traceHeadOf(read.compiled, plan, '0.1.0'));
 * const replication = new Replication(plan, [writer]);
 * replication.run();
 * writer.end({ world: replication.world, interrupted: false, inFlight: replication.messagesInFlight() });
 * ```
 */

// Expectations and invariants, over the records of a run.
export { type CheckResult, ExpectationChecker, type RunFigures } from './check/expectations.ts';
export {
  INVARIANTS,
  type InvariantChecker,
  newInvariantChecker,
  type Violation,
} from './check/invariants.ts';
// The kernel: time in whole microseconds, laws of durations, our own mistakes.
export { InternalError } from './core/must.ts';
export { formatDuration, formatInstant, parseDuration, parseInstant } from './core/time.ts';
export { type Distribution, quantile } from './core/variates.ts';
// The model: its closed vocabularies (index is code), the World, events and transitions.
export { applied, apply } from './model/apply.ts';
export type { Storage } from './model/column.ts';
export { type EventKind, RECORD_KINDS } from './model/event.ts';
export type { Names } from './model/names.ts';
export { TRANSITIONS, type TransitionKind } from './model/transition.ts';
export {
  CLIENTS,
  CLOUDS,
  type Client,
  type Cloud,
  HOMES,
  type Homed,
  KINDS,
  type Kind,
  METHODS,
  type Method,
  MODES,
  type Mode,
  NONE,
  OUTCOMES,
  type Outcome,
  PRESENCE_SOURCES,
  PRESENCES,
  type Presence,
  type PresenceSource,
  TENANCIES,
  type Tenancy,
  THREAD_STATUSES,
  type ThreadStatus,
  TOPOLOGIES,
  type Topology,
} from './model/words.ts';
export { copyWorld, type World, worldFromJson, worldToJson } from './model/world.ts';
// The network: links with their delays and the sources of their defaults.
export { buildNetwork, type LinkSetting, type NetworkPlan } from './network/build.ts';
export { defaultQuality } from './network/defaults.ts';
export { type Link, type LinkQuality, linkDelayUs, type Network } from './network/network.ts';
// The rules: single cases in words, rule sets, tables and rows, switches, reasons, and compiled rules.
export { ROWS, rowId, rowPlace } from './rules/all-rows.ts';
export { decideCase, type RouteCase } from './rules/case.ts';
export type { CaseError } from './rules/case-common.ts';
export { describeDecision, type GateAnswer, type RouteAnswer } from './rules/describe.ts';
export { type Difference, diffRuleSets } from './rules/diff.ts';
export { type Epoch, epochsFor, RULES_NAMES, type RulesName, ruleSetOf } from './rules/epochs.ts';
export { type LaidOutCell, type LaidOutTable, layoutTables } from './rules/layout.ts';
export { describePresence, type PresenceAnswer, type PresenceQuery } from './rules/presence.ts';
export { decidePresenceCase, type PresenceCase } from './rules/presence-case.ts';
export { REASONS, type Reason, type ReasonEntry, type Refusal } from './rules/reasons.ts';
export {
  type Decision,
  GATE_SLOTS,
  newDecision,
  newRouteQuery,
  type RouteQuery,
  VIAS,
  type Via,
} from './rules/route.ts';
export type { Row } from './rules/rows.ts';
export { type Facts, RULE_SET_IDS, RULE_SETS, type RuleSet, type RuleSetId } from './rules/rule-sets.ts';
export { compileRules, type Rules } from './rules/rules.ts';
export { SOURCES, type SourceName } from './rules/sources.ts';
export type { SwitchEntry } from './rules/switch-entry.ts';
export { parseSwitch, type SwitchSetting, withSwitches } from './rules/switch-text.ts';
export {
  defaultSwitches,
  SWITCH_NAMES,
  SWITCHES,
  type Switches,
  type SwitchName,
} from './rules/switches.ts';
// One replication and what it comes to. Whoever watches a run is an Observer.
export { planOf, TRACE_WORDS, traceHeadOf } from './run/from-scenario.ts';
export type { RunPlan, Setting } from './run/plan.ts';
export { Replication } from './run/replication.ts';
export { type Summary, summarise } from './run/summary.ts';
// Scenarios: from a text, or a file with its includes, to everything a run needs, or to every complaint.
export {
  type CompileOptions,
  type CompileResult,
  compileScenario,
} from './scenario/compile.ts';
export type { Compiled } from './scenario/compiled.ts';
export type { Complaint } from './scenario/complaint.ts';
export type { Expectation } from './scenario/expectation.ts';
export type { FileRead, ReadFile, ScenarioSource } from './scenario/load.ts';
export { scenarioFromFile } from './scenario/node-files.ts';
export { scenarioJsonSchema } from './scenario/schema.ts';

// Traces: written, read back, replayed, told; in columns, as bytes and as tables.
export { type Columns, ColumnsBuilder, operandOf, recordAt, type StatedDigest } from './trace/columns.ts';
export {
  type ColumnsFile,
  decodeColumns,
  decodeColumnsFile,
  type EncodeOptions,
  encodeColumns,
} from './trace/columns-file.ts';
export { writeLines } from './trace/columns-lines.ts';
export { type ColumnsOptions, columnsOfLines, type Damage } from './trace/columns-reading.ts';
export { FINGERPRINT_FAMILIES, type Fingerprint, Fingerprinter } from './trace/fingerprint.ts';
export {
  TRACE_FORMAT,
  type TraceEnd,
  type TraceHeader,
  type TraceWave,
  type TraceWords,
} from './trace/format.ts';
export type { Hasher, NewHasher } from './trace/hasher.ts';
export {
  checkIntegrity,
  type Integrity,
  type IntegrityCheck,
  newIntegrityCheck,
} from './trace/integrity.ts';
export { splitLines } from './trace/line-splitter.ts';
export { type ReadColumnsOptions, readColumns } from './trace/node-columns.ts';
export { openTraceFile, type TraceOutput, TraceWriteError, traceToStream } from './trace/node-file.ts';
export { newNodeHasher } from './trace/node-hasher.ts';
export { readTraceLines, TraceReadError } from './trace/node-lines.ts';
export { type ReadOptions, readTrace, type TraceLines, type TraceReading } from './trace/reader.ts';
export type { Observer, RecordBuffer } from './trace/record.ts';
export { foldInto, type Replayable, stateAt } from './trace/replay.ts';
export { type Story, tellStory } from './trace/story.ts';
export { describeCut, loadTrace, type Trace } from './trace/trace.ts';
export { TraceError } from './trace/trace-error.ts';
export { type TraceClose, type TraceHead, TraceWriter, type WriterOptions } from './trace/writer.ts';
// Traffic made by a program instead of a file.
export { type Clients, type Schedule, sideBySide, type Traffic } from './workload/traffic.ts';
