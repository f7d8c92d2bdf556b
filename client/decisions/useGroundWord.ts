import { DOCUMENT_REASONS, type DocumentReason, type Ground } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';

const isOfDocument = (ground: Ground): ground is DocumentReason =>
  (DOCUMENT_REASONS as readonly Ground[]).includes(ground);

/** Why a document or a registration was not taken, in words: short for a list, `long` as the person reads it. */
export function useGroundWord(): (ground: Ground, look?: 'short' | 'long') => string {
  const t = useT();
  return (ground, look = 'short') =>
    isOfDocument(ground)
      ? t(`words.documentReasons.${ground}.${look}`)
      : t(`words.registrationReasons.${ground}.${look}`);
}
