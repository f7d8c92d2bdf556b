import { useEffect, useState } from 'react';
import type { DocumentReason, Language } from '#db/words.ts';
import { useBench } from '../../../desk/bench.ts';
import { loadMessages } from '../../../i18n/messages.ts';
import { useT } from '../../../i18n/useT.ts';
import { UserText } from '../../../kit/UserText.tsx';
import { languageOf } from '../../../templates/reply.ts';
import type { DocumentCase } from '../documentCase.ts';

/** The sentences that these grounds come to, in the language of whoever reads them, with the message below. */
export function PersonReads({ grounds, context }: { grounds: readonly DocumentReason[]; context: DocumentCase }) {
  const t = useT();
  const { draft, me } = useBench();
  const local = me.marketplaces.find(({ id }) => id === context.case.marketplaceId)?.locale ?? null;
  const language = languageOf(context.applicant.locale) ?? languageOf(local) ?? 'en';
  const words = useReasonWords(language);
  if (grounds.length === 0 || words === null) return null;
  // Signs of a fraud are one neutral sentence, which is said once (verification.md §C3).
  const sentences = [...new Set(grounds.map((code) => words[code].long))];
  return (
    <section className="person-reads" aria-label={t('desk.documents.grounds.reads')}>
      <p className="gname">{t('desk.documents.grounds.reads')}</p>
      <ul lang={language}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {draft.message.trim() !== '' && <UserText text={draft.message.trim()} lang={language} small />}
    </section>
  );
}

type ReasonWords = Record<DocumentReason, { short: string; long: string }>;

function useReasonWords(language: Language): ReasonWords | null {
  const [words, setWords] = useState<ReasonWords | null>(null);
  useEffect(() => {
    let isHere = true;
    void loadMessages(language).then((messages) => isHere && setWords(messages.words.documentReasons));
    return () => {
      isHere = false;
    };
  }, [language]);
  return words;
}
