import { useT } from '../../i18n/useT.ts';
import { OutcomeWord } from '../../kit/StatusChip.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { When } from '../../kit/When.tsx';
import type { CaseContext } from '../parts.ts';
import { PersonPanel } from './PersonFacts.tsx';

/** Both sides of the case, and what was decided about their reviews before. */
export function PeopleTab({ context }: { context: CaseContext }) {
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

export function TimelineTab({ context }: { context: CaseContext }) {
  return <Timeline items={context.timeline} marketplaceId={context.case.marketplaceId} />;
}

function DecisionsTable({ context: { history, case: row } }: { context: CaseContext }) {
  const t = useT();
  if (history.length === 0) return <p className="t2">{t('desk.person.noDecisions')}</p>;
  return (
    <div className="box scroll">
      <table className="td">
        <caption className="vh">{t('desk.person.decisions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.history.decision')}</th>
            <th scope="col">{t('desk.history.about')}</th>
            <th scope="col">{t('desk.history.reasons')}</th>
            <th scope="col">{t('desk.history.by')}</th>
            <th scope="col">{t('desk.history.at')}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((decision) => (
            <tr key={decision.id}>
              <td>
                <OutcomeWord outcome={decision.outcome} />
              </td>
              <td lang={decision.headline.language ?? undefined}>{decision.headline.name}</td>
              <td>{decision.reasons.map((reason) => t(`words.reasons.${reason}.short`)).join(', ')}</td>
              <td>{decision.deciderAlias}</td>
              <td className="nw">
                <When at={decision.decidedAt} marketplaceId={row.marketplaceId} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SimilarReview {
  id: string;
  rating: number;
  text: string;
  status: 'pending' | 'published' | 'rejected' | 'removed' | 'superseded' | 'withdrawn';
  at: string;
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
  if (similar.length === 0) return <p className="t2">{t('desk.similar.none')}</p>;
  return (
    <div className="box scroll">
      <table className="td">
        <caption className="vh">{t('desk.similar.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.similar.text')}</th>
            <th scope="col">{t('desk.similar.stars')}</th>
            <th scope="col">{t('desk.similar.state')}</th>
            <th scope="col">{t('desk.similar.at')}</th>
          </tr>
        </thead>
        <tbody>
          {similar.map((it) => (
            <tr key={it.id}>
              <td lang={language ?? undefined}>{it.text}</td>
              <td className="nw">{it.rating}★</td>
              <td className="nw">{t(`words.reviewStatuses.${it.status}`)}</td>
              <td className="nw">
                <When at={it.at} marketplaceId={marketplaceId} look="date" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
