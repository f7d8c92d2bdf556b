/** `npm run demo`: from a fresh clone to both marketplaces on one port, with data to look at. */
import { runBundle } from './bundle.mjs';

await runBundle('main', ['--demo', ...process.argv.slice(2)]);
