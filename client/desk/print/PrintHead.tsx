import './print.css';
import { businessNow } from '../../data/clock.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { useMarketplaceName } from '../../kit/useMarketplaceName.ts';
import { useReaderZone } from '../../kit/When.tsx';
import { useBench } from '../bench.ts';

/** The head of the paper: which case of which marketplace, by whom and when it was printed. */
export function PrintHead() {
  const t = useT();
  const { name, row, me } = useBench();
  const { instant } = useFormats();
  const zone = useReaderZone();
  const marketplaceName = useMarketplaceName();
  return (
    <header className="on-paper">
      <p className="b">
        Trustdesk · {marketplaceName(row.marketplaceId)} · {name}
      </p>
      <p className="sm">{t('desk.print.case', { id: row.id, version: row.version })}</p>
      <p className="sm">{t('desk.print.by', { alias: me.alias, at: instant('exact', businessNow(), zone) })}</p>
    </header>
  );
}
