/** How traces come into the page: within it, served beside it, chosen or dropped; with progress, and errors told. */
import type { CarriedHere } from '../page/carried.ts';
import type { News, OpenFacts, Slot, Source } from '../worker/calls.ts';
import type { Asking } from '../worker/messages.ts';
import { byId, setHidden, setText } from './dom.ts';
import { WorkerFault } from './worker-client.ts';

/** What the rest of the page does about it. */
export interface OpeningParts {
  /** A trace is about to be opened. */
  begun(): void;
  /** It is open. */
  opened(slot: Slot, facts: OpenFacts): Promise<void>;
  /** It could not be opened, or nobody wanted to wait for it. */
  failed(): void;
  /** Whether there is a trace to go back to. */
  isOpen(): boolean;
}

export class Opening {
  readonly #asking: Asking;
  readonly #parts: OpeningParts;

  constructor(asking: Asking, parts: OpeningParts) {
    this.#asking = asking;
    this.#parts = parts;
    byId('load-back').addEventListener('click', () => {
      hideLoad();
      byId('view').focus();
    });
    const file = byId<HTMLInputElement>('load-file');
    file.addEventListener('change', () => {
      const files = [...(file.files ?? [])];
      // Else the same file, chosen again, would be no change.
      file.value = '';
      void this.openFiles(files);
    });
    byId('load-cancel').addEventListener('click', () => void asking.cancel());
    this.#acceptDrops();
  }

  /** Opens what the page carries or its server has, which was asked for before; without either it waits for files. */
  async start({ trace, second }: CarriedHere, asked: Promise<OpenFacts> | undefined): Promise<void> {
    if (trace === undefined || asked === undefined) return this.#wait();
    if (!(await this.#open('a', trace, asked))) return;
    if (second !== undefined) await this.#open('b', second);
  }

  /** Lets the user choose files; two are compared. */
  choose(): void {
    byId<HTMLInputElement>('load-file').click();
  }

  async openFiles(files: readonly File[]): Promise<void> {
    const [first, second] = files;
    if (first === undefined) return;
    const opened = await this.#open('a', { kind: 'blob', blob: first, name: first.name });
    if (opened && second !== undefined)
      await this.#open('b', { kind: 'blob', blob: second, name: second.name });
  }

  hear(news: News): void {
    if (news.about !== 'loading') return;
    const progress = byId<HTMLProgressElement>('load-progress');
    if (news.share >= 0) progress.value = news.share;
    else progress.removeAttribute('value');
    setText(byId('load-message'), `${news.doing} …`);
  }

  async #open(slot: Slot, source: Source, asked?: Promise<OpenFacts>): Promise<boolean> {
    setText(byId('load-title'), `Opening ${source.name}`);
    setText(byId('load-message'), 'Reading …');
    byId('load-progress').removeAttribute('value');
    showLoad('busy');
    this.#parts.begun();
    try {
      const facts = await (asked ?? this.#asking.open(slot, source));
      await this.#parts.opened(slot, facts);
      hideLoad();
      return true;
    } catch (error) {
      this.#parts.failed();
      this.#fail(source.name, error);
      return false;
    }
  }

  #fail(name: string, error: unknown): void {
    byId('load-back').hidden = !this.#parts.isOpen();
    if (error instanceof WorkerFault && error.kind === 'cancelled') {
      if (!this.#parts.isOpen()) return this.#wait();
      hideLoad();
      return;
    }
    const ours = !(error instanceof WorkerFault) || error.kind === 'ours';
    const message = error instanceof Error ? error.message : String(error);
    setText(byId('load-title'), ours ? 'A mistake of coexsim' : `${name} cannot be shown`);
    setText(byId('load-message'), ours ? 'Please report this, with the file that was opened.' : '');
    showLoad('error');
    setText(byId('load-error'), message);
  }

  #wait(): void {
    setText(byId('load-title'), 'Open a trace');
    setText(byId('load-message'), 'Drop a trace here, or choose a file. Two files are compared.');
    showLoad('choose');
  }

  #acceptDrops(): void {
    const drop = byId('drop');
    const show =
      (shown: boolean) =>
      (event: DragEvent): void => {
        event.preventDefault();
        drop.hidden = !shown;
      };
    document.addEventListener('dragover', show(true));
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) drop.hidden = true;
    });
    document.addEventListener('drop', (event) => {
      show(false)(event);
      void this.openFiles([...(event.dataTransfer?.files ?? [])]);
    });
  }
}

function hideLoad(): void {
  setLoad(false);
}

/** While it is shown the page has nothing to move through: the style sheet hides the rest of the body. */
function setLoad(shown: boolean): void {
  setHidden(byId('load'), !shown);
  document.body.toggleAttribute('data-load', shown);
}

function showLoad(what: 'busy' | 'error' | 'choose'): void {
  setLoad(true);
  byId('load-busy').hidden = what !== 'busy';
  byId('load-error').hidden = what !== 'error';
  byId('load-choose').hidden = what === 'busy';
  if (what !== 'error') byId('load-back').hidden = true;
}
