import type { RejectionReason } from '#db/words.ts';
import type { DocumentContext } from '#server/documents/contract.ts';
import { type OnePerson, onePerson, withoutReasons } from '../../desk/onePerson.ts';

/** A check of a document as the workbench holds any case. */
export interface DocumentCase extends Omit<DocumentContext, 'policy'>, OnePerson {
  policy: DocumentContext['policy'] & { reasons: RejectionReason[] };
}

export const documentCase = (context: DocumentContext): DocumentCase => ({
  ...context,
  ...onePerson(context.applicant, context.document.version),
  policy: withoutReasons(context.policy),
});
