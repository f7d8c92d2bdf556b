import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../server/launch/ensure.mjs';
import { measureAll } from '../support/barsMain.ts';
import { groups } from './groups.ts';

/** `npm run test:faults [-- --json] [-- --only faults-kill] [-- --full]`: what SPEC 8 promises when things break. */
if (!process.argv.includes('--as-built')) await ensureBuilt();
await measureAll(fileURLToPath(import.meta.url), groups);
