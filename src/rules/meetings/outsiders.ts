/** What external people and guests can do, as compared in 2021. [EXTERNAL]; R13.1 to R13.3. */
import { MODES, type Mode } from '../../model/words.ts';
import { SFB_MODES } from '../printed.ts';
import { type Condition, defineTable } from '../table.ts';
import { type PlainRow, rowFor, YES_NO } from './plain-table.ts';

export const OUTSIDERS = ['external', 'guest'] as const;
export type Outsider = (typeof OUTSIDERS)[number];

/** The abilities by the words of the comparison. */
export const ABILITIES = [
  'chat',
  'call',
  'see presence',
  'search people',
  'share files',
  'see out-of-office',
  'block',
  'be added to a group chat',
  'be invited to a meeting',
  'IP video',
  'screen sharing',
  'meet now',
  'edit/delete sent messages',
  'Giphy/memes/stickers',
  '@mentions',
  'teams resources',
] as const;
export type Ability = (typeof ABILITIES)[number];

export const ABILITY_AXES = {
  ability: ABILITIES,
  who: OUTSIDERS,
  /** A chat of two people who are both TeamsOnly. */
  bothTeamsOnly: YES_NO,
  /** The search is for an exact mail or SIP address. */
  exactAddress: YES_NO,
  /** The tenant's guest policy leaves it on; it is the asterisk of the comparison. */
  guestPolicy: YES_NO,
  /** Mode of the tenant, by which guests go (R13.1). */
  tenantMode: MODES,
} as const;
type When = Condition<typeof ABILITY_AXES>;

export interface AbilityRow extends PlainRow<typeof ABILITY_AXES> {
  readonly can: boolean;
}

const TEAMS_ONLY_PAIR = 'only TeamsOnly<->TeamsOnly 1:1';
const EXACT = 'by exact mail/SIP address only';
type Cell = 'Yes' | 'No' | 'Yes*' | typeof TEAMS_ONLY_PAIR | typeof EXACT;

/** Ability, external, guest. */
const PRINTED: readonly (readonly [Ability, Cell, Cell])[] = [
  ['chat', 'Yes', 'Yes'],
  ['call', 'Yes', 'Yes'],
  ['see presence', 'Yes', 'Yes'],
  ['search people', EXACT, 'No'],
  ['share files', 'No', 'Yes'],
  ['see out-of-office', 'No', 'Yes'],
  ['block', 'No', 'Yes'],
  ['be added to a group chat', 'Yes', 'Yes'],
  ['be invited to a meeting', 'Yes', 'Yes'],
  ['IP video', 'Yes', 'Yes*'],
  ['screen sharing', TEAMS_ONLY_PAIR, 'Yes*'],
  ['meet now', 'No', 'Yes*'],
  ['edit/delete sent messages', TEAMS_ONLY_PAIR, 'Yes*'],
  ['Giphy/memes/stickers', TEAMS_ONLY_PAIR, 'Yes*'],
  ['@mentions', TEAMS_ONLY_PAIR, 'Yes'],
  ['teams resources', 'No', 'Yes'],
];

/** When a cell means yes, and when no. */
const CELLS: Readonly<Record<Cell, { readonly yes: When | null; readonly no: When | null }>> = {
  Yes: { yes: {}, no: null },
  No: { yes: null, no: {} },
  'Yes*': { yes: { guestPolicy: 'yes' }, no: { guestPolicy: 'no' } },
  [TEAMS_ONLY_PAIR]: { yes: { bothTeamsOnly: 'yes' }, no: { bothTeamsOnly: 'no' } },
  [EXACT]: { yes: { exactAddress: 'yes' }, no: { exactAddress: 'no' } },
};

/** A tenant-wide Skype for Business mode takes these from its guests (R13.1). */
const BY_MODE: readonly Ability[] = ['chat', 'call', 'see presence'];
const TEAMS_MODES = ['TeamsOnly', 'Islands'] as const;

function cellRows(ability: Ability, who: Outsider, cell: Cell): AbilityRow[] {
  const id = `outsider-2021/${ability.replaceAll(/[^A-Za-z]+/g, '-').replace(/^-/, '')}.${who}`;
  const byMode: When = who === 'guest' && BY_MODE.includes(ability) ? { tenantMode: TEAMS_MODES } : {};
  const shared = { words: [ability, who, cell], note: '', source: '[EXTERNAL] R13.3' };
  const { yes, no } = CELLS[cell];
  return [
    ...(yes ? [{ ...shared, id, can: true, when: { ability, who, ...byMode, ...yes } }] : []),
    ...(no
      ? [{ ...shared, id: yes ? `${id}.not` : id, can: false, when: { ability, who, ...byMode, ...no } }]
      : []),
  ];
}

export const OUTSIDER_ABILITIES = defineTable<typeof ABILITY_AXES, AbilityRow>('outsiders', ABILITY_AXES, [
  ...PRINTED.flatMap(([ability, external, guest]) => [
    ...cellRows(ability, 'external', external),
    ...cellRows(ability, 'guest', guest),
  ]),
  {
    id: 'outsider-2021/guest.SfB*',
    words: [BY_MODE.join(', '), 'guest, tenant-wide mode Skype for Business*', 'No'],
    can: false,
    note: 'Guests go by the tenant-wide mode, which cannot be changed for one of them.',
    source: '[EXTERNAL] R13.1',
    when: { ability: BY_MODE, who: 'guest', tenantMode: SFB_MODES },
  },
]);

export interface AbilityQuery {
  readonly ability: Ability;
  readonly who: Outsider;
  readonly bothTeamsOnly: 'yes' | 'no';
  readonly exactAddress: 'yes' | 'no';
  readonly guestPolicy: 'yes' | 'no';
  readonly tenantMode: Mode;
}

/** Whether an external person or a guest can do this. */
export function outsiderCan(query: AbilityQuery): AbilityRow {
  return rowFor(OUTSIDER_ABILITIES, query);
}
