import { useBench } from '../../desk/bench.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import type { EscrowCase } from './escrowCase.ts';

/** How such cases ended, in one sentence: the same question should get the same answer. */
export function SimilarLine({ context: { similar, dispute } }: { context: EscrowCase }) {
  const t = useT();
  const { share } = useFormats();
  const { showTab } = useBench();
  const { cases, medianKeptBasisPoints } = similar;
  const shares = cases.map(({ keptBasisPoints }) => keptBasisPoints);
  if (shares.length === 0 || medianKeptBasisPoints === null) return null;
  const appeals = cases.filter(({ appealed }) => appealed).length;
  return (
    <section className="sec">
      <h3>
        {t('desk.escrow.similar')} <span className="t3">{t(`words.escrowReasons.${dispute.reason}`)}</span>
      </h3>
      <p className="sm">
        {t('desk.escrow.similarLine', {
          smart_count: shares.length,
          least: share(Math.min(...shares)),
          most: share(Math.max(...shares)),
          median: share(medianKeptBasisPoints),
        })}{' '}
        {appeals > 0 && t('desk.escrow.similarAppeals', { smart_count: appeals })}{' '}
        <button type="button" className="compare" onClick={() => showTab('similar')}>
          {t('desk.escrow.compare')}
        </button>
      </p>
    </section>
  );
}
