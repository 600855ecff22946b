/** The dialog that asks where to go. */
import type { App } from './app.ts';
import { byId, setText } from './dom.ts';
import { destinationOf } from './goto-text.ts';

/** Makes dialog#goto work; answers what is to be called when it has been opened. The text stays for the next time. */
export function addGoto(app: App): () => void {
  const input = byId<HTMLInputElement>('goto-input');
  const error = byId('goto-error');
  const say = (text: string): void => {
    setText(error, text);
    if (text === '') input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  };
  input.addEventListener('input', () => say(''));
  byId<HTMLFormElement>('goto-form').addEventListener('submit', (event) => {
    event.preventDefault();
    if (app.trace === undefined) return;
    const where = destinationOf(input.value, app.trace);
    if ('error' in where) {
      say(where.error);
      input.select();
      return;
    }
    app.closeDialog();
    void app.goTo(where);
  });
  return () => {
    say('');
    input.select();
  };
}
