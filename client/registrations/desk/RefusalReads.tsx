import { useEffect, useState } from 'react';
import type { Language, RegistrationReason } from '#db/words.ts';
import { useBench } from '../../desk/bench.ts';
import { loadMessages } from '../../i18n/messages.ts';
import { useT } from '../../i18n/useT.ts';
import { UserText } from '../../kit/UserText.tsx';
import { languageOf } from '../../templates/reply.ts';
import type { RegistrationCase } from './registrationCase.ts';

/** The sentences that these grounds come to, in the language of whoever reads them, with the message below. */
export function RefusalReads({
  grounds,
  context,
}: {
  grounds: readonly RegistrationReason[];
  context: RegistrationCase;
}) {
  const t = useT();
  const { draft, me } = useBench();
  const local = me.marketplaces.find(({ id }) => id === context.case.marketplaceId)?.locale ?? null;
  const language = languageOf(context.person.locale) ?? languageOf(local) ?? 'en';
  const words = useReasonWords(language);
  if (grounds.length === 0 || words === null) return null;
  return (
    <section className="person-reads" aria-label={t('desk.documents.grounds.reads')}>
      <p className="gname">{t('desk.documents.grounds.reads')}</p>
      <ul lang={language}>
        {grounds.map((code) => (
          <li key={code}>{words[code].long}</li>
        ))}
      </ul>
      {draft.message.trim() !== '' && <UserText text={draft.message.trim()} lang={language} small />}
    </section>
  );
}

type ReasonWords = Record<RegistrationReason, { short: string; long: string }>;

function useReasonWords(language: Language): ReasonWords | null {
  const [words, setWords] = useState<ReasonWords | null>(null);
  useEffect(() => {
    let isHere = true;
    void loadMessages(language).then((messages) => isHere && setWords(messages.words.registrationReasons));
    return () => {
      isHere = false;
    };
  }, [language]);
  return words;
}
