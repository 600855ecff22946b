/** Expectations about messages, one by one and counted. */

import { tenancyOf } from '../model/people.ts';
import { CLIENTS, METHODS, NONE, OUTCOMES, TENANCIES } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { REASONS } from '../rules/reasons.ts';
import type { CountExpectation, MessageFacts } from '../scenario/expectation.ts';
import { type Fact, Facts, NOTHING } from './fact.ts';
import type { MessageStory } from './message-story.ts';

/** What is asked of a message beside what became of it; without a story nothing has. */
export function messageFacts(asked: MessageFacts, story: MessageStory | undefined, world: World): Fact[] {
  const facts = new Facts();
  facts.addCode('outcome', OUTCOMES, asked.outcome, story?.outcome ?? NONE);
  facts.addCode('lands', CLIENTS, asked.lands, story?.lands ?? NONE);
  facts.addCode('method', METHODS, asked.method, story?.method ?? NONE);
  facts.addFlag('interop', asked.interop, story?.interop ?? null);
  facts.addFlag('textOnly', asked.textOnly, story?.textOnly ?? null);
  facts.addCode('tenancy', TENANCIES, asked.tenancy, tenancyOfMessage(world, story));
  facts.add('row', orNothing(asked.row), story?.decision?.row ?? NOTHING);
  facts.add('because', orNothing(asked.because), becauseOf(story));
  facts.addFlag('newSession', asked.newSession, story?.newSession ?? null);
  return facts.list;
}

function tenancyOfMessage(world: World, story: MessageStory | undefined): number {
  if (story === undefined || story.originator === NONE || story.recipient === NONE) return NONE;
  return tenancyOf(world, story.originator, story.recipient);
}

function orNothing(stated: string | null | undefined): string | undefined {
  return stated === null ? NOTHING : stated;
}

function becauseOf(story: MessageStory | undefined): string {
  return story === undefined || story.because <= 0 ? NOTHING : REASONS[story.because]!.name;
}

/** How many of the messages have all the facts. */
export function countMessages(
  asked: CountExpectation,
  stories: readonly MessageStory[],
  world: World,
): number {
  const { facts, originator, recipient } = asked;
  return stories.filter(
    (story) =>
      (originator === undefined || story.originator === originator) &&
      (recipient === undefined || story.recipient === recipient) &&
      messageFacts(facts, story, world).every(({ expected, actual }) => expected === actual),
  ).length;
}

/** The condition of a count in words, empty if every message counts. */
export function conditionInWords(asked: CountExpectation, users: readonly string[], world: World): string {
  const words = messageFacts(asked.facts, undefined, world).map(
    ({ what, expected }) => `${what} ${expected}`,
  );
  if (asked.originator !== undefined) words.push(`from ${users[asked.originator]}`);
  if (asked.recipient !== undefined) words.push(`to ${users[asked.recipient]}`);
  return words.join(', ');
}
