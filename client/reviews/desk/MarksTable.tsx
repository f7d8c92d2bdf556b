import CheckOutlined from '@mui/icons-material/CheckOutlined';
import { useBench } from '../../desk/bench.ts';
import { hintOf } from '../../desk/reasonKeys.ts';
import { useWord } from '../../desk/word.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import type { Mark } from './MarkedText.tsx';

/** One line per mark: what, under which rule, found how; a reason is suggested and never chosen by itself. */
export function MarksTable({
  text,
  language,
  marks,
}: {
  text: string;
  language: string | null;
  marks: readonly Mark[];
}) {
  const t = useT();
  const word = useWord();
  const { number } = useFormats();
  return (
    <div className="scroll" style={{ borderTop: '1px solid var(--line)' }}>
      <table className="td">
        <caption className="vh">{t('desk.mark.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" style={{ width: 32 }}>
              <span className="vh">{t('desk.mark.number')}</span>
            </th>
            <th scope="col">{t('desk.mark.text')}</th>
            <th scope="col">{t('desk.mark.rule')}</th>
            <th scope="col">{t('desk.mark.found')}</th>
            <th scope="col" className="num">
              {t('desk.mark.add')}
            </th>
          </tr>
        </thead>
        <tbody>
          {marks.map((mark, at) => (
            <tr key={`${mark.start} ${mark.end} ${mark.detector}`}>
              <td>
                <span className="mk">{at + 1}</span>
              </td>
              <td lang={language ?? undefined}>{text.slice(mark.start, mark.end)}</td>
              <td>{mark.reason ? `${mark.reason} ${t(`words.reasons.${mark.reason}.short`)}` : t('desk.mark.hint')}</td>
              <td className="t2" title={t('desk.mark.sure', { percent: number(mark.confidence * 100) })}>
                {word(`desk.mark.detectors.${mark.detector}`, mark.detector)}
              </td>
              <td className="num">{mark.reason && <AddReason reason={mark.reason} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AddReason({ reason }: { reason: NonNullable<Mark['reason']> }) {
  const { draft, toggleReason } = useBench();
  const t = useT();
  if (draft.reasons.includes(reason)) {
    return (
      <span className="ok nw s">
        <CheckOutlined aria-hidden className="s" /> {t('desk.mark.added')} <Kbd>{hintOf(reason)}</Kbd>
      </span>
    );
  }
  const name = t('desk.mark.addReason', { reason: t(`words.reasons.${reason}.short`) });
  return (
    <button type="button" className="btn xs" aria-label={name} title={name} onClick={() => toggleReason(reason)}>
      + <Kbd>{hintOf(reason)}</Kbd>
    </button>
  );
}
