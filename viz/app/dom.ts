/** Elements made by hand: names from traces are text and nothing else. */

type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with its attributes (true: present without value; false or undefined: absent) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}

/** A long word that may be broken where its parts meet: an address behind @ and dots, a mode before its capitals. */
export function breakable(text: string): (Node | string)[] {
  const parts = text.split(/(?<=[@.])(?=.)|(?<=[a-z])(?=[A-Z])/u);
  return parts.flatMap((part, i) => (i === 0 ? [part] : [element('wbr'), part]));
}

/** The element with this id, which stands in index.html. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as E;
}

/**
 * Sets an attribute, or removes it, only if that changes it: to a browser the same value is a change, too, after which
 * it works out styles anew.
 */
export function setAttribute(target: Element, name: string, value: string | undefined): void {
  if (value === undefined) {
    if (target.hasAttribute(name)) target.removeAttribute(name);
  } else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

/** Hides an element or shows it, with no change if it is so already. */
export function setHidden(target: HTMLElement, hidden: boolean): void {
  setAttribute(target, 'hidden', hidden ? '' : undefined);
}

/** Sets a text only if it is another one: a live region would say the same again. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
