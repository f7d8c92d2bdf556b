import { documentChecks } from '#db/schema/documents.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TickChecks } from './contract.ts';
import { mustBeReadable } from './readings.ts';
import { traceDocument } from './trace.ts';

/** Said by a person, not by a program; the version of what is asked. */
const EVALUATOR = 'agent-1';

/** What a person answers to checks of the attempt in hand; each answer is added, none is changed (verification.md §C2). */
export async function tickChecks(context: Context, actor: StaffActor, id: string, given: TickChecks): Promise<void> {
  const now = context.clock.now();
  const ids = given.checks.map(() => newId());
  await context.db.transaction(async (tx) => {
    const one = await mustBeReadable(tx, actor, id, now);
    if (one.attempt !== given.attempt) throw new Refusal('version-changed');
    for (const [n, { code, result, explanation }] of given.checks.entries()) {
      const row = { id: ids[n] ?? newId(), documentId: one.id, attempt: one.attempt, code, result, detail: {} };
      const said = { source: 'agent' as const, explanation: explanation ?? null, evaluator: EVALUATOR };
      await tx.insert(documentChecks).values({ ...row, ...said, byId: actor.id, at: now });
    }
    const codes = given.checks.map(({ code, result }) => `${code}:${result}`).join(' ');
    await traceDocument(tx, actor, one, 'document.checked', now, { attempt: one.attempt, codes });
  });
}
