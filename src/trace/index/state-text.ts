/** A described state as text for people. */
import { plainText } from '../../core/plain-text.ts';
import { formatDuration } from '../../core/time.ts';
import type { Names } from '../../model/names.ts';
import { CLIENTS, HOMES, METHODS, MODES, NONE, PRESENCES, THREAD_STATUSES } from '../../model/words.ts';
import type { StateDescription, Timer } from './describe-state.ts';

/** Lines of a section, unless all are asked for. */
const MOST_LINES = 40;

/** The state in sections: users, open threads, sessions, messages in flight, links that are down, timers. */
export function stateText(described: StateDescription, names: Names, mostLines = MOST_LINES): string {
  const { at, digest, state, inFlight, sessions, timers } = described;
  const say = new Naming(described, names);
  const downs = state.links.down!.flatMap((down, link) => (down === 0 ? [] : [say.link(link)]));
  return [
    stateTitle(described),
    `Digest ${digest}.`,
    ...section(
      'Users',
      state.users.mode!.map((_, user) => say.userLine(user)),
      mostLines,
    ),
    ...section('Open threads', say.openThreads(), mostLines),
    ...section(
      'SIP sessions',
      sessions.map(({ session, thread, left }) => {
        const ends = left === undefined ? 'it does not expire' : `expires in ${formatDuration(left)}`;
        return `session ${session}: thread ${thread}, ${say.pairOf(thread)}; ${ends}`;
      }),
      mostLines,
    ),
    ...section(
      'Messages in flight',
      inFlight.map(({ message, from, to, thread, lands, sentAt }) => {
        const way = `${say.user(from)} to ${say.user(to)}`;
        return `message ${message}: ${way}, thread ${thread}, to ${lands}, sent ${formatDuration(at - sentAt)} ago`;
      }),
      mostLines,
    ),
    ...section('Links that are down', downs, mostLines),
    ...described.features.flatMap(({ title, count, rows }) =>
      section(
        `${title.charAt(0).toUpperCase()}${title.slice(1)} (${count})`,
        rows.map(({ name, facts }) => `${name}: ${facts.join('; ')}`),
        mostLines,
      ),
    ),
    ...section(
      `Next timers (${timers.total} in all)`,
      timers.next.map((timer) => say.timer(timer)),
      mostLines,
    ),
    '',
  ].join('\n');
}

/** The moment in words: time, instant and last record. */
export function stateTitle({ at, instant, n, event }: StateDescription): string {
  const after = n < 0 ? 'before the first record' : `after record ${n} (${event})`;
  return `State at ${formatDuration(at)} (${instant}), ${after}.`;
}

function section(title: string, lines: readonly string[], most: number): string[] {
  const shown = lines.slice(0, most).map((line) => `  ${line}`);
  const more = lines.length - shown.length;
  const rest = more > 0 ? [`  and ${more} more; --json has them all`] : [];
  return ['', lines.length === 0 ? `${title}: none` : `${title}:`, ...shown, ...rest];
}

class Naming {
  readonly #state: StateDescription['state'];
  readonly #names: Names;

  constructor({ state }: StateDescription, names: Names) {
    this.#state = state;
    this.#names = names;
  }

  user(id: number): string {
    return named(this.#names.users, id, 'user');
  }

  link(id: number): string {
    return named(this.#names.links, id, 'link');
  }

  userLine(user: number): string {
    const { mode, pendingMode, clientMode, homed, unseen } = this.#state.users;
    const pending = pendingMode![user]!;
    const learnt = clientMode![user]!;
    return [
      `${this.user(user)}: ${MODES[mode![user]!]}, homed ${HOMES[homed![user]!]}`,
      ...(pending === NONE ? [] : [`${MODES[pending]} is on its way`]),
      ...(learnt === mode![user] ? [] : [`own clients still go by ${MODES[learnt]}`]),
      this.#clients(user),
      ...(unseen![user] === 0 ? [] : [`${unseen![user]} missed in Teams`]),
    ].join('; ');
  }

  openThreads(): string[] {
    const { status, method, clientLo, clientHi } = this.#state.threads;
    return status!.flatMap((code, thread) => {
      if (THREAD_STATUSES[code] !== 'open') return [];
      const clients = `${CLIENTS[clientLo![thread]!]} and ${CLIENTS[clientHi![thread]!]}`;
      return [`thread ${thread}: ${this.pairOf(thread)}, ${METHODS[method![thread]!]}, in ${clients}`];
    });
  }

  pairOf(thread: number): string {
    const { pairs, threads } = this.#state;
    const pair = threads.pair![thread]!;
    return `${this.user(pairs.lo![pair]!)} and ${this.user(pairs.hi![pair]!)}`;
  }

  timer({ event, left, names, of, by }: Timer): string {
    const whose = names === '' ? '' : ` of ${this.#owner(names, of)}`;
    return `in ${formatDuration(left)}: ${event}${whose}, scheduled by record ${by}`;
  }

  #owner(names: string, of: number): string {
    if (names === 'user') return this.user(of);
    if (names === 'link') return this.link(of);
    if (names === 'thread') return `thread ${of}, ${this.pairOf(of)}`;
    return `${names} ${of}`;
  }

  /** What each client shows: nothing is known of a user whose mode is changing (N8). */
  #clients(user: number): string {
    const { running, pendingMode, activityTeams, activitySfb } = this.#state.users;
    const shown = CLIENTS.map((client, code) => {
      if (((running![user]! >> code) & 1) === 0) return `${client} not running`;
      if (pendingMode![user] !== NONE) return `${client} unknown`;
      return `${client} ${PRESENCES[(code === 0 ? activityTeams! : activitySfb!)[user]!]}`;
    });
    return shown.join(', ');
  }
}

function named(names: readonly string[], id: number, kind: string): string {
  const name = names[id];
  return name === undefined ? `${kind} ${id}` : plainText(name);
}
