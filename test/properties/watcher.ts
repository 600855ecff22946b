/**
 * A second opinion on a run: follows its records with a state of its own, made of plain objects and of rules written
 * down again from the articles, and says which of the promises is broken. Nothing here asks the engine.
 */
import { EVENTS, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../src/model/event.ts';
import { TRANSITIONS } from '../../src/model/transition.ts';
import { CLIENTS, METHODS, MODES, PRESENCES, THREAD_STATUSES } from '../../src/model/words.ts';
import type { World } from '../../src/model/world.ts';
import type { Compiled } from '../../src/scenario/compiled.ts';
import { DID_STRIDE, type Observer, type RecordBuffer, SCHEDULED_STRIDE } from '../../src/trace/record.ts';
import { REASON_NAMES } from '../support/running.ts';

export interface Finding {
  readonly id: string;
  readonly n: number;
  readonly says: string;
}

type Values = Record<string, number>;

interface Person {
  tenant: number;
  cloud: number;
  homed: string;
  assigned: number;
  group: number;
  mode: string;
  clientMode: string;
  pending: number;
  running: number;
  activity: [number, number];
  access: number;
}

interface Conversation {
  readonly id: number;
  readonly lo: number;
  readonly hi: number;
  readonly method: string;
  readonly clients: readonly [string, string];
  status: string;
  session: number;
  openedUs: number;
  activeUs: number;
  /** When the last message left in it, whatever has become of its session; -1 before the first. */
  lastUs: number;
  /** Last message that arrived, by the side that sent it. */
  arrived: [number, number];
}

interface Message {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly via: string;
  readonly wish: string;
  readonly of: number;
  readonly features: number;
  state: 'attempted' | 'refused' | 'sent' | 'delivered' | 'missed' | 'failed';
  thread: number;
  session: number;
  sentUs: number;
  lands: string;
  hops: number;
}

const TEAMS_MODES = ['TeamsOnly', 'Islands'];
const PLACES = RECORD_KINDS.map((kind) => kind.operands.map(({ name }) => name));
const OPERANDS = TRANSITIONS.map((kind) => kind.operands.map(({ name }) => name));
const TERMINAL = ['delivered', 'missed', 'failed'];

export class Watcher implements Observer {
  readonly findings: Finding[] = [];
  readonly messages: Message[] = [];
  readonly conversations: Conversation[] = [];
  readonly #compiled: Compiled;
  readonly #people: Person[] = [];
  readonly #tenants: { cloud: number; mode: number; federation: number; pending: number }[] = [];
  readonly #pairs: [number, number][] = [];
  readonly #markThread: number[] = [];
  readonly #markSession: number[] = [];
  readonly #markMessage: number[] = [];
  readonly #times: number[] = [];
  /** What each person's clients show, after each event, by the event's number. */
  readonly #shown = new Map<number, readonly number[][]>();
  #epoch = 0;
  #sessions = 0;
  #records: RecordBuffer[] = [];
  #lastClass = 0;
  #lastParcel = -1;
  #event = -1;
  #sentUs = 0;
  #integral = 0;
  #integralUs = 0;

  /** `world` as it is before the run. */
  constructor(compiled: Compiled, world: World) {
    this.#compiled = compiled;
    const { users, tenants, pairs } = world;
    for (let i = 0; i < tenants.count; i++) {
      this.#tenants.push({
        cloud: tenants.cloud[i]!,
        mode: tenants.mode[i]!,
        federation: tenants.federation[i]!,
        pending: tenants.upgradePending[i]!,
      });
    }
    for (let i = 0; i < users.count; i++) {
      this.#people.push({
        tenant: users.tenant[i]!,
        cloud: tenants.cloud[users.tenant[i]!]!,
        homed: users.homed[i] === 0 ? 'online' : 'onPrem',
        assigned: users.assigned[i]!,
        group: users.groupAssigned[i]!,
        mode: MODES[users.mode[i]!]!,
        clientMode: MODES[users.clientMode[i]!]!,
        pending: users.pendingMode[i]!,
        running: users.running[i]!,
        activity: [users.activityTeams[i]!, users.activitySfb[i]!],
        access: users.access[i]!,
      });
    }
    for (let i = 0; i < pairs.count; i++) this.#pairs.push([pairs.lo[i]!, pairs.hi[i]!]);
    this.#shown.set(-1, this.#everybodyShows());
    this.#checkStates(-1);
  }

  record(record: RecordBuffer): void {
    const isFollowOn = record.kind >= FIRST_FOLLOW_ON;
    if (!isFollowOn) this.#settle();
    this.#records.push({ ...record, values: record.values.slice(), dids: record.dids.slice() });
    this.#order(record, isFollowOn);
    this.#times[record.n] = record.atUs;
    const counted = this.#sentUs;
    this.#integral += (record.atUs - this.#integralUs) * counted;
    this.#integralUs = record.atUs;
    if (!isFollowOn) this.#begins(record);
    this.#transitions(record);
    this.#happens(record);
  }

  /** To be called at the end, with what the run itself says. */
  end(
    inFlight: readonly number[],
    tally: Readonly<Record<string, unknown>>,
    untilUs: number,
  ): readonly Finding[] {
    this.#settle();
    const flying = this.messages.filter(({ state }) => state === 'sent').map(({ number }) => number);
    this.#expect('C2', String(flying) === String(inFlight), `in flight ${flying}, the run says ${inFlight}`);
    const count = (state: string): number => this.messages.filter((each) => each.state === state).length;
    for (const state of ['refused', ...TERMINAL])
      this.#expect(
        'C1',
        tally[state] === count(state),
        `${count(state)} ${state}, the run says ${tally[state]}`,
      );
    this.#expect('C1', tally.attempted === this.messages.length, 'attempts');
    this.#expect('C4', tally.events === this.#times.length, `${tally.events} events counted`);
    this.#integral += (untilUs - this.#integralUs) * this.#sentUs;
    const open = flying.reduce((sum, message) => sum + untilUs - this.messages[message]!.sentUs, 0);
    this.#expect(
      'C9',
      this.#integral === this.#flownUs + open,
      `${this.#integral} is not ${this.#flownUs + open}`,
    );
    return this.findings;
  }

  #flownUs = 0;

  #expect(id: string, holds: boolean, says: string): void {
    if (!holds) this.findings.push({ id, n: this.#times.length - 1, says });
  }

  #order(record: RecordBuffer, isFollowOn: boolean): void {
    const { n, atUs, cause } = record;
    this.#expect('C4', n === this.#times.length, `record ${n} after ${this.#times.length - 1}`);
    const before = this.#times.at(-1) ?? 0;
    this.#expect('C4', atUs >= before, `${atUs} after ${before}`);
    this.#expect('C8', atUs <= this.#compiled.untilUs, `at ${atUs}, after the end`);
    this.#expect('C6', cause >= -1 && cause < n, `caused by ${cause}`);
    if (cause >= 0) this.#expect('C6', this.#times[cause]! <= atUs, 'caused by something later');
    if (isFollowOn) {
      this.#expect('C6', cause === this.#event, `a follow-on of ${cause}, not of the event ${this.#event}`);
      return;
    }
    const cls = EVENTS[record.kind]!.class;
    const isNew = atUs > before || n === 0;
    // Out of the order of classes only what this very instant has brought about.
    if (!isNew && cls < this.#lastClass)
      this.#expect(
        'order',
        cause >= 0 && this.#times[cause] === atUs,
        `class ${cls} after ${this.#lastClass}`,
      );
    this.#lastClass = cls;
    const name = EVENTS[record.kind]!.name;
    const parcel = name === 'message-hopped' || name === 'message-arrived' ? record.values[0]! : -1;
    if (parcel >= 0 && !isNew && this.#lastParcel >= 0)
      this.#expect('order', parcel > this.#lastParcel, `message ${parcel} after ${this.#lastParcel}`);
    if (isNew || parcel >= 0) this.#lastParcel = parcel;
    this.#event = n;
  }

  /** Before anything is done: what has to be so at this instant because of what was before. */
  #begins(record: RecordBuffer): void {
    const cls = EVENTS[record.kind]!.class;
    for (const talk of this.conversations) {
      if (talk.session < 0) continue;
      const dueUs = this.#dueUs(talk);
      const isAlive = record.atUs < dueUs || (record.atUs === dueUs && cls <= 3);
      // An event of this class may have been brought about before the expiry's turn came.
      if (!isAlive) this.#expect('S1', false, `session ${talk.session} should have ended at ${dueUs}`);
    }
  }

  #dueUs(talk: Conversation): number {
    const { sessionTimeout, sessionClock } = this.#compiled.switches;
    return (sessionClock === 'idle' ? talk.activeUs : talk.openedUs) + sessionTimeout;
  }

  #transitions(record: RecordBuffer): void {
    const { dids, didCount } = record;
    for (let i = 0; i < didCount; i++) {
      const at = i * DID_STRIDE;
      const code = dids[at]!;
      const v: Values = {};
      OPERANDS[code]!.forEach((name, place) => {
        v[name] = dids[at + 1 + place]!;
      });
      this.#transition(TRANSITIONS[code]!.name, v, record);
    }
  }

  #transition(name: string, v: Values, record: RecordBuffer): void {
    const person = this.#people[v.user ?? -1];
    const talk = this.conversations[v.thread ?? -1];
    const isAttempt = EVENTS[record.kind]?.name === 'message-attempted';
    switch (name) {
      case 'add-pair':
        this.#pairs.push([v.lo!, v.hi!]);
        return;
      case 'add-thread':
        return this.#newConversation(v, record);
      case 'open-session':
        this.#expect('S3', talk!.session < 0, `thread ${talk!.id} has a session already`);
        this.#expect('S3', talk!.clients.includes('SfB'), `thread ${talk!.id} has Teams on both sides`);
        this.#expect('S2', isAttempt, 'a session opened without a message');
        talk!.session = this.#sessions++;
        talk!.openedUs = record.atUs;
        talk!.activeUs = record.atUs;
        return;
      case 'touch-session':
        this.#expect('S3', talk!.session >= 0, `thread ${talk!.id} has no session`);
        this.#expect('S2', isAttempt, 'a session goes on without a message');
        talk!.activeUs = record.atUs;
        return;
      case 'close-session':
        this.#closes(talk!, record);
        return;
      case 'set-thread-status':
        return this.#newStatus(talk!, THREAD_STATUSES[v.status!]!);
      case 'set-mode':
        person!.mode = MODES[v.mode!]!;
        return;
      case 'set-client-mode':
        person!.clientMode = MODES[v.mode!]!;
        return;
      case 'set-pending-mode':
        person!.pending = v.mode!;
        return;
      case 'assign-mode':
        person!.assigned = v.mode!;
        return;
      case 'inherit-group-mode':
        person!.group = v.mode!;
        return;
      case 'set-tenant-mode':
        this.#tenants[v.tenant!]!.mode = v.mode!;
        return;
      case 'end-upgrade-wait':
        this.#tenants[v.tenant!]!.pending = 0;
        return;
      case 'set-federation':
        this.#tenants[v.tenant!]!.federation = v.allowed!;
        return;
      case 'set-user-access':
        person!.access = v.access!;
        return;
      case 'set-home':
        person!.homed = v.homed === 0 ? 'online' : 'onPrem';
        return;
      case 'start-client':
        person!.running |= 1 << v.client!;
        return;
      case 'stop-client':
        person!.running &= ~(1 << v.client!);
        return;
      case 'set-activity':
        person!.activity[v.client as 0 | 1] = v.activity!;
        return;
      case 'set-epoch':
        this.#epoch = v.epoch!;
        return;
      case 'mark-sent':
        this.#markThread[v.mark!] = v.thread!;
        this.#markSession[v.mark!] = talk!.session;
        return;
    }
  }

  #closes(talk: Conversation, record: RecordBuffer): void {
    const name = EVENTS[record.kind]?.name;
    this.#expect('S3', talk.session >= 0, `thread ${talk.id} has no session to close`);
    if (name === 'session-expired') {
      const dueUs = this.#dueUs(talk);
      this.#expect('S1', record.atUs === dueUs, `expired at ${record.atUs}, not at ${dueUs}`);
    }
    talk.session = -1;
  }

  #newConversation(v: Values, record: RecordBuffer): void {
    const [lo, hi] = this.#pairs[v.pair!]!;
    const method = METHODS[v.method!]!;
    const clients = [CLIENTS[v.clientLo!]!, CLIENTS[v.clientHi!]!] as const;
    const same = this.conversations.filter(
      (each) =>
        each.lo === lo &&
        each.hi === hi &&
        each.status === 'open' &&
        each.method === method &&
        String(each.clients) === String(clients),
    );
    this.#expect('R12', same.length === 0, `threads ${same.map(({ id }) => id)} are open with that routing`);
    const one = this.#people[lo]!;
    const other = this.#people[hi]!;
    const inTenant = one.tenant === other.tenant;
    const across = one.cloud !== other.cloud;
    const bothTeamsOnly = one.mode === 'TeamsOnly' && other.mode === 'TeamsOnly';
    if (method === 'nativeFederated')
      this.#expect('R7', !inTenant && !across && bothTeamsOnly, 'native federated without need');
    if (method === 'native' || method === 'interop')
      this.#expect('R7', inTenant, `${method} between tenants`);
    if (method === 'interopFederated') this.#expect('R7', !inTenant, 'interop federated within a tenant');
    const isSfb = clients[0] === 'SfB' && clients[1] === 'SfB';
    this.#expect('R7', (method === 'sfb') === isSfb, `${method} between ${clients}`);
    if (EVENTS[record.kind]!.name === 'message-attempted') this.#landing(v, record, inTenant, clients);
    this.conversations.push({
      id: this.conversations.length,
      lo,
      hi,
      method,
      clients,
      status: 'open',
      session: -1,
      openedUs: 0,
      activeUs: 0,
      lastUs: -1,
      arrived: [-1, -1],
    });
  }

  /** R3.1 to R4.1 again: where a new conversation lands. */
  #landing(v: Values, record: RecordBuffer, inTenant: boolean, clients: readonly [string, string]): void {
    const { inputs } = JSON.parse(record.decision) as { inputs: { recipientMode: string } };
    const via = clients[v.startedBy!]!;
    const lands = clients[1 - v.startedBy!]!;
    const mode = inputs.recipientMode;
    const expected = mode === 'TeamsOnly' ? 'Teams' : mode !== 'Islands' ? 'SfB' : inTenant ? via : 'SfB';
    this.#expect('R5', lands === expected, `lands in ${lands}, ${mode} in-tenant ${inTenant} via ${via}`);
  }

  #newStatus(talk: Conversation, status: string): void {
    this.#expect('L4', talk.status !== 'disabled' && talk.status !== 'ended', `thread ${talk.id} came back`);
    if (talk.status === 'locked' && status === 'open')
      this.#expect('L4', talk.method !== 'nativeFederated', `the native thread ${talk.id} was unlocked`);
    talk.status = status;
    if (status === 'disabled')
      this.#expect('L2', !this.#stands(talk), `thread ${talk.id} was disabled, and both sides stand`);
  }

  #stands(talk: Conversation): boolean {
    return [talk.lo, talk.hi].every((user, side) => this.#sideStands(talk, user, talk.clients[side]!));
  }

  /** Whether a person still has the side of a conversation that was recorded for them (A26). */
  #sideStands(talk: Conversation, user: number, client: string): boolean {
    const person = this.#people[user]!;
    if (client === 'SfB') {
      const lenient = this.#compiled.switches.interopThreadAfterUpgrade === 'usable' && talk.method !== 'sfb';
      return (
        lenient ||
        person.mode !== 'TeamsOnly' ||
        (talk.status === 'open' && person.clientMode !== 'TeamsOnly')
      );
    }
    // A35: while a person's client has not learned of their mode it goes on writing.
    const isBehind = talk.status === 'open' && TEAMS_MODES.includes(person.clientMode);
    if (!TEAMS_MODES.includes(person.mode) && !isBehind) return false;
    // Whoever is TeamsOnly where there is no Teams has been routed to it all the same: see R1.9.
    if (!this.#hasTeams(person) && talk.status === 'disabled') return false;
    return talk.method === 'native' || person.homed === 'online';
  }

  #hasTeams(person: Person): boolean {
    return person.cloud !== 1 || this.#compiled.epochs[this.#epoch]!.facts.teamsIn21V;
  }

  #mayChat(person: Person, mode: string, client: string): boolean {
    if (client === 'SfB') return mode !== 'TeamsOnly';
    return TEAMS_MODES.includes(mode) && this.#hasTeams(person);
  }

  #happens(record: RecordBuffer): void {
    const name = RECORD_KINDS[record.kind]!.name;
    const v: Values = {};
    PLACES[record.kind]!.forEach((operand, place) => {
      v[operand] = record.values[place]!;
    });
    switch (name) {
      case 'message-attempted':
        return this.#attempted(v, record);
      case 'message-sent':
        return this.#sent(v, record);
      case 'message-refused':
        return this.#refused(v, record);
      case 'message-hopped':
        this.messages[v.message!]!.hops += 1;
        return;
      case 'message-delivered':
      case 'message-missed':
      case 'message-failed':
        return this.#ended(name.slice('message-'.length) as Message['state'], v, record);
      case 'presence-arrived':
        return this.#presence(v, record);
    }
  }

  #attempted(v: Values, record: RecordBuffer): void {
    this.#expect('C3', v.message === this.messages.length, `attempt ${v.message} out of order`);
    if (v.mark! >= 0) this.#markMessage[v.mark!] = v.message!;
    this.messages.push({
      number: v.message!,
      from: v.from!,
      to: v.to!,
      via: CLIENTS[v.via!] ?? '',
      wish: ['newest', 'new', 'of', 'reply'][v.wish!]!,
      of: v.of!,
      features: v.features!,
      state: 'attempted',
      thread: -1,
      session: -1,
      sentUs: -1,
      lands: '',
      hops: 0,
    });
    if (record.decision === '') return;
    const { inputs } = JSON.parse(record.decision) as { inputs: Record<string, string> };
    const from = this.#people[v.from!]!;
    const to = this.#people[v.to!]!;
    this.#expect(
      'K6',
      inputs.originatorMode === from.mode,
      `shows ${inputs.originatorMode} for ${from.mode}`,
    );
    if (this.#compiled.switches.peerModeCache === 'immediate')
      this.#expect('K6', inputs.recipientMode === to.mode, `shows ${inputs.recipientMode} for ${to.mode}`);
    this.#expect('K6', inputs.originatorHomed === from.homed, 'shows another home');
  }

  #sent(v: Values, record: RecordBuffer): void {
    const message = this.messages[v.message!]!;
    const talk = this.conversations[v.thread!]!;
    this.#expect('C2', message.state === 'attempted', `message ${v.message} was ${message.state}`);
    message.state = 'sent';
    message.thread = v.thread!;
    message.session = v.session!;
    message.sentUs = record.atUs;
    message.lands = CLIENTS[v.lands!]!;
    this.#sentUs += 1;
    const side = talk.lo === message.from ? 0 : 1;
    const from = this.#people[message.from]!;
    const to = this.#people[message.to]!;
    this.#expect('R1', METHODS[v.method!] === talk.method, 'another method than the thread was created with');
    this.#expect('R1', message.lands === talk.clients[1 - side], 'lands elsewhere than its thread');
    this.#expect('R1', message.via === talk.clients[side], 'written in another client than its thread');
    this.#expect('R1', [talk.lo, talk.hi].includes(message.to), 'a thread of others');
    if (message.lands === 'Teams')
      this.#expect('R1.9', this.#hasTeams(to), 'lands in a Teams that is not there');
    this.#expect('L1', talk.status === 'open', `sent in a thread that is ${talk.status}`);
    this.#expect(
      'K2',
      this.#mayChat(from, from.clientMode, message.via),
      `${from.clientMode} in ${message.via}`,
    );
    this.#expect('K2', ((from.running >> CLIENTS.indexOf(message.via as never)) & 1) === 1, 'not running');
    const hasFile = (message.features & 32) !== 0;
    if (talk.method.startsWith('interop')) this.#expect('R8', !hasFile, 'a file through interop');
    if (from.tenant !== to.tenant && this.#compiled.switches.federationRecheck === 'everySend') {
      const open = [from, to].every(
        (each) => this.#tenants[each.tenant]!.federation === 1 && each.access !== 0,
      );
      this.#expect('R9', open, 'a federated message through a closed gate');
    }
    this.#sessionOf(v, talk, record.atUs);
    this.#answers(message, talk);
    talk.lastUs = record.atUs;
  }

  #sessionOf(v: Values, talk: Conversation, atUs: number): void {
    const { sessionTimeout, sessionClock } = this.#compiled.switches;
    if (!talk.clients.includes('SfB')) {
      this.#expect('S3', v.session === -1 && v.newSession === 0, 'a session between two Teams clients');
      return;
    }
    const sinceUs = sessionClock === 'idle' ? talk.lastUs : this.#openedBefore.get(talk.id);
    const isNew = talk.lastUs < 0 || atUs - sinceUs! >= sessionTimeout;
    this.#expect(
      'S5',
      (v.newSession === 1) === isNew,
      `newSession ${v.newSession} ${atUs - talk.lastUs} after`,
    );
    this.#expect('S2', v.session === talk.session && talk.session >= 0, 'not in the live session');
    if (sessionClock === 'idle' || isNew) this.#expect('S2', talk.activeUs === atUs, 'the clock was not set');
    if (isNew) this.#openedBefore.set(talk.id, atUs);
  }

  readonly #openedBefore = new Map<number, number>();

  /** R13 and R6.8: an answer within the session, or in Teams, goes on in the conversation of what it answers. */
  #answers(message: Message, talk: Conversation): void {
    if (message.wish !== 'reply' && message.wish !== 'of') return;
    const thread = this.#markThread[message.of]!;
    const said = this.messages[this.#markMessage[message.of]!]!;
    const isAlive = message.via === 'Teams' || said.session === this.#liveBefore(thread);
    if (isAlive) this.#expect('R13', talk.id === thread, `answered in thread ${talk.id}, not ${thread}`);
  }

  #liveBefore(thread: number): number {
    // A session opened by this very message is not the one that was answered in.
    return this.conversations[thread]!.session;
  }

  #refused(v: Values, record: RecordBuffer): void {
    const message = this.messages[v.message!]!;
    this.#expect('C2', message.state === 'attempted', `message ${v.message} was ${message.state}`);
    message.state = 'refused';
    const event = this.#records.find(({ n }) => n === record.cause)!;
    const names = [...Array(event.didCount).keys()].map(
      (i) => TRANSITIONS[event.dids[i * DID_STRIDE]!]!.name,
    );
    const allowed = names.every((name) => name === 'mark-refused');
    this.#expect('R6', allowed, `refused because ${REASON_NAMES[v.because!]}, and ${names} were done`);
    const scheduled = [...Array(event.scheduledCount).keys()].map(
      (i) => EVENTS[event.scheduled[i * SCHEDULED_STRIDE]!]!.name,
    );
    this.#expect(
      'R6',
      scheduled.every((name) => name === 'missed-mail-due'),
      `refused, and ${scheduled} come`,
    );
  }

  #ended(state: Message['state'], v: Values, record: RecordBuffer): void {
    const message = this.messages[v.message!];
    this.#expect('C3', message !== undefined, `no message ${v.message}`);
    if (message === undefined) return;
    this.#expect('C2', message.state === 'sent', `message ${v.message} was ${message.state}`);
    message.state = state;
    this.#sentUs -= 1;
    this.#flownUs += record.atUs - message.sentUs;
    const talk = this.conversations[message.thread]!;
    const isLost = REASON_NAMES[v.because ?? 0] === 'link-down';
    if (!isLost) {
      this.#expect(
        'C5',
        record.atUs >= message.sentUs + message.hops + 1,
        'faster than a microsecond a link',
      );
      this.#expect('C5', message.hops >= 1, `${message.hops} hops before the last`);
      const side = talk.lo === message.from ? 0 : 1;
      this.#expect(
        'N9',
        talk.arrived[side]! < message.number,
        `${message.number} after ${talk.arrived[side]}`,
      );
      talk.arrived[side] = message.number;
    }
    const to = this.#people[message.to]!;
    const client = CLIENTS.indexOf(message.lands as never);
    const runs = ((to.running >> client) & 1) === 1;
    if (state === 'failed') return;
    const lenient = this.#compiled.switches.interopThreadAfterUpgrade === 'usable' && message.lands === 'SfB';
    this.#expect('R11', v.client === client, 'arrived in another client than it was routed to');
    this.#expect(
      'K1',
      lenient || this.#mayChat(to, to.mode, message.lands),
      `${to.mode} got it in ${message.lands}`,
    );
    this.#expect('R11', runs === (state === 'delivered'), `${state} although the client runs: ${runs}`);
    if (talk.status === 'disabled')
      this.#expect('L1-in-flight', false, `${state} in the disabled thread ${talk.id}`);
  }

  #presence(v: Values, record: RecordBuffer): void {
    const [lo, hi] = this.#pairs[v.pair!]!;
    const publisher = v.watcher === 0 ? hi : lo;
    const shown = this.#shown.get(record.cause)![publisher]![v.client!]!;
    this.#expect(
      'P5',
      shown === v.presence,
      `news of ${PRESENCES[v.presence!]}, when it was ${PRESENCES[shown]}`,
    );
  }

  #everybodyShows(): number[][] {
    return this.#people.map((person) => [0, 1].map((client) => this.#shows(person, client as 0 | 1)));
  }

  #shows(person: Person, client: 0 | 1): number {
    const word = (presence: (typeof PRESENCES)[number]): number => PRESENCES.indexOf(presence);
    if (!this.#mayChat(person, person.mode, CLIENTS[client])) return word('offline');
    if (person.pending >= 0) return word('unknown');
    return (person.running >> client) & 1 ? person.activity[client] : word('offline');
  }

  /** When all records of an event have been seen. */
  #settle(): void {
    const first = this.#records[0];
    if (first === undefined) return;
    const waiting = this.messages.filter(({ state }) => state === 'attempted').length;
    this.#expect('C1', waiting === 0, `${waiting} attempts neither refused nor sent`);
    this.#checkStates(first.n);
    this.#shown.set(first.n, this.#everybodyShows());
    this.#records = [];
  }

  #checkStates(n: number): void {
    for (const talk of this.conversations) {
      if (talk.status === 'open')
        this.#expect(
          'L2',
          this.#stands(talk),
          `thread ${talk.id} is open, and a side of it is gone after ${n}`,
        );
      if (talk.status === 'disabled' || talk.status === 'ended')
        this.#expect('S3', talk.session < 0, `thread ${talk.id} is ${talk.status} and has a session`);
    }
    for (const [id, person] of this.#people.entries()) {
      if (person.pending >= 0) continue;
      const expected = this.#modeOf(person);
      this.#expect(
        'K5',
        person.mode === expected,
        `user ${id} is ${person.mode}, not ${expected}, after ${n}`,
      );
      if (this.#compiled.switches.clientLearnsModeAfter === 0)
        this.#expect(
          'K5',
          person.clientMode === person.mode,
          `user ${id}'s client goes by ${person.clientMode}`,
        );
    }
  }

  #modeOf(person: Person): string {
    const { facts } = this.#compiled.epochs[this.#epoch]!;
    const tenant = this.#tenants[person.tenant]!;
    const retired = person.cloud === 1 ? facts.retired21V : facts.retired;
    if (retired && tenant.pending === 0 && person.homed === 'online') return 'TeamsOnly';
    const groupCounts =
      person.group >= 0 && !(MODES[person.group] === 'TeamsOnly' && person.homed === 'onPrem');
    const code = person.assigned >= 0 ? person.assigned : groupCounts ? person.group : tenant.mode;
    return MODES[code]!;
  }
}
