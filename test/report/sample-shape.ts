/** How large reports made by hand are, and with which names. */
export interface SampleShape {
  readonly title: string;
  readonly file: string;
  readonly groups: readonly string[];
  readonly partners: readonly string[];
  readonly people: readonly string[];
  readonly waves: readonly string[];
  readonly days: number;
  /** Rows of each long list. */
  readonly rows: number;
}

const PEOPLE =
  'ann bob chen dora emil fatima gus hana ivan jun karin li mei nadia otto petra qi rosa sven tariq uma viktor wei yara'
    .split(' ')
    .map((name) => `${name}@contoso.com`);

export const REALISTIC: SampleShape = {
  title: 'Contoso moves to Teams in three waves',
  file: 'contoso-upgrade.yaml',
  groups: ['sales', 'engineering', 'support', 'finance', 'beijing'],
  partners: ['fabrikam', 'northwind'],
  people: PEOPLE,
  waves: ['pilot', 'offices', 'the rest'],
  days: 40,
  rows: 24,
};

export const several = (count: number, name: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => name(i));

export const LARGE: SampleShape = {
  title: 'A company of 180,000 people in six waves over four months',
  file: 'large.trace.jsonl',
  groups: several(37, (i) => `department-${String(i + 1).padStart(2, '0')}`),
  partners: ['fabrikam', 'northwind', 'woodgrove'],
  people: several(1_000, (i) => `person-${i}@contoso.com`),
  waves: several(6, (i) => `wave ${i + 1}`),
  days: 120,
  rows: 200,
};

/** Everything that has a name has one of these. */
export function hostileShape(names: readonly string[]): SampleShape {
  return {
    title: names.join(' '),
    file: names[1]!,
    groups: names.slice(0, 14),
    partners: names.slice(14, 20),
    people: names,
    waves: names.slice(20, 26),
    days: 12,
    rows: names.length,
  };
}
