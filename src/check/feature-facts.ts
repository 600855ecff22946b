/** Who answers expectations about features beyond chats. */

import { must } from '../core/must.ts';
import type { FeatureExpectation } from '../scenario/expectation.ts';
import type { Evaluation, Gathered } from './evaluate.ts';
import { AVAILABILITY_FACTS } from './features/availability.ts';
import { BOUNDARY_FACTS } from './features/boundaries.ts';
import { CALL_FACTS } from './features/calls.ts';
import { CONTACT_FACTS } from './features/contacts.ts';
import { DIRECTORY_FACTS } from './features/directory.ts';
import { GROUP_CHAT_FACTS } from './features/group-chats.ts';
import { GUEST_FACTS } from './features/guests.ts';
import { MAIL_FACTS } from './features/mail.ts';
import { MEETING_FACTS } from './features/meetings.ts';
import type { FactReaders } from './features/reader.ts';
import { SHARE_FACTS } from './features/sharing.ts';

const READERS: FactReaders = {
  ...CALL_FACTS,
  ...MEETING_FACTS,
  ...GROUP_CHAT_FACTS,
  ...GUEST_FACTS,
  ...CONTACT_FACTS,
  ...MAIL_FACTS,
  ...DIRECTORY_FACTS,
  ...AVAILABILITY_FACTS,
  ...BOUNDARY_FACTS,
  ...SHARE_FACTS,
};

/** The facts that were asked, as the World has them. */
export function evaluateFeature({ world, compiled }: Gathered, e: FeatureExpectation): Evaluation {
  const reader = READERS[e.reader];
  if (reader === undefined) must(false, `nobody reads facts about ${e.reader}`);
  const actual = reader(world, compiled.names, e.ids);
  const facts = e.asked.map(({ what, expected }) => {
    const found = actual[what];
    if (found === undefined) must(false, `${e.reader} has no fact ${what}`);
    return { what, expected, actual: found };
  });
  return { subject: e.subject, facts };
}
