import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { useT } from '../../i18n/useT.ts';

/** The link named a view that is not to be had: said once, beside what is shown instead. */
export function GoneView({ isBare, onDismiss }: { isBare: boolean; onDismiss: () => void }) {
  const t = useT();
  return (
    <div className="gone-view" role="status">
      <p className="sm">{t(isBare ? 'desk.savedViews.goneBare' : 'desk.savedViews.gone')}</p>
      <button type="button" className="ib t" aria-label={t('desk.savedViews.dismiss')} onClick={onDismiss}>
        <CloseOutlined aria-hidden />
      </button>
    </div>
  );
}
