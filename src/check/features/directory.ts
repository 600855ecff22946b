/** What the World says of domains and directories, for expectations. */
import type { FactReaders } from './reader.ts';

export const DIRECTORY_FACTS: FactReaders = {};
