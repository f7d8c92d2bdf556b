/** `node server/launch/tool.mjs FILE.ts …`: runs a TypeScript program of the checkout as it stands, without a build. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runNode } from './child.mjs';
import { ensureInstalled } from './ensure.mjs';
import { giveUp, root } from './say.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file || !existsSync(resolve(root, file))) giveUp(`There is no program ${file ?? '(none named)'}.`, 2);
await ensureInstalled();
process.exitCode = await runNode(String(file), ['--import', 'tsx', resolve(root, String(file)), ...args]);
