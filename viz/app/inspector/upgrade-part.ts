/** The part of the why panel that says whom an upgrade hit: every thread, session, message and person is a link. */

import type {
  ToldConversation,
  ToldList,
  ToldMessage,
  ToldPerson,
  UpgradeTold,
} from '../../../src/trace/story/upgrade-told.ts';
import type { Selection } from '../../view/view.ts';
import { button, element } from '../dom.ts';
import { type PanelLinks, recordLink } from './panel-links.ts';

type Piece = Node | string;

export function upgradePart(told: UpgradeTold, links: PanelLinks): HTMLElement[] {
  const { conversations, sessions, refused, failed, losers } = told;
  return [
    element(
      'section',
      { class: 'upgrade' },
      element('h3', {}, 'What this upgrade did'),
      element('p', { class: 'lead' }, summary(told)),
      ...list('disabled', 'Conversations disabled', conversations, (each) => conversation(each, links)),
      ...list('cut', 'SIP sessions cut', sessions, ({ session, people }) => [
        link(`session ${session}`, { subject: 'session', id: session }, links),
        ` of ${people}`,
      ]),
      ...list('refused', 'Messages refused afterwards', refused, (each) => message(each, links)),
      ...list('failed', 'Messages that failed on their way', failed, (each) => message(each, links)),
      ...list('losers', 'Who lost a conversation', losers, (each) => person(each, links)),
    ),
  ];
}

function summary({ upgraded, conversations, sessions, refused, failed, losers }: UpgradeTold): string {
  return (
    `It gave ${count(upgraded.count, 'person', 'people')} another mode, ` +
    `disabled ${count(conversations.count, 'conversation', 'conversations')} ` +
    `of ${count(losers.count, 'person', 'people')} and ` +
    `cut ${count(sessions.count, 'SIP session', 'SIP sessions')}. ` +
    `${capital(count(refused.count, 'message was', 'messages were'))} refused afterwards` +
    `${failed.count === 0 ? '' : `, and ${failed.count} failed on ${failed.count === 1 ? 'its' : 'their'} way`}.`
  );
}

function count(number: number, one: string, many: string): string {
  return `${number === 0 ? 'no' : number} ${number === 1 ? one : many}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Nothing for an empty list: the summary has said so. */
function list<T>(
  name: string,
  title: string,
  { told, count: all }: ToldList<T>,
  tell: (each: T) => readonly Piece[],
): HTMLElement[] {
  if (all === 0) return [];
  const items = told.map((each) => element('li', {}, ...tell(each)));
  const left = all - told.length;
  const more = left === 0 ? undefined : element('li', { class: 'soft' }, `${left} more are not listed here.`);
  return [
    element('h4', {}, `${title}: ${all}`),
    element('ul', { class: 'list', 'data-hit': name }, ...items, more),
  ];
}

function conversation({ thread, people, next }: ToldConversation, links: PanelLinks): Piece[] {
  const named = [link(`thread ${thread}`, { subject: 'thread', id: thread }, links), ` of ${people}. `];
  if (next === undefined) return [...named, 'They did not write to each other again.'];
  return [...named, 'The next message: ', ...message(next, links), '.'];
}

function message({ record, name, fate }: ToldMessage, links: PanelLinks): Piece[] {
  return [record < 0 ? name : recordLink(record, name, links), `, ${fate}`];
}

function person({ user, name, mode }: ToldPerson, links: PanelLinks): Piece[] {
  return [link(name, { subject: 'user', id: user }, links), mode === '' ? '' : `, now ${mode}`];
}

function link(text: string, selection: Selection, links: PanelLinks): HTMLElement {
  return button(text, () => links.select(selection), { class: 'link' });
}
