/**
 * The closed vocabularies of the model, each as a list whose index is the code that worlds, events and
 * decisions carry. Files and JSON show the word, the engine compares the code. Appending is safe, reordering
 * changes traces: raise the trace format with it.
 */

export const CLOUDS = ['worldwide', '21Vianet', 'gcc', 'gccHigh', 'dod'] as const;
export const TOPOLOGIES = ['pureOnline', 'hybrid', 'pureOnPrem'] as const;
export const MODES = [
  'TeamsOnly',
  'Islands',
  'SfBOnly',
  'SfBWithTeamsCollab',
  'SfBWithTeamsCollabAndMeetings',
] as const;
export const CLIENTS = ['Teams', 'SfB'] as const;
export const HOMES = ['online', 'onPrem'] as const;
export const TENANCIES = ['in-tenant', 'federated', 'cross-cloud'] as const;
export const METHODS = ['native', 'interop', 'nativeFederated', 'interopFederated', 'sfb'] as const;
/** What two people start with one another; `audio` and `video` are calls. */
export const KINDS = ['chat', 'audio', 'video', 'screenShare', 'groupChat'] as const;
export const OUTCOMES = ['delivered', 'missed', 'refused', 'failed', 'inFlight'] as const;
/** `locked`: readable, replaced by another chat of the pair (R6.14, R6.15). `ended`: an `sfb` conversation whose session is over (N2). */
export const THREAD_STATUSES = ['open', 'locked', 'disabled', 'ended'] as const;
export const PRESENCES = [
  'offline',
  'available',
  'away',
  'busy',
  'inMeeting',
  'presenting',
  'doNotDisturb',
  'unknown',
] as const;
export const PRESENCE_SOURCES = ['Teams', 'SfB', 'none'] as const;

export type Cloud = (typeof CLOUDS)[number];
export type Topology = (typeof TOPOLOGIES)[number];
export type Mode = (typeof MODES)[number];
export type Client = (typeof CLIENTS)[number];
export type Homed = (typeof HOMES)[number];
export type Tenancy = (typeof TENANCIES)[number];
export type Method = (typeof METHODS)[number];
export type Kind = (typeof KINDS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type ThreadStatus = (typeof THREAD_STATUSES)[number];
export type Presence = (typeof PRESENCES)[number];
export type PresenceSource = (typeof PRESENCE_SOURCES)[number];

/** Codes that engine code names; each equals the index of its word above, which a test checks. */
export const CLOUD = { worldwide: 0, '21Vianet': 1, gcc: 2, gccHigh: 3, dod: 4 } as const;
export const TOPOLOGY = { pureOnline: 0, hybrid: 1, pureOnPrem: 2 } as const;
export const MODE = {
  TeamsOnly: 0,
  Islands: 1,
  SfBOnly: 2,
  SfBWithTeamsCollab: 3,
  SfBWithTeamsCollabAndMeetings: 4,
} as const;
export const CLIENT = { Teams: 0, SfB: 1 } as const;
export const HOME = { online: 0, onPrem: 1 } as const;
export const TENANCY = { inTenant: 0, federated: 1, crossCloud: 2 } as const;
export const METHOD = { native: 0, interop: 1, nativeFederated: 2, interopFederated: 3, sfb: 4 } as const;
export const KIND = { chat: 0, audio: 1, video: 2, screenShare: 3, groupChat: 4 } as const;
export const OUTCOME = { delivered: 0, missed: 1, refused: 2, failed: 3, inFlight: 4 } as const;
export const THREAD_STATUS = { open: 0, locked: 1, disabled: 2, ended: 3 } as const;
export const PRESENCE = {
  offline: 0,
  available: 1,
  away: 2,
  busy: 3,
  inMeeting: 4,
  presenting: 5,
  doNotDisturb: 6,
  unknown: 7,
} as const;

/** "Not there", in every column that holds an id or a code. */
export const NONE = -1;
