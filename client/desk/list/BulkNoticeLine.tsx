import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { useT } from '../../i18n/useT.ts';
import { BULK_MAX } from '../bulkRules.ts';
import type { Bulk } from '../useBulk.ts';

/** Why nothing happened, or not to all: said where the list is, until something else is done or it was read. */
export function BulkNoticeLine({ bulk: { notice, dismiss } }: { bulk: Bulk }) {
  const t = useT();
  if (notice === null) return null;
  const words = () => {
    if (notice.code === 'full') return t('desk.bulk.full', { smart_count: BULK_MAX });
    if (notice.code === 'notTogether') return t('desk.bulk.notTogether');
    if (notice.code === 'notRead') return t('desk.empty.failed');
    return t('desk.bulk.noneLike', { reason: t(`words.reasons.${notice.reason}.short`) });
  };
  return (
    <div
      className={notice.code === 'notTogether' || notice.code === 'notRead' ? 'line er' : 'line t2'}
      style={{ flexBasis: '100%' }}
    >
      <span role="alert" style={{ flex: 1 }}>
        {words()}
      </span>
      <button type="button" className="ib t" onClick={dismiss} aria-label={t('desk.refusal.dismiss')}>
        <CloseOutlined aria-hidden />
      </button>
    </div>
  );
}
