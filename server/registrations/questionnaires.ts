import type { Reader, Transaction } from '#db/open.ts';
import { type Questionnaire, questionnaires } from '#db/schema/registrations.ts';
import { type StaffActor, sees } from '../platform/actor.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import type { AddQuestionnaire } from './contract.ts';
import { categoriesById, latestVersion } from './store.ts';

/**
 * The next version of what specialists are asked, in force from now on; what was answered under earlier ones keeps them.
 * @throws Refusal not-found, version-changed: somebody added one since it was seen; category-unknown
 */
export async function addQuestionnaire(
  tx: Transaction,
  actor: StaffActor,
  { marketplaceId, version, questions }: AddQuestionnaire,
  made: { id: string; now: Date },
): Promise<Questionnaire> {
  if (!sees(actor, marketplaceId)) throw new Refusal('not-found');
  if ((await latestVersion(tx, marketplaceId)) !== version) throw new Refusal('version-changed');
  await mustKnowCategories(tx, marketplaceId, questions);
  const { id, now } = made;
  const common = { marketplaceId, questions, effectiveFrom: now, createdBy: actor.alias, createdAt: now };
  const next = { id, version: version + 1, ...common };
  await tx.insert(questionnaires).values(next);
  await record(tx, actor, {
    action: 'questionnaire.changed',
    subjectKind: 'questionnaire',
    subjectId: id,
    marketplaceId,
    detail: { version: next.version, questions: questions.length, hash: sha256(canonical(questions)) },
    at: now,
  });
  return next;
}

async function mustKnowCategories(
  read: Reader,
  marketplaceId: string,
  questions: AddQuestionnaire['questions'],
): Promise<void> {
  const wanted = questions.flatMap(({ categoryId }) => categoryId ?? []);
  const known = await categoriesById(read, wanted, marketplaceId);
  questions.forEach(({ categoryId }, at) => {
    if (categoryId !== null && !known.some(({ id }) => id === categoryId))
      throw new Refusal('category-unknown', { errors: { [`questions.${at}.categoryId`]: 'category-unknown' } });
  });
}
