/** The one filter of the page, and which records of each open trace pass it. */
import { parseQuery } from '../../src/trace/query/parser.ts';
import { caret } from '../../src/trace/query/print.ts';
import { countLine, runQuery } from '../../src/trace/query/run.ts';
import { suggest } from '../../src/trace/query/suggest.ts';
import type { FilterAnswer, Suggestions } from './calls.ts';
import type { OpenTrace } from './open-trace.ts';

export class Filtering {
  #text = '';

  get asksForViolations(): boolean {
    return /violation/i.test(this.#text);
  }

  /** Takes a filter into force, in all open traces; one that cannot be read leaves the one before. */
  set(text: string, opens: readonly OpenTrace[]): FilterAnswer {
    const parsed = text.trim() === '' ? undefined : parseQuery(text);
    if (parsed !== undefined && 'error' in parsed) {
      return { ...this.#answer(opens[0]), error: `${parsed.error.message}\n${caret(text, parsed.error)}` };
    }
    this.#text = text;
    for (const open of opens) this.apply(open);
    return this.#answer(opens[0]);
  }

  /** The filter in force over a trace, that has just been opened or checked. */
  apply(open: OpenTrace): void {
    if (this.#text.trim() === '') return open.pass(undefined, open.count);
    const answer = runQuery(open.trace, this.#text, { violations: open.violations });
    if ('error' in answer) return open.pass(undefined, open.count);
    open.pass(answer.passes, answer.shown);
    open.summary = answer.summary;
  }

  suggest(text: string, place: number, open: OpenTrace): Suggestions {
    return suggest(text, place, open.trace);
  }

  #answer(open: OpenTrace | undefined): FilterAnswer {
    const { shown, total } = open?.matches ?? { shown: 0, total: 0 };
    const summary = this.#text.trim() === '' ? '' : (open?.summary ?? '');
    return { count: countLine(shown, total), summary, shown, error: undefined };
  }
}
