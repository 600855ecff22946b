/** The page: puts its parts together and starts them. */
import { carriedHere } from '../page/carried.ts';
import { setUpPage } from '../page/page.ts';
import { startedWorker } from '../page/start-worker.ts';
import { startPage } from './start.ts';

setUpPage(() => window.dispatchEvent(new Event('resize')));
startPage(startedWorker(), carriedHere());
