/**
 * How marks can look, by meaning. What each is in colour, dash and width is for the themes (theme.ts); no two that
 * can stand side by side are told apart by colour alone.
 */
export const STYLES = [
  // Furniture.
  'background',
  'panel',
  'rule',
  'label',
  'label-strong',
  'label-faint',
  'cursor',
  'selection',
  'hover',
  'violation',
  // Lifelines and groups, by cloud.
  'lifeline',
  'lifeline-off',
  'group-worldwide',
  'group-21Vianet',
  'group-other',
  'gap',
  'same-time',
  'density',
  // Messages by method, and by what became of them.
  'native',
  'interop',
  'nativeFederated',
  'interopFederated',
  'sfb',
  'missed',
  'failed',
  'refused',
  'in-flight',
  'hop',
  // What happens besides messages.
  'upgrade',
  'policy',
  'sign-in',
  'sign-out',
  'timer',
  'link',
  'presence-news',
  'other-event',
  // Bars: threads by status, sessions, their countdown.
  'thread-open',
  'thread-locked',
  'thread-disabled',
  'thread-ended',
  'session',
  'session-countdown',
  // Bars of calls and meetings, and the lines across those in which somebody waits.
  'call',
  'call-ringing',
  'meeting',
  'meeting-lobby',
  'meeting-invited',
  'hatch',
  // What goes between people and servers besides messages.
  'mail',
  'free-busy',
  'signal',
  // Strips: modes, presences.
  'mode-TeamsOnly',
  'mode-Islands',
  'mode-SfBOnly',
  'mode-SfBWithTeamsCollab',
  'mode-SfBWithTeamsCollabAndMeetings',
  'presence-offline',
  'presence-available',
  'presence-away',
  'presence-busy',
  'presence-inMeeting',
  'presence-presenting',
  'presence-doNotDisturb',
  'presence-unknown',
  // Comparison.
  'only-left',
  'only-right',
  'changed',
  'same',
] as const;
export type Style = (typeof STYLES)[number];
