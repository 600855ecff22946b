/** The page: what it shows, and what happens when somebody acts. */
import { startWorker } from '../page/start-worker.ts';

const worker = startWorker();
worker.addEventListener('message', ({ data }: MessageEvent<string>) => {
  document.getElementById('stage')!.textContent = data;
});
worker.postMessage('coexsim');
