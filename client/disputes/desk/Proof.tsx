import ForumOutlined from '@mui/icons-material/ForumOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import SubjectOutlined from '@mui/icons-material/SubjectOutlined';
import type { DisputeContext } from '#server/disputes/contract.ts';
import { Veil } from '../../desk/evidence/Veil.tsx';
import { useT } from '../../i18n/useT.ts';
import { initialsOf } from '../../kit/initials.ts';
import { UserText } from '../../kit/UserText.tsx';
import { When } from '../../kit/When.tsx';

type Item = DisputeContext['dispute']['evidence'][number];

/** What was handed in: texts, links that lead out, and the extract of the chat in its order. */
export function Proof({ context }: { context: DisputeContext }) {
  const t = useT();
  const { evidence } = context.dispute;
  const chat = evidence.filter((it) => it.kind === 'chat');
  const rest = evidence.filter((it) => it.kind !== 'chat');
  return (
    <section className="sec">
      <h3>
        {t('desk.section.proof')}{' '}
        <span className="t3">{evidence.length > 0 && t('desk.dispute.items', { smart_count: evidence.length })}</span>
      </h3>
      {evidence.length === 0 && <p className="t2">{t('desk.dispute.noProof')}</p>}
      <Veil>
        {rest.length > 0 && (
          <ul className="box">
            {rest.map((item, at) => (
              <li
                key={`${item.kind} ${item.url} ${item.text}`}
                className="row pad"
                style={{ alignItems: 'flex-start', borderTop: at > 0 ? '1px solid var(--line)' : undefined }}
              >
                <ItemOf item={item} language={context.review.language} />
              </li>
            ))}
          </ul>
        )}
        {chat.length > 0 && <Chat lines={chat} context={context} hasMore={rest.length > 0} />}
      </Veil>
    </section>
  );
}

function ItemOf({ item, language }: { item: Item; language: string | null }) {
  const t = useT();
  if (item.kind === 'link' && item.url !== undefined) {
    return (
      <>
        <LinkOutlined aria-hidden className="t3" />
        <span style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <a href={item.url} target="_blank" rel="noopener noreferrer nofollow" title={t('desk.dispute.leadsOut')}>
            {item.url}
          </a>
          {item.text && <UserText text={item.text} lang={language} small />}
        </span>
      </>
    );
  }
  return (
    <>
      <SubjectOutlined aria-hidden className="t3" />
      <UserText text={item.text ?? ''} lang={language} small />
    </>
  );
}

function Chat({ lines, context, hasMore }: { lines: readonly Item[]; context: DisputeContext; hasMore: boolean }) {
  const t = useT();
  const { author, subject, case: row, review } = context;
  const nameOf = (by: string | undefined) =>
    [author, subject].find((it) => it.externalId === by || it.id === by)?.displayName ?? by ?? '';
  return (
    <div className="box pad" style={{ marginTop: hasMore ? 8 : 0 }}>
      <p className="row sm t3" style={{ marginBottom: 6 }}>
        <ForumOutlined aria-hidden className="s" />
        {t('desk.section.chat')}
      </p>
      <ol className="chat">
        {lines.map((line) => (
          <li key={`${line.at} ${line.by} ${line.text}`}>
            <span className="ava s" aria-hidden>
              {initialsOf(nameOf(line.by))}
            </span>
            <div>
              <span className="vh">{nameOf(line.by)}: </span>
              <UserText text={line.text ?? ''} lang={review.language} small />
            </div>
            {line.at !== undefined && (
              <span className="sm t3 nw">
                <When at={line.at} marketplaceId={row.marketplaceId} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
