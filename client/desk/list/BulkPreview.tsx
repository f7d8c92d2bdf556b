import CloseOutlined from '@mui/icons-material/CloseOutlined';
import type { CaseRow } from '#server/queue/contract.ts';
import { type Translate, useT } from '../../i18n/useT.ts';
import { UserText } from '../../kit/UserText.tsx';
import type { CaseList } from '../caseList.ts';
import type { FullTexts } from './useFullTexts.ts';

interface BulkPreviewProps {
  rows: readonly CaseRow[];
  list: CaseList;
  texts: FullTexts;
  onRemove: (id: string) => void;
}

/** The frozen list: whom it is about and in which words, and which of them would be refused as things stand. */
export function BulkPreview({ rows, list, texts, onRemove }: BulkPreviewProps) {
  const t = useT();
  return (
    <div className="desk-in-dialog">
      <ul className={texts.isWanted ? 'preview whole' : 'preview'} aria-label={t('desk.bulk.list')}>
        {rows.map((row) => (
          <Line key={row.id} row={row} list={list} texts={texts} onRemove={() => onRemove(row.id)} />
        ))}
      </ul>
    </div>
  );
}

interface LineProps {
  row: CaseRow;
  list: CaseList;
  texts: FullTexts;
  onRemove: () => void;
}

function Line({ row, list, texts, onRemove }: LineProps) {
  const t = useT();
  const { stars, name, about, language } = row.headline;
  const text = texts.isWanted ? texts.of(row) : about;
  const trouble = troubleOf(t, row, list);
  const remove = t('desk.bulk.takeOut', { name });
  return (
    <li>
      <span className="b nw">
        {stars !== undefined && `${stars}★ `}
        {name}
      </span>
      <span className="words">
        {text === undefined && <i className="t3">{t('desk.bulk.reading')}</i>}
        {text === null && <i className="er">{t('desk.bulk.unreadable')}</i>}
        {text && <UserText text={text} lang={language} small />}
        {trouble && <span className="wa">{trouble}</span>}
      </span>
      <button type="button" className="ib t" aria-label={remove} title={remove} onClick={onRemove}>
        <CloseOutlined aria-hidden />
      </button>
    </li>
  );
}

/** What stands against it as the live list knows it; the server says the last word, case by case. */
function troubleOf(t: Translate, row: CaseRow, { rows, gone }: CaseList): string | null {
  const now = rows.find((it) => it.id === row.id) ?? row;
  if (gone.includes(row.id)) return t('desk.bulk.gone');
  if (now.version !== row.version) return t('desk.bulk.changed');
  return now.lease && !now.lease.mine ? t('desk.bulk.taken', { alias: now.lease.alias }) : null;
}
