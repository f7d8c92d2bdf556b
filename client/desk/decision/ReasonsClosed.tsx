import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { useT } from '../../i18n/useT.ts';
import { useBench } from '../bench.ts';

/** Where reasons are the exception they open on demand, so that the digits belong to the checklist until then. */
export function ReasonsClosed() {
  const { write } = useBench();
  const t = useT();
  return (
    <section className="ss">
      <button
        type="button"
        className="btn tx s"
        style={{ margin: '-4px 0 -4px -4px' }}
        aria-expanded={false}
        onClick={() => write({ reasonsOpen: true })}
      >
        <ExpandMoreOutlined aria-hidden />
        {t('desk.reasons.open')}
      </button>
    </section>
  );
}
