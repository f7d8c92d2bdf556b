import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { useT } from '../../i18n/useT.ts';
import type { CaseContext } from '../parts.ts';
import type { Returned } from '../useSending.ts';
import type { Workshop } from '../useWorkbench.ts';

/** A decision came back while the person is already busy with another case: it is told, and nothing is taken away. */
export function CameBack({
  returned,
  onOpen,
  onDismiss,
}: {
  returned: Returned;
  onOpen: () => void;
  onDismiss: () => void;
}) {
  const t = useT();
  return (
    <div className="note er" role="alert">
      <ErrorOutlineOutlined aria-hidden />
      <div className="row wrap" style={{ flex: 1 }}>
        <span>{t('desk.refusal.cameBack', { name: returned.row.headline.name })}</span>
        <button type="button" className="btn xs" onClick={onOpen}>
          {t('desk.refusal.open')}
        </button>
      </div>
      <button type="button" className="ib t" onClick={onDismiss} aria-label={t('desk.refusal.dismiss')}>
        <CloseOutlined aria-hidden />
      </button>
    </div>
  );
}

/** All that came back and is not on the screen. */
export function CameBackList<C extends CaseContext>({ shop }: { shop: Workshop<C> }) {
  const { sending, place, going } = shop;
  const elsewhere = sending.returned.filter((it) => it.row.id !== place.caseId);
  if (elsewhere.length === 0) return null;
  return (
    <div className="notices">
      {elsewhere.map((it) => (
        <CameBack
          key={it.row.id}
          returned={it}
          onOpen={() => going.choose(it.row.id)}
          onDismiss={() => sending.forget(it.row.id)}
        />
      ))}
    </div>
  );
}
