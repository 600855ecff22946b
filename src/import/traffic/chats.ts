/**
 * Chats that Microsoft Graph has exported (resource chatMessage, microsoft-graph-docs chat-list-messages): who wrote in
 * which chat and when becomes an edge list. Nothing else of a message is kept, least of all its body.
 */
import { Growing } from '../../core/growing.ts';
import { type EdgeList, inOrder } from '../../scenario/recorded/edge-list.ts';
import type { Place } from '../../scenario/source.ts';
import type { Table, Value } from '../reading/table.ts';
import type { Wanted } from './edges.ts';
import { instantUs, property, textOf } from './graph.ts';
import { type Skipped, Skips } from './skipped.ts';

export interface ChatOptions {
  /** Whether a message in a chat of more than two becomes one to each of the others who write there; else it is skipped. */
  readonly groupsToEveryone?: boolean;
}

export interface ChatPerson {
  /** The object id of the person's account, which is Identity of Get-CsOnlineUser. */
  readonly id: string;
  readonly displayName: string | undefined;
}

export interface ChatsRead {
  /** Among ids of accounts. */
  readonly list: EdgeList;
  /** Whoever takes part, in the order of the file. */
  readonly people: readonly ChatPerson[];
  /** Records of the export. */
  readonly messages: number;
  readonly chats: { readonly ofTwo: number; readonly ofMore: number; readonly ofOne: number };
  readonly skipped: readonly Skipped[];
  /** The first line with such a message of the list; 0 if there is none. */
  readonly firstLine: (isWanted: Wanted) => number;
}

export const CHAT_SKIPS = {
  again: 'messages that are there already, because pages overlap',
  'no-chat': 'messages of a channel or of no chat',
  'system-event': 'system events, which nobody wrote',
  application: 'messages that an application wrote, not a person',
  'no-time': 'messages whose createdDateTime is no time',
  alone: 'messages of chats in which only one person writes: who else is in them is not said',
  group: 'messages of chats in which more than two people write',
} as const;

/** Chats of two people are called after both: `19:ID_ID@unq.gbl.spaces`. */
const CHAT_OF_TWO = /^19:([0-9a-f-]{36})_([0-9a-f-]{36})@unq\.gbl\.spaces$/i;

/** Pages, arrays of pages or messages one a line, as `tableOf` reads them. */
export function readChats(table: Table, options: ChatOptions = {}): ChatsRead {
  const reading = new ChatReading(table);
  const read = table.reader([['id'], ['chatId'], ['createdDateTime'], ['from'], ['messageType']]);
  for (let record = 0; record < table.count; record++) reading.message(record, read(record));
  return reading.done(options.groupsToEveryone ?? false);
}

interface Chat {
  /** Places of people. */
  readonly members: Set<number>;
  /** Those that the name of the chat tells. */
  readonly isOfTwo: boolean;
}

class ChatReading {
  readonly #table: Table;
  readonly #skips = new Skips<keyof typeof CHAT_SKIPS>('chat', CHAT_SKIPS);
  readonly #seen = new Set<string>();
  readonly #people = new Map<string, { place: number; displayName: string | undefined }>();
  readonly #chatIds = new Map<string, number>();
  readonly #chats: Chat[] = [];
  readonly #records = new Growing(new Int32Array(0));
  readonly #chatOf = new Growing(new Int32Array(0));
  readonly #writer = new Growing(new Int32Array(0));
  readonly #times = new Growing(new Float64Array(0));

  constructor(table: Table) {
    this.#table = table;
  }

  message(record: number, [id, chatId, created, from, messageType]: readonly (Value | undefined)[]): void {
    const chat = textOf(chatId);
    if (chat === undefined) return this.#skip('no-chat', record);
    const key = `${chat}\n${String(id)}`;
    if (id !== undefined && this.#seen.has(key)) return this.#skip('again', record);
    this.#seen.add(key);
    const isMessage = messageType === undefined || messageType === 'message';
    if (from === null || from === undefined || !isMessage) return this.#skip('system-event', record);
    const user = property(from, 'user');
    const writer = textOf(property(user, 'id'));
    if (writer === undefined) return this.#skip('application', record);
    const us = instantUs(created);
    if (us === undefined) return this.#skip('no-time', record, 'createdDateTime');
    const person = this.#personOf(writer, textOf(property(user, 'displayName')));
    const place = this.#chatPlace(chat);
    this.#chats[place]!.members.add(person);
    this.#records.push(record);
    this.#chatOf.push(place);
    this.#writer.push(person);
    this.#times.push(us);
  }

  #skip(reason: keyof typeof CHAT_SKIPS, record: number, column?: string): void {
    this.#skips.add(reason, () => this.#placeOf(record, column));
  }

  #placeOf(record: number, column?: string): Place {
    return this.#table.placeOf(record, column);
  }

  #personOf(id: string, displayName: string | undefined): number {
    const key = id.toLowerCase();
    const known = this.#people.get(key);
    if (known === undefined) {
      const place = this.#people.size;
      this.#people.set(key, { place, displayName });
      return place;
    }
    known.displayName ??= displayName;
    return known.place;
  }

  #chatPlace(chat: string): number {
    const known = this.#chatIds.get(chat);
    if (known !== undefined) return known;
    const ids = CHAT_OF_TWO.exec(chat)?.slice(1) ?? [];
    const members = new Set(ids.map((id) => this.#personOf(id, undefined)));
    this.#chats.push({ members, isOfTwo: members.size === 2 });
    this.#chatIds.set(chat, this.#chats.length - 1);
    return this.#chats.length - 1;
  }

  done(groupsToEveryone: boolean): ChatsRead {
    const { records, ...edges } = this.#edges(groupsToEveryone);
    const names = [...this.#people.keys()];
    const sizes = this.#chats.map(({ members }) => members.size);
    return {
      list: inOrder({ names, ...edges }),
      people: [...this.#people].map(([id, { displayName }]) => ({ id, displayName })),
      messages: this.#table.count,
      chats: {
        ofTwo: sizes.filter((size) => size === 2).length,
        ofMore: sizes.filter((size) => size > 2).length,
        ofOne: sizes.filter((size) => size === 1).length,
      },
      skipped: this.#skips.list(),
      firstLine: (isWanted) => {
        let first = Infinity;
        for (let i = 0; i < records.length; i++)
          if (isWanted(names[edges.sender[i]!]!, names[edges.receiver[i]!]!))
            first = Math.min(first, records[i]!);
        return first === Infinity ? 0 : this.#table.lineOf(first);
      },
    };
  }

  /** In the order in which they were written, each with its record. */
  #edges(groupsToEveryone: boolean): Omit<EdgeList, 'names'> & { readonly records: Int32Array } {
    const sender = new Growing(new Int32Array(0));
    const receiver = new Growing(new Int32Array(0));
    const timeUs = new Growing(new Float64Array(0));
    const recordOf = new Growing(new Int32Array(0));
    const [records, chats, writers, times] = [
      this.#records.done(),
      this.#chatOf.done(),
      this.#writer.done(),
      this.#times.done(),
    ];
    // Graph gives the newest first; messages of one time come out in the order in which they were written.
    for (let i = records.length - 1; i >= 0; i--) {
      const { members } = this.#chats[chats[i]!]!;
      if (members.size === 1) this.#skip('alone', records[i]!);
      else if (members.size > 2 && !groupsToEveryone) this.#skip('group', records[i]!);
      else {
        for (const member of members) {
          if (member === writers[i]) continue;
          sender.push(writers[i]!);
          receiver.push(member);
          timeUs.push(times[i]!);
          recordOf.push(records[i]!);
        }
      }
    }
    return {
      sender: sender.done(),
      receiver: receiver.done(),
      timeUs: timeUs.done(),
      records: recordOf.done(),
    };
  }
}
