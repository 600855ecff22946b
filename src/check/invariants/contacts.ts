/** Contact lists: O1 and O2. Books of its own: how many contacts the Teams list of each person has. */
import { E, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { CLIENT } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { CheckedRun, Report, Watch } from './contract.ts';

const COPIED = FIRST_FOLLOW_ON + F.contactsCopied;

interface Book {
  readonly named: Set<number>;
  more: number;
  unified: boolean;
  /** How long the list was when the copy began. */
  before: number;
}

export class ContactCopies implements Watch {
  readonly #report: Report;
  readonly #run: CheckedRun;
  readonly #books: readonly Book[];
  /** By entry. */
  readonly #bookOf: readonly Book[];

  constructor({ contactBooks, contactEntries }: World, run: CheckedRun, report: Report) {
    this.#report = report;
    this.#run = run;
    this.#books = Array.from({ length: contactBooks.count }, (_, book) => ({
      named: new Set<number>(),
      more: contactBooks.moreTeams[book]!,
      unified: contactBooks.unified[book] === 1,
      before: 0,
    }));
    this.#bookOf = Array.from(
      { length: contactEntries.count },
      (_, entry) => this.#books[contactEntries.contactBook[entry]!]!,
    );
    this.#bookOf.forEach((book, entry) => {
      if (contactEntries.inTeams[entry] === 1) book.named.add(entry);
    });
  }

  record({ kind, values }: RecordBuffer): void {
    const book = this.#books[values[0]!];
    if (book === undefined) return;
    const size = book.named.size + book.more;
    if (kind === E.contactCopyRan) book.before = size;
    if (kind !== COPIED) return;
    if (size > Math.max(book.before, this.#run.switches.contactLimit))
      this.#report('O1', `the list of book ${values[0]} has ${size} contacts after the copy`);
    if (size - book.before !== values[2])
      this.#report('O1', `${values[2]} contacts are said to be copied, and ${size - book.before} are there`);
    if (book.unified) this.#report('O2', `book ${values[0]} is copied from the unified contact store`);
  }

  did(dids: Float64Array, at: number): void {
    const [code, a, list] = [dids[at]!, dids[at + 1]!, dids[at + 2]!];
    if (code === T.setContactStore) this.#books[a]!.unified = list === 1;
    if (list !== CLIENT.Teams) return;
    if (code === T.enterContact) this.#bookOf[a]!.named.add(a);
    else if (code === T.strikeContact) this.#bookOf[a]!.named.delete(a);
    else if (code === T.countContacts) this.#books[a]!.more = dids[at + 3]!;
  }
}
