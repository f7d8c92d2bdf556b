/** `npm run migration -- --name NAME [--custom]`: the next migration, in both dialects. */
import { join } from 'node:path';
import { runNode } from './child.mjs';
import { ensureInstalled } from './ensure.mjs';
import { giveUp, root, say } from './say.mjs';

const args = process.argv.slice(2);
if (!args.some((arg) => arg.startsWith('--name')))
  giveUp('A migration needs a name: npm run migration -- --name add-notices', 2);
await ensureInstalled();

const drizzleKit = join(root, 'node_modules/drizzle-kit/bin.cjs');
// drizzle.config.ts only looks at the scheme of the address; nothing is connected to.
for (const [dialect, url] of Object.entries({ sqlite: '', postgres: 'postgres://none' })) {
  say(`${dialect}\n`);
  const env = { ...process.env, DATABASE_URL: url };
  const code = await runNode('drizzle-kit', [drizzleKit, 'generate', '--config', 'db/drizzle.config.ts', ...args], {
    env,
  });
  if (code !== 0)
    giveUp(`The ${dialect} migration failed; before trying again, remove the half that was written.`, code);
}
