/** The page: puts its parts together and starts them. */
import { carriedHere } from '../page/carried.ts';
import { setUpPage } from '../page/page.ts';
import { startWorker } from '../page/start-worker.ts';
import { startPage } from './start.ts';

const worker = startWorker();
setUpPage(() => window.dispatchEvent(new Event('resize')));
startPage(worker, carriedHere());
