/** Notes which requests were refused (a grant, a sign-in, a move), for whom and why; keeps the first ones only. */
import { F, FIRST_FOLLOW_ON } from '../model/event.ts';
import type { Observer, RecordBuffer } from '../trace/record.ts';

export interface RefusedRequest {
  /** Id of the user, NONE for a whole tenant. */
  readonly user: number;
  /** Code of the reason. */
  readonly because: number;
  readonly atUs: number;
  readonly record: number;
}

/** More than these are only counted. */
const KEPT = 20;

export class RefusedRequests implements Observer {
  readonly first: RefusedRequest[] = [];
  count = 0;

  record({ kind, n, atUs, values }: RecordBuffer): void {
    if (kind !== FIRST_FOLLOW_ON + F.requestRefused) return;
    this.count += 1;
    if (this.first.length < KEPT) {
      this.first.push({ user: values[0]!, because: values[1]!, atUs, record: n });
    }
  }
}
