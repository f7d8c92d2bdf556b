import AddOutlined from '@mui/icons-material/AddOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import type { RejectionReason } from '#db/words.ts';
import { useBench } from '../../desk/bench.ts';
import { hintOf } from '../../desk/reasonKeys.ts';
import { useWord } from '../../desk/word.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { isAgreed, isWeak, type Mark, markKey } from './marks.ts';

interface MarksTableProps {
  text: string;
  language: string | null;
  marks: readonly Mark[];
}

/**
 * One line per mark: what, under which rule, by which part of the filter and how sure it is. Whether it is right says
 * the person; nothing is agreed with and no reason chosen before they do.
 */
export function MarksTable({ text, language, marks }: MarksTableProps) {
  const t = useT();
  const { actions } = useBench();
  const mayJudge = actions.length > 0;
  return (
    <div className="scroll" style={{ borderTop: '1px solid var(--line)' }}>
      <table className="td marks">
        <caption className="vh">{t('desk.mark.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" style={{ width: 32 }}>
              <span className="vh">{t('desk.mark.number')}</span>
            </th>
            <th scope="col">{t('desk.mark.text')}</th>
            <th scope="col">{t('desk.mark.rule')}</th>
            <th scope="col">{t('desk.mark.found')}</th>
            {mayJudge && <th scope="col">{t('desk.mark.right')}</th>}
            {mayJudge && (
              <th scope="col" className="num">
                {t('desk.mark.add')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {marks.map((mark, at) => (
            <tr key={markKey(mark)}>
              <td>
                <span className={isWeak(mark) ? 'mk weak' : 'mk'}>{at + 1}</span>
              </td>
              <td lang={language ?? undefined}>{text.slice(mark.start, mark.end)}</td>
              <td>
                <Found mark={mark} />
              </td>
              <td className="t2">
                <FoundBy mark={mark} />
              </td>
              {mayJudge && (
                <td>
                  <Agree mark={mark} marks={marks} number={at + 1} />
                </td>
              )}
              {mayJudge && <td className="num">{mark.reason && <AddReason mark={mark} reason={mark.reason} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "R07 Personal data · payment card". */
function Found({ mark: { reason, sub } }: { mark: Mark }) {
  const t = useT();
  const word = useWord();
  const rule = reason ? `${reason} ${t(`words.reasons.${reason}.short`)}` : t('desk.mark.hint');
  return <>{sub === undefined ? rule : `${rule} · ${word(`words.findings.${sub}`, sub)}`}</>;
}

/** "Filter: phone number, 92% sure". */
function FoundBy({ mark }: { mark: Mark }) {
  const t = useT();
  const word = useWord();
  const { number } = useFormats();
  const by = word(`desk.mark.detectors.${mark.detector}`, mark.detector);
  return <>{t('desk.mark.sure', { by, percent: number(mark.confidence * 100) })}</>;
}

function Agree({ mark, marks, number }: { mark: Mark; marks: readonly Mark[]; number: number }) {
  const { draft, write } = useBench();
  const t = useT();
  const agreed = isAgreed(draft, mark, marks);
  return (
    <button
      type="button"
      className="btn xs agree"
      aria-pressed={agreed}
      aria-label={t('desk.mark.agreeWith', { number })}
      title={t('desk.mark.agreeWith', { number })}
      onClick={() => write({ verdicts: { ...draft.verdicts, [markKey(mark)]: !agreed } })}
    >
      {agreed && <CheckOutlined aria-hidden className="s" />}
      {t('desk.mark.agree')}
    </button>
  );
}

/** Adds the reason and says by that, that the mark is right. */
function AddReason({ mark, reason }: { mark: Mark; reason: RejectionReason }) {
  const { draft, write, toggleReason } = useBench();
  const t = useT();
  if (draft.reasons.includes(reason)) {
    return (
      <span className="ok nw s">
        <CheckOutlined aria-hidden className="s" /> {t('desk.mark.added')} <Kbd>{hintOf(reason)}</Kbd>
      </span>
    );
  }
  const name = t('desk.mark.addReason', { reason: t(`words.reasons.${reason}.short`) });
  const add = () => {
    write({ verdicts: { ...draft.verdicts, [markKey(mark)]: true } });
    toggleReason(reason);
  };
  return (
    <button type="button" className="btn xs" title={name} onClick={add}>
      <AddOutlined aria-hidden className="s" />
      <span className="vh">{name}</span>
      <Kbd>{hintOf(reason)}</Kbd>
    </button>
  );
}
