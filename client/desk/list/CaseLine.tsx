import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import ForwardToInboxOutlined from '@mui/icons-material/ForwardToInboxOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import MoveUpOutlined from '@mui/icons-material/MoveUpOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import PersonOutlineOutlined from '@mui/icons-material/PersonOutlineOutlined';
import { type MouseEvent, memo } from 'react';
import type { CaseRow } from '#server/queue/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { useDueWords } from '../../kit/DueTime.tsx';
import { initialsOf } from '../../kit/initials.ts';
import { PresentDot } from '../PresentPeople.tsx';

interface CaseLineProps {
  row: CaseRow;
  tone: 'er' | 'wa' | '';
  isChosen: boolean;
  isPicked: boolean;
  isGone: boolean;
  isRefused: boolean;
  href: string;
  onChoose: (id: string) => void;
  onPick: (id: string) => void;
}

/** One case of the list: a real link, so that it opens in a new tab and reads as what it is. */
export const CaseLine = memo(function CaseLine(props: CaseLineProps) {
  const { row, isChosen } = props;
  const t = useT();
  const { name, about, language, reason, document } = row.headline;
  const documentWords = useDocumentWords();
  const what = document === undefined ? about : documentWords(document);
  const choose = (event: MouseEvent) => {
    // A click that asks for another tab or window is the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    props.onChoose(row.id);
  };
  return (
    <li className={`q${isChosen ? ' on' : ''}${props.isGone ? ' gone' : ''}`} data-case={row.id}>
      <label className="pick">
        <input
          type="checkbox"
          checked={props.isPicked}
          onChange={() => props.onPick(row.id)}
          aria-label={t('desk.list.select', {
            name,
            about: reason === undefined ? what : t(`words.escrowReasons.${reason}`),
          })}
        />
      </label>
      <a href={props.href} aria-current={isChosen ? 'true' : undefined} onClick={choose} lang={language ?? undefined}>
        <span className="ell">
          <Lead row={row} />
          {reason !== undefined && <span className="why">{t(`words.escrowReasons.${reason}`)}</span>}
          <span className={reason === undefined ? 'name' : 'name t3'}>{name}</span> <Found row={row} />
          {reason === undefined && <span className="about">{what}</span>}
        </span>
        <span className="r">
          <PresentDot caseId={row.id} worker={row.lease?.alias} />
          <StateIcon {...props} />
          {props.isGone ? (
            <span className="due">{t('desk.list.gone')}</span>
          ) : (
            <Due dueAt={row.dueAt} tone={props.tone} />
          )}
        </span>
      </a>
    </li>
  );
});

/** "CZ passport", and from the second attempt on which one it is. */
function useDocumentWords(): (document: NonNullable<CaseRow['headline']['document']>) => string {
  const t = useT();
  return ({ type, country, attempt }) => {
    const what = { country, type: t(`desk.documents.short.${type}`), attempt };
    return attempt > 1 ? t('desk.documents.whatAgain', what) : t('desk.documents.whatShort', what);
  };
}

/** The main fact of a row: stars, or the sum in dispute; of people nothing stands before their name. */
function Lead({ row: { headline, queue } }: Pick<CaseLineProps, 'row'>) {
  const { moneyParts } = useFormats();
  const { stars, amountMinor, currency } = headline;
  if (amountMinor !== undefined && currency !== undefined)
    return (
      <span className="lead sum-of">
        {moneyParts(amountMinor, currency).map(({ text, isCurrency }) => (
          <span key={text} className={isCurrency ? 't3' : 'm'}>
            {text}
          </span>
        ))}
      </span>
    );
  if (queue === 'documents' || queue === 'registrations') return null;
  return <span className="lead">{stars !== undefined && <span className="stars">{stars}★</span>}</span>;
}

/** What the filter is surest of, by its code; all that it found, in words, for who points at it or listens. */
function Found({ row: { flags } }: Pick<CaseLineProps, 'row'>) {
  const t = useT();
  const [surest] = flags;
  if (surest === undefined) return null;
  const reasons = flags.map(({ reason }) => `${reason} ${t(`words.reasons.${reason}.short`)}`).join(', ');
  const words = t('desk.list.found', { reasons });
  return (
    <span className="found" title={words}>
      <span aria-hidden>
        {surest.reason}
        {flags.length > 1 && '+'}
      </span>
      <span className="vh"> {words}</span>
    </span>
  );
}

/** At most one sign beside the time: what keeps the case from me, or why it is with me. */
function StateIcon({ row, isRefused }: CaseLineProps) {
  const t = useT();
  if (isRefused) return <Sign Icon={ErrorOutlineOutlined} words={t('desk.list.refused')} tone="er" />;
  if (row.heldUntil !== null) return <Sign Icon={PauseCircleOutlined} words={t('desk.list.held')} />;
  if (row.lease?.mine) return <Sign Icon={PersonOutlineOutlined} words={t('desk.list.mine')} />;
  if (row.lease) {
    const words = t('desk.list.leased', { alias: row.lease.alias });
    return (
      <span className="ava s" role="img" aria-label={words} title={words}>
        {initialsOf(row.lease.alias)}
      </span>
    );
  }
  if (row.handedToMe) return <Sign Icon={ForwardToInboxOutlined} words={t('desk.list.handed')} />;
  if (row.state === 'waiting') return <Sign Icon={HourglassEmptyOutlined} words={t('desk.list.waiting')} />;
  if (row.level > 1) return <Sign Icon={MoveUpOutlined} words={t('desk.list.escalated')} />;
  return null;
}

function Sign({ Icon, words, tone = '' }: { Icon: typeof ErrorOutlineOutlined; words: string; tone?: string }) {
  return (
    <span className={tone} style={{ display: 'inline-flex' }} role="img" aria-label={words} title={words}>
      <Icon aria-hidden />
    </span>
  );
}

/** The group of the row gives the colour: in a queue with long deadlines "soon" is not the same as in another. */
function Due({ dueAt, tone }: { dueAt: string; tone: CaseLineProps['tone'] }) {
  return <span className={`due ${tone}`}>{useDueWords(dueAt).words}</span>;
}
