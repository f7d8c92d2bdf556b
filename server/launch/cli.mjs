/** `npm run cli -- <command>`: whatever has to be installed or built first is told on standard error only. */
import { runBundle } from './bundle.mjs';

await runBundle('cli', process.argv.slice(2));
