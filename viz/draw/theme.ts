/**
 * What each style of a mark is in colour, dash and width: in a light theme, a dark one, and one of the system's
 * colours for those who force theirs. No two methods or outcomes of a message differ by colour alone: their dashes
 * and widths differ, too; modes and presences carry letters, symbols their shape.
 */
import { STYLES, type Style } from '../list/styles.ts';
import { DARK, type Hue, LIGHT, type Palette } from './palettes.ts';

export interface Token {
  /** Colour of lines, outlines and symbols; '' draws none. */
  readonly stroke: string;
  /** Colour of surfaces and of text; '' fills none. */
  readonly fill: string;
  /** Lengths of strokes and gaps, px; empty if solid. */
  readonly dash: readonly number[];
  /** Of strokes, px. */
  readonly width: number;
  /** Of text, px, and its weight. */
  readonly size: number;
  readonly weight: number;
}

const THEME_NAMES = ['light', 'dark', 'high-contrast'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

export interface Theme {
  readonly name: ThemeName;
  readonly font: string;
  readonly tokens: Readonly<Record<Style, Token>>;
}

const FONT = 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif';
const PLAIN: Token = { stroke: '', fill: '', dash: [], width: 1, size: 12, weight: 400 };

const line = (stroke: string, width: number, dash: readonly number[] = []): Token => ({
  ...PLAIN,
  stroke,
  fill: stroke,
  width,
  dash,
});
const text = (fill: string, size: number, weight: number): Token => ({ ...PLAIN, fill, size, weight });
const surface = (fill: string, stroke = '', dash: readonly number[] = []): Token => ({
  ...PLAIN,
  fill,
  stroke,
  dash,
});

/** The tokens that are the same whatever the colours: a palette, and how a hue fills a bar or a strip. */
function tokensOf(p: Palette): Record<Style, Token> {
  const deep = (hue: Hue, width: number, dash: readonly number[] = []) => line(p.deep[hue], width, dash);
  const bar = (hue: Hue, dash: readonly number[] = []) => surface(p.pale[hue], p.deep[hue], dash);
  return {
    background: surface(p.background),
    panel: surface(p.panel, p.rule),
    rule: line(p.rule, 1),
    label: text(p.inkSoft, 11, 400),
    'label-strong': text(p.ink, 12, 600),
    'label-faint': text(p.inkFaint, 10, 400),
    cursor: line(p.cursor, 1.5),
    selection: { ...surface(p.selection, p.ink), width: 2 },
    hover: surface(p.hover, p.inkSoft, [2, 2]),
    violation: deep('red', 2.5),
    lifeline: line(p.lifeline, 1.5),
    'lifeline-off': line(p.lifelineOff, 1, [1, 5]),
    'group-worldwide': surface(p.groups.worldwide),
    'group-21Vianet': surface(p.groups.vianet),
    'group-other': surface(p.groups.other),
    gap: { ...surface(p.gap, p.lifelineOff, [2, 4]) },
    'same-time': surface(p.sameTime),
    density: surface(p.density),
    native: deep('blue', 1.75),
    interop: deep('orange', 1.75, [9, 3]),
    nativeFederated: deep('teal', 3),
    interopFederated: deep('purple', 1.75, [10, 3, 2, 3]),
    sfb: deep('sky', 1.75, [3, 2]),
    missed: deep('ochre', 1.5, [4, 4]),
    failed: deep('red', 2, [6, 4]),
    refused: deep('red', 2),
    'in-flight': deep('slate', 1.5, [1, 3]),
    hop: line(p.inkFaint, 1),
    upgrade: deep('pink', 2),
    policy: deep('green', 1.5),
    'sign-in': deep('green', 1.5),
    'sign-out': deep('slate', 1.5),
    timer: deep('ochre', 1.25),
    link: deep('red', 1, [6, 3]),
    'presence-news': line(p.lifeline, 1),
    'other-event': line(p.inkFaint, 1),
    'thread-open': bar('blue'),
    'thread-locked': bar('ochre', [4, 2]),
    'thread-disabled': bar('red', [2, 2]),
    'thread-ended': bar('slate', [1, 3]),
    session: bar('sky'),
    'session-countdown': surface('', p.deep.ochre, [3, 3]),
    call: bar('green'),
    'call-ringing': bar('green', [3, 2]),
    meeting: bar('purple'),
    'meeting-lobby': bar('purple', [3, 2]),
    'meeting-invited': bar('slate', [1, 2]),
    hatch: line(p.inkSoft, 1),
    mail: deep('slate', 1.5, [12, 3]),
    'free-busy': deep('green', 1.25, [6, 2, 1, 2]),
    signal: deep('green', 1.5, [5, 2]),
    'mode-TeamsOnly': bar('purple'),
    'mode-Islands': bar('orange'),
    'mode-SfBOnly': bar('sky'),
    'mode-SfBWithTeamsCollab': bar('green'),
    'mode-SfBWithTeamsCollabAndMeetings': bar('ochre'),
    'presence-offline': bar('slate', [1, 2]),
    'presence-available': bar('green'),
    'presence-away': bar('ochre'),
    'presence-busy': bar('red'),
    'presence-inMeeting': bar('purple'),
    'presence-presenting': bar('pink'),
    'presence-doNotDisturb': bar('red', [4, 2]),
    'presence-unknown': surface(p.background, p.inkFaint, [2, 3]),
    'only-left': bar('orange', [6, 2]),
    'only-right': bar('blue', [2, 2]),
    changed: bar('pink'),
    same: line(p.inkFaint, 1),
  };
}

/** The system's colours: the text colour for all that counts, and the highlight for cursor and selection. */
function forcedTokens(): Record<Style, Token> {
  const tokens = tokensOf(LIGHT);
  const forced = STYLES.map((style): [Style, Token] => [style, forcedToken(style, tokens[style])]);
  return Object.fromEntries(forced) as Record<Style, Token>;
}

const SURFACES: ReadonlySet<string> = new Set<Style>(['background', 'panel', 'gap', 'same-time', 'hover']);
const ACCENTS: ReadonlySet<string> = new Set<Style>(['cursor', 'selection']);

function forcedToken(style: Style, token: Token): Token {
  const colour = ACCENTS.has(style) ? 'Highlight' : 'CanvasText';
  const stroke = token.stroke === '' ? '' : colour;
  if (token.fill === '') return { ...token, stroke };
  if (SURFACES.has(style) || style.startsWith('group-')) return { ...token, stroke, fill: 'Canvas' };
  // Outlines and their letters tell bars apart, so that no surface is needed.
  if (token.stroke !== '' && token.stroke !== token.fill) return { ...token, stroke, fill: 'Canvas' };
  return { ...token, stroke, fill: colour };
}

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: { name: 'light', font: FONT, tokens: tokensOf(LIGHT) },
  dark: { name: 'dark', font: FONT, tokens: tokensOf(DARK) },
  'high-contrast': { name: 'high-contrast', font: FONT, tokens: forcedTokens() },
};
