import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { parseMinor, typedMinor } from '../../kit/minor.ts';
import type { EscrowCase } from './escrowCase.ts';
import type { Amounts } from './useAmounts.ts';

const EXAMPLE = 123_450;

/** Whether the parts are the whole; until they are, nothing can be decided, and this line says why. */
export function SumLine({ amounts, hold }: { amounts: Amounts; hold: EscrowCase['hold'] }) {
  const t = useT();
  const { money, locale } = useFormats();
  const { split, isFresh, failure, wrong, text } = amounts;
  const parts = split === null ? null : split.refundMinor + split.feeMinor + split.releaseMinor;
  const trouble = () => {
    if (wrong === undefined) return failure;
    const isReadable = wrong !== 'share' && parseMinor(text(wrong), locale) !== null;
    return isReadable
      ? t('desk.money.wholeSteps', { step: money(hold.settleStep, hold.currency) })
      : t('desk.money.notAmount', { example: typedMinor(EXAMPLE, locale) });
  };
  const said = trouble();
  const isWhole = isFresh && parts === hold.gross;
  return (
    <p className="total" role="status">
      <span className="t2">{t('desk.money.total')}</span>
      {said !== null && (
        <span className="er">
          <ErrorOutlineOutlined aria-hidden className="s" /> {said}
        </span>
      )}
      {said === null && isWhole && (
        <span className="ok nw">
          <CheckCircleOutlined aria-hidden className="s" /> {t('desk.money.equals')}{' '}
          <b>{money(hold.gross, hold.currency)}</b>
        </span>
      )}
      {said === null && !isWhole && (
        <span className="t3">{t(amounts.isAsked ? 'desk.money.counting' : 'desk.money.choose')}</span>
      )}
    </p>
  );
}
