/** What happened beyond chats, as lines: for each feature how many records there are of each kind. */
import { RECORD_KINDS } from '../model/event.ts';
import { GROUP_OF_KIND, type KindGroup } from '../trace/query/kind-groups.ts';

const HEADINGS: Readonly<Partial<Record<KindGroup, string>>> = {
  call: 'Calls',
  meeting: 'Meetings',
  share: 'Screens',
  group: 'Groups',
  guest: 'Guests',
  contact: 'Contacts',
  mail: 'Mail',
  directory: 'Directory',
  freebusy: 'Free/busy',
  boundary: 'Borders',
};
const GROUPS = new Map(RECORD_KINDS.map(({ name }, code) => [name, GROUP_OF_KIND[code]!]));

/** A line for each feature that took part; `counts` by name of the kind. */
export function featureLines(counts: Readonly<Record<string, number>>): string[] {
  const byGroup = new Map<KindGroup, string[]>();
  for (const [kind, count] of Object.entries(counts)) {
    const group = GROUPS.get(kind);
    if (group === undefined) continue;
    const list = byGroup.get(group) ?? [];
    list.push(`${count} ${kind.replaceAll('-', ' ')}`);
    byGroup.set(group, list);
  }
  return [...byGroup].map(([group, list]) => `${(HEADINGS[group] ?? group).padEnd(9)} ${list.join(', ')}`);
}
