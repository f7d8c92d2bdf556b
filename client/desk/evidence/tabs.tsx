import { Link } from 'react-router-dom';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { recordPath } from '../../kit/paths.ts';
import { shortId } from '../../kit/shortId.ts';
import { When } from '../../kit/When.tsx';
import type { ReviewedContext } from '../parts.ts';
import { DecisionsTable } from './DecisionsTable.tsx';
import { PersonPanel } from './PersonFacts.tsx';
import { Veil } from './Veil.tsx';

/** Both sides of the case, and what was decided about their reviews before. */
export function PeopleTab({ context }: { context: ReviewedContext }) {
  const t = useT();
  const { marketplaceId } = context.case;
  const { language } = context.review;
  return (
    <>
      <div className="two">
        <PersonPanel
          person={context.author}
          role={t('words.parties.author')}
          marketplaceId={marketplaceId}
          language={language}
        />
        <PersonPanel
          person={context.subject}
          role={t('words.parties.subject')}
          marketplaceId={marketplaceId}
          language={language}
        />
      </div>
      <section className="sec">
        <h3>{t('desk.person.decisions')}</h3>
        <DecisionsTable context={context} />
      </section>
    </>
  );
}

interface SimilarReview {
  id: string;
  rating: number;
  text: string;
  status: 'pending' | 'published' | 'rejected' | 'removed' | 'superseded' | 'withdrawn';
  at: string;
  /** Share of the wording that both have in common; null where it was not looked for. */
  similarity: number | null;
}

export function SimilarTable({
  similar,
  language,
  marketplaceId,
}: {
  similar: readonly SimilarReview[];
  language: string | null;
  marketplaceId: string;
}) {
  const t = useT();
  const { number } = useFormats();
  if (similar.length === 0) return <p className="t2">{t('desk.similar.none')}</p>;
  return (
    <div className="box scroll">
      <Veil>
        <table className="td">
          <caption className="vh">{t('desk.similar.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk.kind.reviews')}</th>
              <th scope="col">{t('desk.similar.text')}</th>
              <th scope="col" className="num">
                {t('desk.similar.alike')}
              </th>
              <th scope="col">{t('desk.similar.stars')}</th>
              <th scope="col">{t('desk.similar.state')}</th>
              <th scope="col">{t('desk.similar.at')}</th>
            </tr>
          </thead>
          <tbody>
            {similar.map((it) => (
              <tr key={it.id}>
                <td className="nw">
                  <Link to={recordPath('review', it.id)}>{shortId('review', it.id)}</Link>
                </td>
                <td lang={language ?? undefined}>{it.text}</td>
                <td className="num nw">
                  {it.similarity === null
                    ? t('kit.time.none')
                    : t('desk.similar.percent', { percent: number(it.similarity * 100) })}
                </td>
                <td className="nw">{it.rating}★</td>
                <td className="nw">{t(`words.reviewStatuses.${it.status}`)}</td>
                <td className="nw">
                  <When at={it.at} marketplaceId={marketplaceId} look="date" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Veil>
    </div>
  );
}
