import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import type { ComparedField } from '#server/documents/contract.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { useT } from '../../../i18n/useT.ts';

/** One line a field: profile, printed face, zone, and the verdict in words. */
export function ComparedTable({ fields, locale }: { fields: readonly ComparedField[]; locale: string | null }) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
    <div className="box scroll" role="region" aria-label={t('desk.documents.data.caption')} tabIndex={0}>
      <table className="td dt">
        <caption className="vh">{t('desk.documents.data.caption')}</caption>
        <thead>
          <tr>
            {(['field', 'profile', 'typed', 'mrz', 'verdict'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`desk.documents.data.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((line) => (
            <tr key={line.field} className={ROWS[line.verdict]}>
              <th scope="row">{t(`desk.documents.fields.${line.field}`)}</th>
              <td lang={locale ?? undefined}>
                <Value field={line.field} value={line.profile} none={t('desk.documents.data.notKept')} />
              </td>
              <td>
                <Value field={line.field} value={line.typed} none={t('kit.time.none')} />
              </td>
              <td className="nw">
                <span className="mono">{line.mrz ?? t('kit.time.none')}</span> <Digit fits={line.digitFits} />
              </td>
              <td className="nw">
                <Verdict line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ROWS = { equal: undefined, absent: undefined, close: 'hl', different: 'hl er' } as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day is written as the reader writes days; it has no zone and is not moved by one. */
function Value({ field, value, none }: { field: ComparedField['field']; value: string | null; none: string }) {
  const { instant } = useFormats();
  if (value === null) return <span className="t3">{none}</span>;
  if (DAY.test(value)) return <span className="nw">{instant('date', value, 'UTC')}</span>;
  return field === 'number' ? <span className="mono">{value}</span> : <span dir="auto">{value}</span>;
}

/** Whether the check digit of the field fits. */
function Digit({ fits }: { fits: boolean | null }) {
  const t = useT();
  if (fits === null) return null;
  const words = t(fits ? 'desk.documents.data.digitFits' : 'desk.documents.data.digitWrong');
  const Icon = fits ? CheckOutlined : CloseOutlined;
  return (
    <span className={fits ? 'ok' : 'er'} role="img" aria-label={words} title={words}>
      <Icon aria-hidden className="s" />
    </span>
  );
}

const LOOKS = {
  equal: { Icon: CheckOutlined, tone: 'ok' },
  close: { Icon: WarningAmberOutlined, tone: 'wa' },
  different: { Icon: CloseOutlined, tone: 'er' },
  absent: { Icon: RemoveOutlined, tone: 't3' },
} as const;

function Verdict({ line: { verdict, score } }: { line: ComparedField }) {
  const t = useT();
  const { number } = useFormats();
  const { Icon, tone } = LOOKS[verdict];
  const isScored = score !== null && verdict !== 'equal' && verdict !== 'absent';
  return (
    <span className={`row g4 ${tone}`}>
      <Icon aria-hidden className="s" />
      {isScored
        ? t('desk.documents.data.scored', {
            verdict: t(`desk.documents.data.verdicts.${verdict}`),
            score: number(score, 2),
          })
        : t(`desk.documents.data.verdicts.${verdict}`)}
    </span>
  );
}
