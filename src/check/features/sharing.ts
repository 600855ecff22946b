/** What the World says of shared screens, for expectations. */
import { attendeeOfUser, attendeesIn } from '../../model/meeting-people.ts';
import {
  ADMISSION,
  ATTENDEE_STATE,
  ATTENDEE_STATES,
  JOIN_WAYS,
  MEETING_STATUS,
} from '../../model/meeting-words.ts';
import { SHARE_STATUS, SHARE_STATUSES, SHARE_WAYS } from '../../model/sharing.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import { word } from '../fact.ts';
import type { FactReaders } from './reader.ts';

const REASON_NAMES = ALL_REASONS.map(({ name }) => name);

/** With the meeting over nothing is shared in it. */
function statusOf({ shares, meetings }: World, share: number): number {
  const status = shares.status[share]!;
  const over =
    status === SHARE_STATUS.sharing && meetings.status[shares.meeting[share]!] === MEETING_STATUS.ended;
  return over ? SHARE_STATUS.stopped : status;
}

export const SHARE_FACTS: FactReaders = {
  share: (world, _, [id]) => {
    const { shares, meetings, attendees } = world;
    const share = id!;
    const meeting = shares.meeting[share]!;
    const peer = meeting === NONE ? NONE : attendeeOfUser(world, meeting, meetings.peer[meeting]!);
    const came = peer !== NONE && attendees.admission[peer] !== ADMISSION.none;
    const inside = meeting === NONE ? 0 : attendeesIn(world, meeting, ATTENDEE_STATE.inside).length;
    return {
      status: word(SHARE_STATUSES, statusOf(world, share)),
      via: word(SHARE_WAYS, shares.via[share]!),
      because: word(REASON_NAMES, shares.because[share]!),
      inside: `${inside}`,
      peer: word(ATTENDEE_STATES, peer === NONE ? NONE : attendees.state[peer]!),
      peerWay: word(JOIN_WAYS, came ? attendees.way[peer]! : NONE),
    };
  },
};
