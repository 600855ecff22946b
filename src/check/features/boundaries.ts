/** What the World says of data boundaries, for expectations. */
import type { FactReaders } from './reader.ts';

export const BOUNDARY_FACTS: FactReaders = {};
