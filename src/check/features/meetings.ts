/** What the World says of meetings, for expectations. */
import type { FactReaders } from './reader.ts';

export const MEETING_FACTS: FactReaders = {};
