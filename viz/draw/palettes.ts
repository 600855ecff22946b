/**
 * The colours of the themes, by hue. `deep` is for strokes, symbols and text (3:1 and more against the background),
 * `pale` for surfaces that carry text. Hues differ in lightness too, because that is what every eye can see.
 */
const HUES = ['blue', 'orange', 'teal', 'purple', 'slate', 'red', 'ochre', 'green', 'pink', 'sky'] as const;
export type Hue = (typeof HUES)[number];

export interface Palette {
  readonly background: string;
  readonly panel: string;
  readonly rule: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly lifeline: string;
  readonly lifelineOff: string;
  readonly cursor: string;
  readonly selection: string;
  readonly hover: string;
  readonly gap: string;
  readonly sameTime: string;
  readonly density: string;
  readonly groups: { readonly worldwide: string; readonly vianet: string; readonly other: string };
  readonly deep: Readonly<Record<Hue, string>>;
  readonly pale: Readonly<Record<Hue, string>>;
}

export const LIGHT: Palette = {
  background: '#ffffff',
  panel: '#f4f6f9',
  rule: '#dfe4ea',
  ink: '#18212b',
  inkSoft: '#3d4956',
  inkFaint: '#5d6875',
  lifeline: '#6f7b88',
  lifelineOff: '#848e9a',
  cursor: '#c2185b',
  selection: '#ffd54a',
  hover: '#fff1b8',
  gap: '#eef1f5',
  sameTime: '#f3efe2',
  density: '#34608c',
  groups: { worldwide: '#e8f0fa', vianet: '#fbeceb', other: '#eef3e6' },
  deep: {
    blue: '#0b46cc',
    orange: '#da7118',
    teal: '#03a176',
    purple: '#6a1b9a',
    slate: '#2f3e4e',
    red: '#ba2334',
    ochre: '#965a00',
    green: '#00672e',
    pink: '#c2378a',
    sky: '#0876af',
  },
  pale: {
    blue: '#d7e6fb',
    orange: '#ffe3c7',
    teal: '#cdeeea',
    purple: '#e7d8f2',
    slate: '#dde2e8',
    red: '#fbd5d8',
    ochre: '#f5e6b8',
    green: '#d5efd8',
    pink: '#fbdcee',
    sky: '#d3ecf8',
  },
};

export const DARK: Palette = {
  background: '#12171d',
  panel: '#1b222b',
  rule: '#2c3642',
  ink: '#eef2f6',
  inkSoft: '#c3ccd6',
  inkFaint: '#98a4b1',
  lifeline: '#8b98a6',
  lifelineOff: '#6a7683',
  cursor: '#ff6fa5',
  selection: '#4d4210',
  hover: '#3a3520',
  gap: '#1d252e',
  sameTime: '#26231a',
  density: '#7fb2e5',
  groups: { worldwide: '#1a2735', vianet: '#2d1f22', other: '#212a1d' },
  deep: {
    blue: '#499cfb',
    orange: '#ee9130',
    teal: '#40cfbd',
    purple: '#a26cbf',
    slate: '#ecf2fa',
    red: '#ff6c6b',
    ochre: '#fbda69',
    green: '#58ce91',
    pink: '#ff8fd0',
    sky: '#9fd6f7',
  },
  pale: {
    blue: '#1b3763',
    orange: '#5a3210',
    teal: '#0f4844',
    purple: '#42286a',
    slate: '#37424e',
    red: '#601a22',
    ochre: '#4d3f0c',
    green: '#1c4a29',
    pink: '#5c2248',
    sky: '#1d465c',
  },
};
