import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { marketplaces } from '#db/schema/market.ts';
import type { Template } from '#db/schema/workbench.ts';
import { type StaffActor, sees } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { refuseReadOnly } from '../platform/readOnly.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  fitsDesk,
  TEMPLATE_READ_ONLY,
  type TemplateCreate,
  type TemplateRow,
  type TemplateUpdate,
} from './contract.ts';
import {
  changeTemplate,
  deleteTemplate,
  findTemplate,
  insertTemplate,
  lastPosition,
  presentTemplate,
} from './store.ts';

export interface By {
  context: Context;
  actor: StaffActor;
  requestId: string;
}

/** @throws Refusal invalid for a marketplace that is not the actor's */
export async function createTemplate({ context, actor, requestId }: By, body: TemplateCreate): Promise<TemplateRow> {
  const now = context.clock.now();
  const id = newId();
  return context.db.transaction(async (tx) => {
    const { marketplaceId, queue } = body;
    const [marketplace] = await tx
      .select({ id: marketplaces.id })
      .from(marketplaces)
      .where(eq(marketplaces.id, marketplaceId));
    if (!marketplace || !sees(actor, marketplaceId))
      throw new Refusal('invalid', { errors: { marketplaceId: 'unknown' } });
    const row: Template = {
      ...body,
      id,
      position: body.position ?? (await lastPosition(tx, marketplaceId, queue)),
      archived: false,
      updatedBy: actor.alias,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    await insertTemplate(tx, row);
    await trace(tx, { actor, requestId }, row, 'template.created', { hash: hashOf(row) });
    return presentTemplate(row);
  });
}

/**
 * The whole record as react-admin sends it. An archived one is offered at no desk any more and can be brought back.
 * @throws Refusal not-found, version-changed, invalid
 */
export async function updateTemplate(
  { context, actor, requestId }: By,
  id: string,
  body: TemplateUpdate,
): Promise<TemplateRow> {
  const now = context.clock.now();
  return context.db.transaction(async (tx) => {
    const before = await findTemplate(tx, id, actor);
    // First of all: of an old record everything that nobody may write differs too.
    if (before.version !== body.version) throw new Refusal('version-changed');
    refuseReadOnly(body, presentTemplate(before), TEMPLATE_READ_ONLY);
    const { outcomes, name, bodies, position, archived } = body;
    if (!fitsDesk(before.queue, outcomes))
      throw new Refusal('invalid', { errors: { outcomes: 'outcome-not-allowed' } });
    const given = { outcomes, name, bodies, position, archived };
    const changed = Object.entries(given).filter(
      ([field, value]) => canonical(value) !== canonical(before[field as keyof typeof given]),
    );
    if (changed.length === 0) return presentTemplate(before);
    const set = { ...Object.fromEntries(changed), updatedBy: actor.alias, updatedAt: now };
    const after = await changeTemplate(tx, before, set);
    const detail = { fields: changed.map(([field]) => field), hash: hashOf(after) };
    await trace(tx, { actor, requestId }, after, 'template.changed', detail);
    return presentTemplate(after);
  });
}

/**
 * Takes it away for good. Nothing refers to a template: what was sent with its help stands in the decision as text, so
 * nothing loses its ground. To have it out of the way and still at hand, it is archived. Resolves to the record as it was
 * last, since react-admin reads the id out of the answer (ux.md A3).
 */
export async function removeTemplate({ context, actor, requestId }: By, id: string): Promise<TemplateRow> {
  const now = context.clock.now();
  return context.db.transaction(async (tx) => {
    const before = await findTemplate(tx, id, actor);
    await deleteTemplate(tx, before);
    await trace(tx, { actor, requestId }, { ...before, updatedAt: now }, 'template.deleted', { hash: hashOf(before) });
    return presentTemplate(before);
  });
}

/** The trail keeps no text, and still shows whether two versions said the same. */
const hashOf = ({ bodies, name }: Template): string => sha256(canonical({ bodies, name }));

const trace = (
  tx: Transaction,
  { actor, requestId }: Omit<By, 'context'>,
  row: Template,
  action: string,
  detail: { hash: string; fields?: string[] },
) =>
  record(tx, actor, {
    action,
    subjectKind: 'template',
    subjectId: row.id,
    marketplaceId: row.marketplaceId,
    detail: { ...detail, queue: row.queue },
    at: row.updatedAt,
    requestId,
  });
