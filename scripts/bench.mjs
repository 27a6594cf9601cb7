// Runs the benchmarks, bench/main.ts: `npm run bench`.
import { runBundled } from './bundle.mjs';

await runBundled('bench/main.ts');
