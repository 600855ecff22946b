/** The trace writer against a plain one, as one line of JSON for bench.ts. */
import { featureNames } from '../../src/model/names.ts';
import { newDecision, newRouteQuery } from '../../src/rules/route.ts';
import { compileRules } from '../../src/rules/rules.ts';
import { DecisionTexts } from '../../src/run/decision-texts.ts';
import { TRACE_WORDS } from '../../src/run/from-scenario.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import { type TraceHead, TraceWriter } from '../../src/trace/writer.ts';
import { chatPlan, userName } from './chat-plan.ts';
import { chatRecords, measureTraceWriter } from './trace-writer.ts';

const USERS = 1000;
const RECORDS = 300_000;

const { setting, world } = chatPlan(USERS);
const rules = compileRules(setting.epochs[0]!, setting.switches);
const head: TraceHead = {
  header: {
    program: 'bench',
    title: 'chat',
    scenario: '',
    seed: 'bench',
    replication: 0,
    rules: '2019-h1',
    epochs: setting.epochs,
    switches: setting.switches,
    startUs: 0,
    untilUs: setting.untilUs,
    words: TRACE_WORDS,
  },
  tables: [],
  names: {
    tenants: ['contoso'],
    users: Array.from({ length: USERS }, (_, user) => userName(user)),
    domains: [],
    groups: [],
    links: setting.network.links.map((link) => link.name),
    marks: [],
    ...featureNames(() => []),
  },
  world,
};

/** The texts of the decisions that the chat workload takes, as a run writes them. */
function decisionTexts(): string[] {
  const texts = new DecisionTexts();
  const query = newRouteQuery();
  const decision = newDecision();
  return [0, 1].map((client) => {
    Object.assign(query, { originatorMode: client * 2, clientMode: client * 2, originatorClient: client });
    Object.assign(query, { recipientMode: 2 - client * 2, originatorTopology: 1, recipientTopology: 1 });
    rules.route(query, decision);
    return texts.of({ world, rules, query, decision, decided: true, watched: false });
  });
}

function usedBytes(): number {
  for (let i = 0; i < 4; i++) global.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const decisions = decisionTexts();
const figures = measureTraceWriter(head, decisions, () => performance.now() * 1000, {
  runs: 7,
  records: RECORDS,
});
const before = usedBytes();
const writer = new TraceWriter(() => {}, head, { newHasher: newNodeHasher });
chatRecords(RECORDS, decisions, (record) => {
  writer.record(record);
});
const extraBytes = usedBytes() - before;
writer.end({ world, interrupted: false });
process.stdout.write(
  `${JSON.stringify({
    records: RECORDS,
    writerPerSecondM: figures.writer,
    plainPerSecondM: figures.plain,
    ratio: figures.ratio,
    extraBytes,
  })}\n`,
);
