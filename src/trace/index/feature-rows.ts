/** The rows of the features' tables at a moment, as names and words: what state panels and `coexsim state` show. */
import { plainText } from '../../core/plain-text.ts';
import { formatDuration } from '../../core/time.ts';
import {
  ACCESS_METHODS,
  FREE_BUSY_OUTCOMES,
  FREE_BUSY_WAYS,
  SERVICE_EPRS,
} from '../../model/availability.ts';
import {
  CALL_ENDS,
  CALL_STATUSES,
  MEDIA_GRADES,
  MEDIA_MEASURES,
  PHONE_CALLERS,
} from '../../model/call-words.ts';
import type { Column } from '../../model/column.ts';
import { CONTACT_COPIES } from '../../model/contacts.ts';
import { RECIPIENTS } from '../../model/directory-words.ts';
import { FEATURE_NAMED, FEATURE_TABLES, type FeatureTable } from '../../model/features.ts';
import { GROUP_STATUSES, MEMBER_STATUSES } from '../../model/group-chats.ts';
import { GUEST_STATES } from '../../model/guests.ts';
import {
  ACCEPTED_TYPES,
  DOMAIN_STATES,
  MAIL_ARRIVALS,
  MAIL_PURPOSES,
  MAIL_STATES,
  MOVE_STATES,
  PLATFORM_KINDS,
  RECIPIENT_KINDS,
} from '../../model/mail.ts';
import {
  ADMISSIONS,
  ATTENDEE_STATES,
  ATTENDEES,
  INVITATIONS,
  JOIN_CLIENTS,
  JOIN_WAYS,
  LOBBY_SETTINGS,
  MEETING_FUNCTIONS,
  MEETING_KINDS,
  MEETING_MIGRATIONS,
  MEETING_STATUSES,
  MEETING_TYPES,
  MIGRATION_CAUSES,
  MIGRATIONS,
  SHARED,
} from '../../model/meeting-words.ts';
import type { Names } from '../../model/names.ts';
import { SHARE_STATUSES, SHARE_WAYS, SHARED_THINGS } from '../../model/sharing.ts';
import { CLIENTS, CLOUDS, KINDS, NONE, PRESENCES } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { FEATURE_WORDS, tablesOf } from '../feature-kinds.ts';
import { peopleColumns, tableOfOperand } from '../feature-people.ts';
import type { TraceHead } from '../writer.ts';

type Words = readonly string[];

/** The words of the columns that are codes; what is missing here is shown as a number. */
const WORDS: { readonly [N in FeatureTable]?: { readonly [C in keyof (typeof FEATURE_TABLES)[N]]?: Words } } =
  {
    calls: {
      kind: KINDS,
      status: CALL_STATUSES,
      phone: PHONE_CALLERS,
      callerClient: CLIENTS,
      calleeClient: CLIENTS,
      endedBy: CALL_ENDS,
      callerActivity: PRESENCES,
      calleeActivity: PRESENCES,
      grade: MEDIA_GRADES,
      threshold: MEDIA_MEASURES,
    },
    meetings: {
      kind: MEETING_KINDS,
      type: MEETING_TYPES,
      status: MEETING_STATUSES,
      lobby: LOBBY_SETTINGS,
      migration: MEETING_MIGRATIONS,
    },
    attendees: {
      invitation: INVITATIONS,
      state: ATTENDEE_STATES,
      way: JOIN_WAYS,
      seenAs: ATTENDEES,
      client: JOIN_CLIENTS,
      admission: ADMISSIONS,
      tried: MEETING_FUNCTIONS,
      sharing: SHARED,
      before: PRESENCES,
      shownIn: CLIENTS,
    },
    meetingUsers: { migration: MIGRATIONS, cause: MIGRATION_CAUSES },
    groupChats: { client: CLIENTS, status: GROUP_STATUSES },
    groupMembers: { status: MEMBER_STATUSES },
    guests: { state: GUEST_STATES },
    contactBooks: { copy: CONTACT_COPIES },
    shares: { what: SHARED_THINGS, status: SHARE_STATUSES, via: SHARE_WAYS },
    platforms: { kind: PLATFORM_KINDS, cloud: CLOUDS },
    acceptedDomains: { type: ACCEPTED_TYPES, state: DOMAIN_STATES },
    mailboxMoves: { state: MOVE_STATES },
    recipients: { kind: RECIPIENT_KINDS },
    mails: { state: MAIL_STATES, purpose: MAIL_PURPOSES },
    mailHops: { by: MAIL_ARRIVALS },
    directoryObjects: { recipient: RECIPIENTS },
    freeBusyQueries: { outcome: FREE_BUSY_OUTCOMES, way: FREE_BUSY_WAYS },
    addressSpaces: { method: ACCESS_METHODS, endpoint: SERVICE_EPRS },
    residents: { cloud: CLOUDS },
  };
/** Columns that only hold lists of rows together. */
const PLUMBING: ReadonlySet<string> = new Set([
  'next',
  'first',
  'firstAttendee',
  'local',
  'lastHop',
  'previous',
]);
/** Columns that are ids of rows but are not called as those are in records. */
const REFERENCES: Readonly<Record<string, FeatureTable>> = {
  exchanger: 'platforms',
  routingDomain: 'mailDomains',
  primary: 'mailDomains',
  target: 'mailDomains',
};

export interface FeatureRow {
  /** The scenario's name for it, else its number; what is known of it: `status: ringing`. */
  readonly name: string;
  readonly facts: readonly string[];
}

export interface FeatureRows {
  /** The table's name in words: `free busy queries`. */
  readonly title: string;
  /** How many rows there are; `rows` has the first of them. */
  readonly count: number;
  readonly rows: readonly FeatureRow[];
}

/** The tables that have rows, in the order of the features, each with so many rows at most. */
export function featureRows({ names, header }: TraceHead, world: World, most: number): FeatureRows[] {
  const say = new RowWords(names, header.words.reasons);
  return FEATURE_WORDS.flatMap(tablesOf).flatMap((table) => {
    const { count } = world[table];
    if (count === 0) return [];
    const rows = Array.from({ length: Math.min(count, most) }, (_, row) => say.row(world, table, row));
    return [{ title: spaced(table), count, rows }];
  });
}

class RowWords {
  readonly #names: Names;
  readonly #reasons: Words;

  constructor(names: Names, reasons: Words) {
    this.#names = names;
    this.#reasons = reasons;
  }

  row(world: World, table: FeatureTable, row: number): FeatureRow {
    const cells = world[table] as unknown as Readonly<Record<string, Column>>;
    const facts = Object.keys(FEATURE_TABLES[table]).flatMap((column) => {
      const text = this.#cell(table, column, cells[column]![row]!);
      return text === '' ? [] : [`${spaced(column.replace(/Us$/, ''))}: ${text}`];
    });
    return { name: this.#rowName(world, table, row), facts };
  }

  /** Rows of some tables stand for users, tenants or domains, or for a pair of things. */
  #rowName(world: World, table: FeatureTable, row: number): string {
    const [users, platforms] = [world.users.count, world.platforms.count];
    switch (table) {
      case 'mailAccounts':
      case 'directoryEntries':
      case 'meetingUsers':
        return this.#of('users', row);
      case 'meetingTenants':
      case 'cloudSettings':
        return this.#of('tenants', row);
      case 'signInDomains':
        return this.#of('domains', row);
      case 'recipients':
        return `${this.#of('users', Math.floor(row / platforms))} on ${this.#name('platforms', row % platforms)}`;
      case 'directoryObjects':
        return `${this.#of('users', row % users)} by ${this.#name('syncServers', Math.floor(row / users))}`;
      default:
        return this.#name(table, row);
    }
  }

  /** What a cell says, '' if it says that there is nothing. */
  #cell(table: FeatureTable, column: string, value: number): string {
    if (value === NONE || PLUMBING.has(column)) return '';
    if (column === 'because') return value === 0 ? '' : (this.#reasons[value] ?? '');
    const words = (WORDS[table] as Readonly<Record<string, Words>> | undefined)?.[column];
    if (words !== undefined) return words[value] ?? '';
    if (column.endsWith('Us')) return value < 0 ? '' : formatDuration(value);
    if (peopleColumns(table).includes(column)) return this.#of('users', value);
    if (column === 'tenant') return this.#of('tenants', value);
    if (column === 'thread') return String(value);
    const referred = REFERENCES[column] ?? tableOfOperand(column);
    if (referred !== undefined) return this.#name(referred, value);
    return value === 0 ? '' : String(value);
  }

  #of(list: 'users' | 'tenants' | 'domains', id: number): string {
    return plainText(this.#names[list][id] ?? `${list.slice(0, -1)} ${id}`);
  }

  #name(table: FeatureTable, row: number): string {
    const named = Object.values(FEATURE_NAMED).find((each) => each === table);
    const name = named === undefined ? undefined : this.#names[named][row];
    const plain = plainText(name ?? '').trim();
    return plain === '' ? `${row}` : plain;
  }
}

function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_, end: string, next: string) => `${end} ${next.toLowerCase()}`);
}
