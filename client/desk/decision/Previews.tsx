import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import type { RatingView } from '#server/ratings/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import type { PreviewOutcome } from '../parts.ts';

interface PreviewsProps {
  name: string;
  previews: readonly { outcome: string; before: RatingView; after: RatingView }[];
  order: readonly PreviewOutcome[];
}

/** How the rating would read after each outcome: a number only from the threshold on (IZI-20). */
export function Previews({ name, previews, order }: PreviewsProps) {
  const t = useT();
  const known = order.flatMap((outcome) =>
    previews.filter((it) => it.outcome === outcome).map((it) => ({ ...it, outcome })),
  );
  if (known.length === 0) return null;
  return (
    <section className="ss" aria-label={t('desk.rating.title', { name })}>
      <h3 className="ell" style={{ display: 'block' }}>
        {t('desk.rating.title', { name })}
      </h3>
      <table className="pv">
        <caption className="vh">{t('desk.rating.caption')}</caption>
        <tbody>
          {known.map(({ outcome, before, after }) => (
            <tr key={outcome}>
              <th scope="row">{t(`desk.preview.${outcome}`)}</th>
              <td>
                <span className="t2">
                  <Value rating={before} />
                </span>{' '}
                <span className="to" aria-hidden>
                  →
                </span>
                <span className="vh"> {t('desk.rating.becomes')} </span>
                <b className="m">
                  <Value rating={after} />
                </b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ rating }: { rating: RatingView }) {
  const t = useT();
  const { number } = useFormats();
  if (rating.value === null) {
    return (
      <span className="nw">
        {t('kit.rating.hidden', { count: rating.count })} <VisibilityOffOutlined aria-hidden />
      </span>
    );
  }
  return <span className="nw">{t('kit.rating.shown', { value: number(rating.value, 2), count: rating.count })}</span>;
}
