/** What the World says of free/busy queries, for expectations. */
import type { FactReaders } from './reader.ts';

export const AVAILABILITY_FACTS: FactReaders = {};
