import { openDatabase } from '#db/open.ts';
import { sessions, setupLinks } from '#db/schema/access.ts';
import { appendMissing } from '../audit/checkpoints.ts';
import { type Verified, verifyChain } from '../audit/verify.ts';
import type { Actor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Fault } from '../platform/fault.ts';
import { record } from '../platform/record.ts';
import { beSoleServer } from '../platform/soleServer.ts';
import { putBack, type RestoreAsk, type Restored, setCheckpointsAside } from './service.ts';

interface RestoreReport extends Restored {
  chain: Verified;
  sessionsEnded: number;
  checkpointsAside: string | null;
}

/**
 * The whole of a restore: refuses while a server runs, puts the file in place, migrates it, ends every session (whoever
 * signed in since the backup, or was disabled since, signs in anew), and verifies the chain.
 * @throws Fault, ConfigFault
 */
export async function restore(tools: Omit<Context, 'db'>, actor: Actor, ask: RestoreAsk): Promise<RestoreReport> {
  const { config, clock } = tools;
  if (!config.databaseUrl.startsWith('file:'))
    throw new Fault('On PostgreSQL use its own tool:\npg_restore --clean --dbname=… trustdesk.dump', true);
  const hold = beSoleServer(config.databaseUrl, clock.wall());
  try {
    const restored = await putBack(config, ask);
    const checkpointsAside = await setCheckpointsAside(config, ask.wall);
    const db = await openDatabase(config.databaseUrl, { migrate: true });
    try {
      const context: Context = { ...tools, db };
      const sessionsEnded = await endSessions(context, actor, restored);
      // The file that was set aside is followed by one of what the backup holds.
      await appendMissing(context);
      return { ...restored, sessionsEnded, checkpointsAside, chain: await verifyChain(context) };
    } finally {
      await db.close();
    }
  } finally {
    hold.release();
  }
}

function endSessions({ db, clock }: Context, actor: Actor, { createdAt }: Restored): Promise<number> {
  return db.transaction(async (tx) => {
    const ended = await tx.delete(sessions).returning({ hash: sessions.tokenHash });
    await tx.delete(setupLinks);
    const detail = { backupOf: createdAt, sessionsEnded: ended.length };
    await record(tx, actor, {
      action: 'backup.restored',
      subjectKind: 'system',
      subjectId: 'backup',
      detail,
      at: clock.now(),
    });
    return ended.length;
  });
}
