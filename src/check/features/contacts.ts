/** What the World says of contact lists, for expectations. */
import type { FactReaders } from './reader.ts';

export const CONTACT_FACTS: FactReaders = {};
