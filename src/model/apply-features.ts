/** Applies the transitions of the features beyond chats: each feature knows its own. */
import { must } from '../core/must.ts';
import { applyAvailability } from './apply-availability.ts';
import { applyBoundary } from './apply-boundaries.ts';
import { applyCall } from './apply-calls.ts';
import { applyContact } from './apply-contacts.ts';
import { applyDirectory } from './apply-directory.ts';
import { applyGroupChat } from './apply-group-chats.ts';
import { applyGuest } from './apply-guests.ts';
import { applyMail } from './apply-mail.ts';
import { applyMeeting } from './apply-meetings.ts';
import { applyShare } from './apply-sharing.ts';
import type { World } from './world.ts';

/** Applies a transition in place if it is one of its own; operands as in `apply`. */
export type ApplyPart = (
  w: World,
  code: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
) => boolean;

const PARTS: readonly ApplyPart[] = [
  applyCall,
  applyMeeting,
  applyGroupChat,
  applyGuest,
  applyContact,
  applyMail,
  applyDirectory,
  applyAvailability,
  applyBoundary,
  applyShare,
];

export function applyFeature(
  w: World,
  code: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
): void {
  for (const part of PARTS) if (part(w, code, a, b, c, d, e, f)) return;
  must(false, `there is no transition ${code}`);
}
