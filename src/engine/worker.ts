// The worker's entry: answers requests to run a program. The page makes it with
// `new Worker(new URL(…/worker.ts, import.meta.url), { type: 'module' })` and talks to it through remote.ts.

import { serve, type RunRequest } from './serve.ts';

addEventListener('message', ({ data }: MessageEvent<RunRequest>) => {
	void serve(data, (reply, transfer) =>
		postMessage(reply, { transfer: transfer as Transferable[] }),
	);
});
