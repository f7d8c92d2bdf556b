import CheckOutlined from '@mui/icons-material/CheckOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import type { MrzVerdict } from '#server/documents/contract.ts';
import { useWord } from '../../../desk/word.ts';
import { useT } from '../../../i18n/useT.ts';

const LOOKS = {
  consistent: { Icon: CheckOutlined, tone: 'ok' },
  inconsistent: { Icon: WarningAmberOutlined, tone: 'wa' },
  unsupported: { Icon: InfoOutlined, tone: 't2' },
  malformed: { Icon: WarningAmberOutlined, tone: 'wa' },
} as const;

/**
 * What the machine-readable zone says of itself. Right check digits prove nothing about the document, so it is never
 * called valid: it agrees with itself or it does not.
 */
export function Zone({ mrz }: { mrz: MrzVerdict }) {
  const t = useT();
  const word = useWord();
  const { Icon, tone } = LOOKS[mrz.state];
  return (
    <div className="zone sm" role="status">
      <p className={`row g4 ${tone}`}>
        <Icon aria-hidden className="s" />
        {t(`desk.documents.zone.${mrz.state}`)} {mrz.format !== null && <span className="t3">{mrz.format}</span>}
      </p>
      {mrz.faults.length > 0 && (
        <ul className="t2">
          {mrz.faults.map(({ field, expected, found }) => (
            <li key={field}>
              {t('desk.documents.zone.fault', {
                field: word(`desk.documents.zone.fields.${field}`, field),
                expected,
                found,
              })}
            </li>
          ))}
        </ul>
      )}
      <Hints hints={mrz.hints.slice(0, HINTS_SHOWN)} />
      {mrz.hints.length > HINTS_SHOWN && (
        <details className="lacking">
          <summary>{t('desk.documents.zone.moreHints', { smart_count: mrz.hints.length - HINTS_SHOWN })}</summary>
          <Hints hints={mrz.hints.slice(HINTS_SHOWN)} />
        </details>
      )}
    </div>
  );
}

/** The likeliest come first, and the more there are, the less each says. */
const HINTS_SHOWN = 3;

function Hints({ hints }: { hints: MrzVerdict['hints'] }) {
  const t = useT();
  if (hints.length === 0) return null;
  return (
    <ul>
      {hints.map(({ line, at, from, to }) => (
        <li key={`${line} ${at} ${to}`}>{t('desk.documents.zone.hint', { line, at, from, to })}</li>
      ))}
    </ul>
  );
}
