/** `npm start`: the same for real data. */
import { runBundle } from './bundle.mjs';

await runBundle('main', process.argv.slice(2));
