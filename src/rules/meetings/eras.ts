/**
 * What the worldwide cloud and 21Vianet could do in each other's meetings, in order of time: nothing; the link of a
 * promoted meeting for its one peer, from 2021-09-10 (A45); anonymous join that both tenants have to switch on, from
 * 2023-08-28 (A17); anonymous join by the host's setting alone; authenticated join and guests, from 2023-11-23 (A18).
 */
export const MEETING_ERAS = [
  'meetings-none',
  'meetings-2021-09',
  'meetings-2023-08',
  'meetings-2023-10',
  'meetings-2023-11',
] as const;
export type MeetingEra = (typeof MEETING_ERAS)[number];
