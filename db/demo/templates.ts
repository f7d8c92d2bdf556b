import type { Marketplace } from '../schema/market.ts';
import type { Template } from '../schema/workbench.ts';
import type { Language } from '../words.ts';
import { randomFrom } from './random.ts';
import { REPLIES } from './replies.ts';

/**
 * The replies that a desk begins with, named in the language of its marketplace. By a chance of their own, so that the
 * rest of the demo is the same with or without them.
 */
export function makeTemplates(
  { id: marketplaceId, createdAt }: Marketplace,
  language: Language,
  updatedBy: string,
): Template[] {
  const random = randomFrom(`${marketplaceId} templates`);
  return REPLIES.map(({ queue, outcomes, names, bodies }, at) => ({
    id: random.id(),
    marketplaceId,
    queue,
    outcomes: [...outcomes],
    name: names[language],
    bodies,
    position: REPLIES.slice(0, at).filter((reply) => reply.queue === queue).length,
    archived: false,
    updatedBy,
    createdAt,
    updatedAt: createdAt,
    version: 1,
  }));
}
