import type { Language, RejectionReason } from '#db/words.ts';
import { sees } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { registerRoutes } from '../platform/registerRoutes.ts';
import { type Route, route } from '../platform/route.ts';
import type { Policy } from '../policies/contract.ts';
import { termsOf } from '../policies/store.ts';
import { POLICY_WORDS } from '../policies/words/index.ts';
import { ReplyWords, ReplyWordsQuery, TemplateCreate, TemplateRow, TemplateUpdate } from './contract.ts';
import { createTemplate, removeTemplate, updateTemplate } from './service.ts';
import { templateList } from './store.ts';

export const templateRoutes: Route[] = [
  ...registerRoutes(templateList, 'templates:read', TemplateRow),
  route({
    method: 'post',
    path: '/api/templates',
    may: 'templates:write',
    summary: 'Adds a reply template',
    body: TemplateCreate,
    answer: TemplateRow,
    status: 201,
    run: (call) => createTemplate(call, call.body),
  }),
  route({
    method: 'put',
    path: '/api/templates/:id',
    may: 'templates:write',
    summary: 'Changes, moves or archives a reply template',
    body: TemplateUpdate,
    answer: TemplateRow,
    run: (call) => updateTemplate(call, call.params.id ?? '', call.body),
  }),
  route({
    method: 'delete',
    path: '/api/templates/:id',
    may: 'templates:write',
    summary: 'Deletes a reply template; what was sent with it stays',
    answer: TemplateRow,
    run: (call) => removeTemplate(call, call.params.id ?? ''),
  }),
  route({
    method: 'get',
    path: '/api/reply-words',
    may: 'templates:read',
    summary: 'The reasons in the words and the language that a person is told them in',
    query: ReplyWordsQuery,
    answer: ReplyWords,
    run: async ({ context, actor, query: { marketplaceId, language } }) => {
      if (!sees(actor, marketplaceId)) throw new Refusal('not-found');
      const { policy } = await termsOf(context.db.read, marketplaceId, context.clock.now());
      return { marketplaceId, language, reasons: reasonsOf(policy, language) };
    },
  }),
];

/** As a statement of reasons names them, so that reply and statement cannot say two things. */
function reasonsOf(policy: Policy, language: Language): Record<RejectionReason, string> {
  const { reasons, checked } = POLICY_WORDS[language];
  return policy.latinIsR06 ? reasons : { ...reasons, R06: checked.capitalsOnly };
}
