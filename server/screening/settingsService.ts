import type { z } from 'zod';
import { isUniqueViolation } from '#db/errors.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { type ScreeningSettingsRow, screeningSettings } from '#db/schema/screening.ts';
import { add } from '#db/statements.ts';
import { type StaffActor, sees } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import type { ScreeningSettings, SettingsChange, SettingsRow, TrialInput } from './contract.ts';
import { pausing } from './pause.ts';
import { keepParsed, rowInForce, settingsInForce } from './settings.ts';
import { changedFields, type FieldChange } from './settingsRules.ts';
import { mustBeQuick } from './settingsSpeed.ts';
import { builtIn, findSettings, marketplacesOf, presentSettings } from './settingsStore.ts';

/**
 * The settings in force, if they are those that were edited.
 * @throws Refusal not-found for a marketplace that the actor does not see, version-changed
 */
export async function baseOf(
  read: Reader,
  { marketplaceId, version }: z.infer<typeof TrialInput>,
  actor: StaffActor,
): Promise<ScreeningSettings> {
  const known = sees(actor, marketplaceId) && (await marketplacesOf(read, actor)).includes(marketplaceId);
  if (!known) throw new Refusal('not-found');
  const inForce = await settingsInForce(read, marketplaceId);
  if (inForce.version !== version) throw new Refusal('version-changed');
  return inForce;
}

/**
 * The next version, in force for every text from now on; open cases are screened anew by a sweep. Where nothing is
 * different the version in force is answered and nothing is written, as with policies.
 * @throws Refusal version-changed, not-found, invalid at `body.lists` for lists that take too long
 */
export async function changeSettings(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  actor: StaffActor,
  change: z.infer<typeof SettingsChange>,
  requestId: string,
): Promise<SettingsRow> {
  const { marketplaceId, body, note } = change;
  const base = await baseOf(db.read, change, actor);
  const changes = changedFields(base, body);
  if (changes.length === 0) {
    const inForce = await rowInForce(db.read, marketplaceId);
    return findSettings(db.read, inForce?.id ?? builtIn(marketplaceId).id, actor);
  }
  const version = base.version + 1;
  const settings = { ...body, version };
  await mustBeQuick(settings, pausing());
  const row = {
    id: newId(),
    marketplaceId,
    version,
    body,
    note,
    createdById: actor.id,
    createdBy: actor.alias,
    createdAt: clock.now(),
    appliedUpTo: null,
    appliedAt: null,
  };
  const hash = sha256(canonical(body));
  try {
    await db.transaction((tx) => addVersion(tx, actor, row, { changes, hash, requestId }));
  } catch (error) {
    // Two managers at once: the database knows one version of a number.
    if (isUniqueViolation(error)) throw new Refusal('version-changed');
    throw error;
  }
  keepParsed(marketplaceId, row.id, settings);
  const { body: _, createdById, appliedUpTo, ...shown } = row;
  return { ...presentSettings(shown), body };
}

/** Names of lists, counts and a fingerprint: the words themselves may be anything that people write (audit, security.md). */
async function addVersion(
  tx: Transaction,
  actor: StaffActor,
  row: ScreeningSettingsRow,
  { changes, hash, requestId }: { changes: readonly FieldChange[]; hash: string; requestId: string },
): Promise<void> {
  const latest = (await settingsInForce(tx, row.marketplaceId)).version;
  if (latest !== row.version - 1) throw new Refusal('version-changed');
  await add(tx, screeningSettings, row);
  await record(tx, actor, {
    action: 'screening.changed',
    subjectKind: 'screening',
    subjectId: row.id,
    marketplaceId: row.marketplaceId,
    detail: { version: row.version, changes: changes.map((change) => ({ ...change })), hash },
    at: row.createdAt,
    requestId,
  });
}
