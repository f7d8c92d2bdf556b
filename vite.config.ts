import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const here = fileURLToPath(new URL('.', import.meta.url));
const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** Tests see the same world on every machine: no database address of the shell's, and one time zone. */
const world = { DATABASE_URL: '', TZ: 'UTC', NODE_ENV: 'test' };

/** Every test of the database and of the API runs once per engine, over the same files; `*.sqlite.test.ts` looks into SQLite itself. */
const engine = (name: string, url: string): TestProjectConfiguration => ({
  extends: true,
  test: {
    name,
    include: ['test/{db,api}/**/*.test.ts'],
    exclude: url ? ['**/*.sqlite.test.ts'] : [],
    env: { ...world, DATABASE_URL: url },
    testTimeout: 20_000,
  },
});

/** What needs a server or a browser is there only where test/run.mjs has started one. */
function projects(): TestProjectConfiguration[] {
  const { TEST_POSTGRES_URL: postgres, TEST_BROWSER: browser } = process.env;
  const list: TestProjectConfiguration[] = [
    { extends: true, test: { name: 'unit', include: ['test/{rules,house}/**/*.test.ts'], env: world } },
    {
      extends: true,
      test: {
        name: 'client',
        include: ['test/client/**/*.test.tsx'],
        environment: 'jsdom',
        setupFiles: ['test/support/client.ts'],
        env: world,
        testTimeout: 60_000,
      },
    },
    engine('sqlite', ''),
  ];
  if (postgres) list.push(engine('postgres', postgres));
  if (browser) list.push(journeys);
  return list;
}

/** Journeys measure time and share one browser's attention, so they go one by one and after all others. */
const journeys: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'e2e',
    include: ['test/e2e/**/*.test.ts'],
    env: world,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    sequence: { groupOrder: 1 },
  },
};

export default defineConfig(({ mode }) => ({
  root: mode === 'test' ? here : `${here}client`,
  plugins: [react()],
  build: {
    outDir: `${here}build/client`,
    emptyOutDir: true,
    // The content security policy allows no data: address, so nothing is folded into the code.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    // Whatever the first page needs travels together. Otherwise each part it shares with some lazy page becomes a file of
    // its own, fifty in all, which packs worse and asks more often.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: {
    fs: { allow: [here] },
    proxy: { '/api': server, '/platform': server },
  },
  test: { projects: projects(), globalSetup: 'test/support/runFolder.ts', maxWorkers: 2, passWithNoTests: true },
}));
