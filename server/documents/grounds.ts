import { type Disposition, DOCUMENT_REASONS, type DocumentReason, type Ground } from '#db/words.ts';
import { reasonFacts } from '../identity/catalogue.ts';
import { Refusal } from '../platform/refusal.ts';

const isDocumentReason = (ground: Ground): ground is DocumentReason =>
  (DOCUMENT_REASONS as readonly Ground[]).includes(ground);

/** What a person may choose from: what closes a case by itself is no choice (verification.md §C3). */
export const CHOOSABLE = DOCUMENT_REASONS.filter((ground) => {
  const { closes, group } = reasonFacts(ground);
  return !closes && group !== 'limit';
});

export interface Grounded {
  grounds: DocumentReason[];
  disposition: Disposition;
  retry: boolean;
  final: boolean;
  fourEyes: boolean;
}

/**
 * What the grounds of a decision come to. Retry and final are a field of their own, since the same ground may be either
 * (Sumsub); what is final by nature is never asked for again.
 * @throws Refusal grounds-missing, disposition-not-allowed, message-missing
 */
export function groundedOf(
  outcome: 'resubmit' | 'reject',
  {
    grounds,
    disposition,
    message,
  }: { grounds?: Ground[] | undefined; disposition?: Disposition | undefined; message?: string | undefined },
): Grounded {
  const chosen = [...new Set(grounds ?? [])].filter(isDocumentReason);
  if (chosen.length === 0) throw new Refusal('grounds-missing', { errors: { grounds: 'grounds-missing' } });
  const facts = chosen.map(reasonFacts);
  if (chosen.some((ground) => !CHOOSABLE.includes(ground))) throw new Refusal('disposition-not-allowed');
  const words = Math.max(...facts.map(({ textMin }) => textMin));
  if ((message ?? '').length < words) throw new Refusal('message-missing', { errors: { message: 'message-missing' } });
  const byNature = facts.some((one) => one.disposition === 'final');
  const isFinal = outcome === 'reject' && (byNature || disposition === 'final');
  const isRetry = outcome === 'resubmit' && !byNature && disposition !== 'final';
  if (!isFinal && !isRetry)
    throw new Refusal('disposition-not-allowed', { errors: { grounds: 'disposition-not-allowed' } });
  return {
    grounds: chosen,
    disposition: isFinal ? 'final' : 'retry',
    retry: isRetry,
    final: isFinal,
    fourEyes: outcome === 'reject' && facts.some(({ fourEyes }) => fourEyes),
  };
}
