/** What the World says of guest accounts, for expectations. */
import type { FactReaders } from './reader.ts';

export const GUEST_FACTS: FactReaders = {};
