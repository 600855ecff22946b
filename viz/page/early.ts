/**
 * The first script of the page: starts the worker, so that its program is ready by the time that the browser has read
 * the trace, which stands further down and may be the most of the page.
 */
import { startWorker } from './start-worker.ts';

startWorker();
