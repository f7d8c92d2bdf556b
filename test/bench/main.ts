import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../server/launch/ensure.mjs';
import { measureAll } from '../support/barsMain.ts';
import { groups } from './groups.ts';

/** `npm run bench [-- --json] [-- --only list] [-- --full]`: the bars of SPEC 8 that are about speed and size. */
if (!process.argv.includes('--as-built')) await ensureBuilt();
await measureAll(fileURLToPath(import.meta.url), groups);
