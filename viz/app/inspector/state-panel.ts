/** The state at the cursor: people, conversations, what is on its way and what is due. */

import type { FeatureRows } from '../../../src/trace/index/feature-rows.ts';
import type { Selection } from '../../view/view.ts';
import type { StateShown, ThreadShown, UserShown } from '../../worker/state-shown.ts';
import { breakable, button, element } from '../dom.ts';
import { type PanelLinks, recordLink } from './panel-links.ts';

export function statePanel(state: StateShown, selection: Selection, links: PanelLinks): HTMLElement[] {
  const { inFlight, inFlightCount, linksDown, timers, timerCount, digest, features } = state;
  return [
    element('h2', {}, 'State at the cursor'),
    people(state, selection, links),
    ...conversations(state, links),
    element('h3', {}, `${inFlightCount} on their way`),
    element(
      'ul',
      { class: 'list' },
      ...inFlight.map(({ id, text }) =>
        element(
          'li',
          { 'data-message': id },
          button(text, () => links.select({ subject: 'message', id }), { class: 'link' }),
        ),
      ),
    ),
    ...more(inFlightCount - inFlight.length, 'messages'),
    ...(linksDown.length === 0
      ? []
      : [element('p', { class: 'callout bad' }, `Links down: ${linksDown.join(', ')}`)]),
    ...features.flatMap(featureTable),
    element('h3', {}, `${timerCount} timers and events due`),
    element(
      'ul',
      { class: 'list' },
      ...timers.map(({ text, by }) => element('li', {}, text, ' ', recordLink(by, `by record ${by}`, links))),
    ),
    ...more(timerCount - timers.length, 'later ones'),
    ...(digest === ''
      ? []
      : [element('p', { class: 'soft' }, 'Digest ', element('code', { id: 'state-digest' }, digest))]),
  ];
}

/** Calls, meetings, mails and so on, each row with what is known of it. */
function featureTable({ title, count, rows }: FeatureRows): HTMLElement[] {
  return [
    element('h3', {}, `${count} ${title}`),
    element(
      'ul',
      { class: 'list', 'data-table': title },
      ...rows.map(({ name, facts }) =>
        element('li', {}, element('strong', {}, ...breakable(name)), ` ${facts.join('; ')}`),
      ),
    ),
    ...more(count - rows.length, 'rows'),
  ];
}

function people({ users, userCount }: StateShown, selection: Selection, links: PanelLinks): HTMLElement {
  const rows = users.map((user) => personRow(user, selection, links));
  const caption = users.length < userCount ? `${users.length} of ${userCount} people` : `${userCount} people`;
  const head = ['Person', 'Mode', 'Clients'].map((text) => element('th', { scope: 'col' }, text));
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows),
  );
}

function personRow(user: UserShown, selection: Selection, links: PanelLinks): HTMLElement {
  const { id, name, mode, clientMode, clients, unseen, setBy } = user;
  const selected = selection.subject === 'user' && selection.id === id;
  return element(
    'tr',
    { 'data-user': id, 'aria-current': selected ? 'true' : undefined },
    element(
      'td',
      {},
      broken(
        button(name, () => links.select({ subject: 'user', id }), { class: 'link' }),
        name,
      ),
    ),
    element(
      'td',
      { 'data-mode': mode },
      ...(setBy < 0 ? breakable(mode) : [broken(recordLink(setBy, mode, links), mode)]),
      clientMode === '' ? '' : ` (own clients: ${clientMode})`,
    ),
    element('td', {}, clients.join(', ') || 'none', unseen > 0 ? `; ${unseen} unseen` : ''),
  );
}

/** The same button with its text breakable. */
function broken(made: HTMLButtonElement, text: string): HTMLButtonElement {
  made.replaceChildren(...breakable(text));
  return made;
}

function conversations({ threads, threadCount, openThreads }: StateShown, links: PanelLinks): HTMLElement[] {
  const items = threads.map(({ id, people: who, route, status, session }: ThreadShown) =>
    element(
      'li',
      { 'data-thread': id, 'data-status': status },
      button(`thread ${id}`, () => links.select({ subject: 'thread', id }), { class: 'link' }),
      ` ${status}: ${who}; ${route}${session === '' ? '' : `; ${session}`}`,
    ),
  );
  return [
    element('h3', {}, `${openThreads} of ${threadCount} threads open`),
    element('ul', { class: 'list' }, ...items),
    ...more(threadCount - threads.length, 'threads'),
  ];
}

function more(count: number, what: string): HTMLElement[] {
  return count > 0 ? [element('p', { class: 'soft' }, `${count} more ${what} are not listed here.`)] : [];
}
