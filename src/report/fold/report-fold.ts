/**
 * Folds a run, or the records of a trace, into what a report says. Memory goes with people, threads and pairs; of
 * messages only those on their way are remembered, so that months of a large organisation can be told without a trace.
 */
import type { PresenceView } from '../../experiment/presence-view.ts';
import { F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { THREAD_STATUS } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { DID_STRIDE, type Observer, type RecordBuffer } from '../../trace/record.ts';
import type { TraceHead } from '../../trace/writer.ts';
import { Days } from './days.ts';
import { DisabledFold } from './disabled.ts';
import { Facts, isOfMessage } from './facts.ts';
import { type Grouping, groupingOf } from './groups.ts';
import { LatencyFold } from './latency.ts';
import { MessageFold } from './messages.ts';
import { PresenceFold } from './presence.ts';
import { SplitFold } from './split.ts';
import { Tally } from './tallies.ts';
import { statedWaves, Waves } from './waves.ts';

const REQUEST_REFUSED: number = FIRST_FOLLOW_ON + F.requestRefused;

export class ReportFold implements Observer {
  records = 0;
  /** When the last record was, microseconds since the start. */
  lastUs = 0;
  readonly head: TraceHead;
  readonly world: World;
  readonly facts = new Facts();
  readonly days: Days;
  readonly grouping: Grouping;
  readonly waves: Waves;
  readonly disabled: DisabledFold;
  readonly messages: MessageFold;
  /** Grants, sign-ins and moves that were refused. */
  readonly requests = new Tally();
  readonly split: SplitFold;
  readonly latency: LatencyFold;
  /** Undefined if nobody knows the rules. */
  readonly presence: PresenceFold | undefined;

  /**
   * `world` is the World that the records are told about: as it is before the first of them now, and as it is after
   * each record when that is told. `head.world` may be the same.
   */
  constructor(head: TraceHead, world: World, view: PresenceView | undefined) {
    this.head = head;
    this.world = world;
    this.days = new Days(head.header.startUs);
    const stated = statedWaves(head);
    this.grouping = groupingOf(head, new Set(stated.map(({ group }) => group)));
    const { facts, days, grouping } = this;
    this.waves = new Waves(
      head,
      stated,
      (atUs) => days.of(atUs),
      (day) => days.date(day),
    );
    const { waves } = this;
    this.disabled = new DisabledFold({ facts, world, days, waves });
    this.split = new SplitFold(world, facts, days);
    this.latency = new LatencyFold(world, facts);
    this.messages = new MessageFold({
      facts,
      world,
      grouping,
      days,
      waves,
      disabledBy: (thread) => this.disabled.waveOf(thread),
      threadDisabled: head.header.words.reasons.indexOf('thread-disabled'),
      landings: [this.split, this.latency],
    });
    this.presence = view === undefined ? undefined : new PresenceFold(world, view);
  }

  record(record: RecordBuffer): void {
    this.records += 1;
    this.lastUs = record.atUs;
    this.facts.begin(record);
    if (record.didCount > 0) this.#dids(record);
    if (isOfMessage(record.kind)) this.messages.record(record);
    else if (record.kind === REQUEST_REFUSED) this.requests.add(this.facts);
  }

  /** Counts what goes on until then; to be called once, after the last record. */
  finish(atUs: number): void {
    this.presence?.finish(atUs);
  }

  /** Modes first: which wave ends a conversation is told by whose mode has changed. */
  #dids(record: RecordBuffer): void {
    const { dids, didCount, n, atUs } = record;
    const end = didCount * DID_STRIDE;
    let disables = false;
    for (let at = 0; at < end; at += DID_STRIDE) {
      const code = dids[at]!;
      if (code === T.setMode) this.waves.changed(dids[at + 1]!, n, atUs, this.facts);
      else if (code === T.setThreadStatus && dids[at + 2] === THREAD_STATUS.disabled) disables = true;
      this.presence?.did(code, dids[at + 1]!, dids[at + 2]!, atUs, n);
    }
    for (let at = 0; disables && at < end; at += DID_STRIDE) {
      const isOne = dids[at] === T.setThreadStatus && dids[at + 2] === THREAD_STATUS.disabled;
      if (isOne) this.disabled.disabled(dids[at + 1]!, record);
    }
  }
}
