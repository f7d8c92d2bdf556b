import { openDatabase } from '#db/open.ts';
import { importOlist } from '#server/import/olist.ts';
import { makeProgress } from '#server/import/progress.ts';
import { readConfig } from '#server/platform/config.ts';
import { systemClock } from '#server/platform/clock.ts';
import { makeLog } from '#server/platform/log.ts';
import { rmSync, mkdirSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
rmSync('/tmp/olist-try', { force: true, recursive: true }); mkdirSync('/tmp/olist-try');
const config = readConfig({ DATA_DIR: '/tmp/olist-try' });
const db = await openDatabase('file:/tmp/olist-try/t.db', { migrate: true });
const context = { config, db, clock: systemClock(), log: makeLog('silent') };
const r = await importOlist(context, { kind: 'cli', id: 'cli:me' }, { folder: '/work/shared/data/olist_sample', marketplace: { id: 'olist' }, progress: makeProgress(process.stderr, () => Date.now()) });
console.log(r.rejectFiles);
await db.close();
// bare
for (const s of ['', '-wal', '-shm']) rmSync('/tmp/bare.db' + s, { force: true });
const from = new Sqlite('/tmp/olist-try/t.db', { readonly: true });
const to = new Sqlite('/tmp/bare.db'); to.pragma('journal_mode=wal'); to.pragma('synchronous=full');
for (const { sql } of from.prepare("select sql from sqlite_master where tbl_name='reviews' and sql is not null order by type desc").all() as { sql: string }[]) to.exec(sql.replace(/FOREIGN KEY[^\n]*\n/g, '').replace(/REFERENCES[^,\n]*/g, ''));
const rows = from.prepare('select * from reviews order by rowid').raw().all() as unknown[][];
const ins = to.prepare(`insert into reviews values (${rows[0]!.map(() => '?').join(',')})`);
const t = performance.now();
for (let i = 0; i < rows.length; i += 500) { to.exec('begin immediate'); for (const row of rows.slice(i, i + 500)) ins.run(...row); to.exec('commit'); }
console.log('bare', rows.length / (performance.now() - t) * 1000, '/s');
