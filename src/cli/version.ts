/** The program's own version, as its package states it. */
import { createRequire } from 'node:module';

const stated = createRequire(import.meta.url)('../../package.json') as { readonly version: string };

export const VERSION: string = stated.version;
