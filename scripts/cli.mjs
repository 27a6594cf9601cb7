// Runs the command line, src/cli/main.ts: `npm run -s cli -- run program.go`.
import { runBundled } from './bundle.mjs';

await runBundled('src/cli/main.ts');
