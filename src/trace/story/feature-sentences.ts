/** What a record of a feature beyond chats says. */

import { RECORD_KINDS } from '../../model/event.ts';
import { AVAILABILITY_SENTENCES } from './availability-sentences.ts';
import { BOUNDARY_SENTENCES } from './boundaries-sentences.ts';
import { CALL_SENTENCES } from './calls-sentences.ts';
import { CONTACT_SENTENCES } from './contacts-sentences.ts';
import { DIRECTORY_SENTENCES } from './directory-sentences.ts';
import type { Sentence, Sentences } from './feature-sentence.ts';
import { GROUP_CHAT_SENTENCES } from './group-chats-sentences.ts';
import { GUEST_SENTENCES } from './guests-sentences.ts';
import { MAIL_SENTENCES } from './mail-sentences.ts';
import { MEETING_SENTENCES } from './meetings-sentences.ts';
import { SHARE_SENTENCES } from './sharing-sentences.ts';

const SENTENCES: Sentences = {
  ...CALL_SENTENCES,
  ...MEETING_SENTENCES,
  ...GROUP_CHAT_SENTENCES,
  ...GUEST_SENTENCES,
  ...CONTACT_SENTENCES,
  ...MAIL_SENTENCES,
  ...DIRECTORY_SENTENCES,
  ...AVAILABILITY_SENTENCES,
  ...BOUNDARY_SENTENCES,
  ...SHARE_SENTENCES,
};

/** By code of the record's kind. */
export const FEATURE_SENTENCES: readonly (Sentence | undefined)[] = RECORD_KINDS.map(
  ({ name }) => SENTENCES[name],
);
