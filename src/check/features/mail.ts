/** What the World says of Exchange mail, for expectations. */
import type { FactReaders } from './reader.ts';

export const MAIL_FACTS: FactReaders = {};
