/** Worlds of a few people of one tenant for examples made by hand. */
import type { Compiled } from '../../src/scenario/compiled.ts';
import { compile as compileFile } from '../support/running.ts';

export const SMALL = {
  ann: 'ann@contoso.com',
  bob: 'bob@contoso.com',
  cem: 'cem@contoso.com',
  dan: 'dan@contoso.com',
} as const;
type Person = keyof typeof SMALL;

export interface SmallWorld {
  readonly until: string;
  /** Modes. */
  readonly users: Readonly<Partial<Record<Person, string>>>;
  readonly clients?: Readonly<Partial<Record<Person, readonly string[]>>>;
  readonly contacts?: Readonly<Partial<Record<Person, readonly Person[]>>>;
  readonly groups?: Readonly<Record<string, readonly Person[]>>;
  /** Chats: when, who, to whom, in which client. */
  readonly events: readonly (readonly [string, Person, Person, string])[];
  readonly more?: readonly object[];
}

/** From Monday, 3 June 2019, midnight, under the rules of that time; delays are the defaults. */
export function compile({
  until,
  users,
  clients,
  contacts,
  groups,
  events,
  more = [],
}: SmallWorld): Compiled {
  const people = Object.keys(users) as Person[];
  return compileFile({
    coexsim: 1,
    start: '2019-06-03T00:00:00Z',
    until,
    rules: '2019-h1',
    tenants: {
      contoso: { cloud: 'worldwide', topology: 'hybrid', domains: ['contoso.com'], mode: 'Islands' },
    },
    users: Object.fromEntries(
      people.map((person) => [
        SMALL[person],
        {
          mode: users[person],
          ...(clients?.[person] && { clients: clients[person] }),
          ...(contacts?.[person] && { contacts: contacts[person].map((each) => SMALL[each]) }),
        },
      ]),
    ),
    ...(groups && {
      groups: Object.fromEntries(
        Object.entries(groups).map(([name, members]) => [name, members.map((each) => SMALL[each])]),
      ),
    }),
    events: [
      ...events.map(([at, from, to, via]) => ({ at, chat: { from: SMALL[from], to: SMALL[to], via } })),
      ...more,
    ],
  });
}
