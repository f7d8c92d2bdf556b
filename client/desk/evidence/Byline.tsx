import type { ReactNode } from 'react';
import type { PersonCard } from '#server/reviews/contract.ts';
import { useT } from '../../i18n/useT.ts';
import { initialsOf } from '../../kit/initials.ts';
import { PersonLink } from '../../kit/PersonLink.tsx';
import { Stars } from '../../kit/Stars.tsx';
import { useWord } from '../word.ts';

interface BylineProps {
  author: PersonCard;
  subject: PersonCard;
  rating: number;
  language: string | null;
  when: ReactNode;
}

/** Who reviews whom, with how many stars, in which language and when. */
export function Byline({ author, subject, rating, language, when }: BylineProps) {
  const t = useT();
  const word = useWord();
  return (
    <div className="row" style={{ padding: '12px 16px 0' }}>
      <span className="ava l" aria-hidden>
        {initialsOf(author.displayName)}
      </span>
      <div style={{ minWidth: 0, flex: 1 }}>
        <div className="row g4 wrap m">
          <PersonLink id={author.id} name={author.displayName} language={language} />
          <span className="t3" aria-hidden style={{ fontWeight: 400 }}>
            →
          </span>
          <span className="vh">{t('words.parties.subject')}: </span>
          <PersonLink id={subject.id} name={subject.displayName} language={language} />
        </div>
        <div className="row g4 wrap sm t3">
          <Stars rating={rating} />
          <span>{t('desk.stars', { value: rating })}</span>
          <span aria-hidden>·</span>
          <span>{word(`words.languages.${language ?? 'unknown'}`, language ?? '')}</span>
          <span aria-hidden>·</span>
          {when}
        </div>
      </div>
    </div>
  );
}
