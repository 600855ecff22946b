/** Which handler an event of a feature beyond chats has. */
import { must } from '../core/must.ts';
import { AVAILABILITY_HANDLERS } from './availability/handlers.ts';
import { BOUNDARY_HANDLERS } from './boundaries/residency.ts';
import { CALL_HANDLERS } from './calls/handlers.ts';
import { CONTACT_HANDLERS } from './contacts/contacts.ts';
import { DIRECTORY_HANDLERS } from './directory/people.ts';
import type { Context, Effects } from './effects.ts';
import type { HandlerTable } from './feature-handler.ts';
import { GROUP_CHAT_HANDLERS } from './group-chats/group-chats.ts';
import { GUEST_HANDLERS } from './guests/handlers.ts';
import { MAIL_HANDLERS } from './mail/handlers.ts';
import { MEETING_HANDLERS } from './meetings/handlers.ts';
import { SHARE_HANDLERS } from './sharing/inside.ts';

const HANDLERS: HandlerTable = {
  ...BOUNDARY_HANDLERS,
  ...CALL_HANDLERS,
  ...GROUP_CHAT_HANDLERS,
  ...GUEST_HANDLERS,
  ...DIRECTORY_HANDLERS,
  ...MEETING_HANDLERS,
  ...AVAILABILITY_HANDLERS,
  ...MAIL_HANDLERS,
  ...CONTACT_HANDLERS,
  ...SHARE_HANDLERS,
};

export function handleFeature(
  ctx: Context,
  fx: Effects,
  kind: number,
  a: number,
  b: number,
  c: number,
  d: number,
): void {
  const handler = HANDLERS[kind];
  if (handler === undefined) must(false, `no handler for an event of kind ${kind}`);
  else handler(ctx, fx, a, b, c, d);
}
