import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { copyWorld } from '../../../src/model/world.ts';
import { featureRows } from '../../../src/trace/index/feature-rows.ts';
import { foldRange } from '../../../src/trace/index/fold-columns.ts';
import { NEVER } from '../../../src/trace/index/intervals.ts';
import { legsOf } from '../../../src/trace/index/legs.ts';
import { type Participation, participationsOf } from '../../../src/trace/index/participations.ts';
import { hasRows, rowHistoriesOf } from '../../../src/trace/index/row-histories.ts';
import { runQuery } from '../../../src/trace/query/run.ts';
import { whyOf } from '../../../src/trace/why/why.ts';
import { traceOf } from '../why/scenarios.ts';
import { featuresTrace, recordOf } from './features-trace.ts';

const NAMES = RECORD_KINDS.map(({ name }) => name);
const trace = featuresTrace();
const { names } = trace.columns.head;
const kindAt = (n: number): string =>
  n === NEVER ? 'never' : n < 0 ? 'start' : NAMES[trace.columns.kind[n]!]!;
const userOf = (address: string): number => names.users.indexOf(address);

function partOf(address: string, name: string): Participation {
  const own = participationsOf(trace).get(userOf(address)) ?? [];
  const found = own.find(({ of, id }) => (of === 'call' ? names.calls : names.meetings)[id] === name);
  if (found === undefined) throw new Error(`${address} has no part in ${name}`);
  return found;
}

const said = ({ stretches }: Participation): string[] =>
  stretches.map(({ doing, from, to }) => `${doing} ${kindAt(from)}..${kindAt(to)}`);

describe('who takes part in what', () => {
  it('is ringing, connected and over in a call, for each of the two as they know it', () => {
    expect(said(partOf('ann@contoso.com', 'answered'))).toEqual([
      'ringing message-attempted..call-connected',
      'connected call-connected..call-timer-ended',
    ]);
    expect(said(partOf('bob@contoso.com', 'answered'))).toEqual([
      'ringing message-arrived..call-timer-ended',
      'connected call-timer-ended..call-timer-ended',
    ]);
    expect(partOf('bob@contoso.com', 'lost').incidents.map(({ how }) => how)).toEqual(['missed']);
    const { incidents } = partOf('mei@cn.contoso.com', 'far');
    expect(incidents.map(({ how, is }) => `${is} ${how}`)).toEqual(['media poor', 'end ended']);
  });

  it('is invited, in the lobby, inside and out again in a meeting', () => {
    expect(said(partOf('eve@fabrikam.com', 'review'))).toEqual([
      'invited start..meeting-join-tried',
      'joining meeting-join-tried..meeting-reached',
      'lobby meeting-reached..lobby-answered',
      'inside lobby-answered..meeting-left',
    ]);
    expect(partOf('eve@fabrikam.com', 'review').incidents.map(({ how }) => how)).toEqual(['left']);
  });

  it('has statuses exactly as the World has them after every record', () => {
    const histories = rowHistoriesOf(trace);
    const world = copyWorld(trace.columns.head.world, 'typed');
    for (let n = 0; n < trace.usable; n++) {
      foldRange(world, trace.columns, n, n + 1);
      for (let row = 0; row < world.calls.count; row++) {
        const steps = histories.of('calls', 'status', row).filter((step) => step.n <= n);
        expect(steps.at(-1)!.value, `call ${row} after record ${n}`).toBe(world.calls.status[row]);
      }
      for (let row = 0; row < world.attendees.count; row++) {
        const steps = histories.of('attendees', 'state', row).filter((step) => step.n <= n);
        expect(steps.at(-1)!.value, `attendee ${row} after record ${n}`).toBe(world.attendees.state[row]);
      }
    }
  });

  it('is nothing in a trace of chats, and nothing is looked for there', () => {
    expect(hasRows(traceOf('main'))).toBe(false);
    expect(participationsOf(traceOf('main')).size).toBe(0);
    expect(legsOf(traceOf('main'))).toEqual([]);
  });
});

describe('what goes from place to place', () => {
  const legs = legsOf(trace).map(({ of, from, to, leaves, arrives }) => {
    const end = ({ user, platform }: typeof from): string =>
      platform < 0 ? names.users[user]!.split('@')[0]! : names.platforms[platform]!;
    return `${of} ${end(from)} > ${end(to)}: ${kindAt(leaves)}..${kindAt(arrives)}`;
  });

  it('is a mail from server to server, from its writer to its reader', () => {
    expect(legs.filter((leg) => leg.startsWith('mail'))).toEqual([
      'mail ann > global: mail-sent..mail-sent',
      'mail global > china: mail-forwarded..mail-arrived',
      'mail china > mei: mail-delivered..mail-delivered',
    ]);
  });

  it('is word of an answer and of the end of a call', () => {
    expect(legs.filter((leg) => leg.startsWith('call')).slice(0, 2)).toEqual([
      'call bob > ann: call-timer-ended..call-connected',
      'call ann > bob: call-timer-ended..call-end-learned',
    ]);
  });
});

describe('the state', () => {
  it('has the rows of calls, meetings and mails in names and words', () => {
    const n = recordOf(trace, NAMES, 'lobby-entered');
    const rows = featureRows(trace.columns.head, trace.states.at(n), 50);
    const of = (title: string): string[] =>
      rows
        .find((each) => each.title === title)!
        .rows.map(({ name, facts }) => `${name}: ${facts.join('; ')}`);
    expect(of('calls').find((row) => row.startsWith('answered'))).toContain('status: ended');
    expect(of('calls').find((row) => row.startsWith('answered'))).toContain('caller: ann@contoso.com');
    expect(of('meetings')[0]).toMatch(/^review: .*organizer: ann@contoso.com.*status: running/);
    expect(of('attendees').find((row) => row.includes('eve@fabrikam.com'))).toContain('state: lobby');
    expect(of('recipients').some((row) => row.startsWith('mei@cn.contoso.com on china'))).toBe(true);
    expect(rows.flatMap((each) => each.rows).some(({ facts }) => facts.join().includes('undefined'))).toBe(
      false,
    );
    expect(featureRows(traceOf('main').columns.head, traceOf('main').states.at(0), 50)).toEqual([]);
  });
});

describe('why', () => {
  it('somebody waits in the lobby is the decision of their coming, with its answer and source', () => {
    const { decision } = whyOf(trace, recordOf(trace, NAMES, 'lobby-entered'));
    expect(decision).toMatchObject({ aboutWords: expect.stringMatching(/lobby|meeting/) });
    expect(decision!.outcome).not.toBe('');
    expect(decision!.source).not.toBe('');
    expect(decision!.inputs.every(({ since }) => since === '')).toBe(true);
    expect(`${decision!.reason} ${decision!.gates.map(({ reason }) => reason).join(' ')}`).toContain(
      'The lobby setting makes them wait until somebody admits them',
    );
  });

  it('a mail went on is the decision of the server that it came to', () => {
    const { decision } = whyOf(trace, recordOf(trace, NAMES, 'mail-forwarded'));
    expect(decision!.n).toBe(recordOf(trace, NAMES, 'mail-sent'));
    expect(decision!.about).not.toBe('');
  });

  it('has a decision in sentences for each record that took one', () => {
    for (let n = 0; n < trace.usable; n++) {
      if (trace.columns.decision[n]! < 0) continue;
      const { decision } = whyOf(trace, n);
      expect(decision, `record ${n}`).toBeDefined();
      expect(decision!.sentences.join(' '), `record ${n}`).toMatch(/Decided on|Row|row/);
    }
  });
});

describe('queries', () => {
  const kindsOf = (text: string): Set<string> => {
    const answer = runQuery(trace, text);
    if (!('passes' in answer)) throw new Error(JSON.stringify(answer));
    const { passes } = answer;
    const found = new Set<string>();
    for (let n = 0; n < trace.usable; n++) if (passes[n] === 1) found.add(kindAt(n));
    return found;
  };

  it('find what is about a call, a meeting or a mail by its name', () => {
    expect(kindsOf('meeting:review')).toContain('lobby-entered');
    expect(kindsOf('meeting:review')).not.toContain('call-rang');
    expect(kindsOf('call:lost')).toContain('call-missed');
    expect(kindsOf('call:lost')).toContain('message-attempted');
    expect(kindsOf('call:lost')).not.toContain('call-connected');
    expect(kindsOf('mail:minutes')).toEqual(
      new Set(['mail-sent', 'mail-forwarded', 'mail-arrived', 'mail-delivered']),
    );
    expect(kindsOf('platform:china kind:mail')).toContain('mail-delivered');
  });

  it('know the features as groups of kinds', () => {
    expect([...kindsOf('kind:call')].every((kind) => /call/.test(kind))).toBe(true);
    expect(kindsOf('kind:meeting')).toContain('meeting-over');
    expect(kindsOf('kind:mail')).toContain('mail-arrived');
    expect(kindsOf('because:no-answer')).toEqual(new Set(['call-missed']));
  });
});
