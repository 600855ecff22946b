/** What the World says of calls, for expectations. */
import type { FactReaders } from './reader.ts';

export const CALL_FACTS: FactReaders = {};
