/** Group chats: P1 and P2. Books of its own: who is in which group, and which message is a copy of what. */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { MEMBER_STATUS } from '../../model/group-chats.ts';
import { T } from '../../model/transition.ts';
import { KIND, METHOD, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { Report, Watch } from './contract.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;

/** What somebody wrote to a group: who they are, and who was in it just then. */
interface Written {
  readonly group: number;
  readonly writer: number;
  readonly readers: ReadonlySet<number>;
}

export class Groups implements Watch {
  readonly #report: Report;
  /** By row: the group and the user, as the scenario has them. */
  readonly #members: readonly { readonly group: number; readonly user: number }[];
  readonly #clients: readonly number[];
  readonly #inside = new Set<number>();
  /** By number of the record. */
  readonly #written = new Map<number, Written>();
  /** The group of the message that is attempted, NONE if it is of none. */
  #group: number = NONE;

  constructor({ groupChats, groupMembers }: World, report: Report) {
    this.#report = report;
    this.#clients = Array.from({ length: groupChats.count }, (_, group) => groupChats.client[group]!);
    this.#members = Array.from({ length: groupMembers.count }, (_, row) => ({
      group: groupMembers.groupChat[row]!,
      user: groupMembers.user[row]!,
    }));
    this.#members.forEach((_, row) => {
      if (groupMembers.status[row] === MEMBER_STATUS.in) this.#inside.add(row);
    });
  }

  record(record: RecordBuffer): void {
    const { kind, n, values } = record;
    if (kind === E.groupMessageWritten)
      this.#written.set(n, { group: values[0]!, writer: values[1]!, readers: this.#peopleIn(values[0]!) });
    else if (kind === E.messageAttempted) this.#attempted(record);
    else if (kind === SENT && this.#group !== NONE) this.#sent(values);
  }

  #peopleIn(group: number): Set<number> {
    return new Set(
      [...this.#inside].flatMap((row) => {
        const member = this.#members[row]!;
        return member.group === group ? [member.user] : [];
      }),
    );
  }

  #attempted({ values, cause }: RecordBuffer): void {
    this.#group = NONE;
    if (values[8] !== KIND.groupChat) return;
    const written = this.#written.get(cause);
    const [message, from, to] = [values[0]!, values[2]!, values[3]!];
    if (written === undefined) return this.#report('P1', `message ${message} is of no group's message`);
    this.#group = written.group;
    const both = written.readers.has(from) && written.readers.has(to);
    if (!both || from !== written.writer || from === to)
      this.#report('P1', `message ${message} goes from user ${from} to ${to} in group ${written.group}`);
  }

  #sent(values: Float64Array): void {
    const [message, lands, method] = [values[0]!, values[5]!, values[6]!];
    const interop = method === METHOD.interop || method === METHOD.interopFederated;
    if (lands !== this.#clients[this.#group] || interop)
      this.#report('P2', `message ${message} of group ${this.#group} goes to client ${lands}`);
  }

  did(dids: Float64Array, at: number): void {
    if (dids[at] === T.joinGroup) this.#inside.add(dids[at + 1]!);
    else if (dids[at] === T.leaveGroup) this.#inside.delete(dids[at + 1]!);
  }
}
