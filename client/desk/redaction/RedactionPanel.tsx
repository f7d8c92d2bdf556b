import CloseOutlined from '@mui/icons-material/CloseOutlined';
import type { SpanInput } from '#server/platform/contract.ts';
import { useT } from '../../i18n/useT.ts';
import { Diff } from '../../kit/Diff.tsx';
import { UserText } from '../../kit/UserText.tsx';
import { useBench } from '../bench.ts';
import { addSpan, hiddenIn, removeSpan } from '../spans.ts';
import { WordPicker } from './WordPicker.tsx';

interface RedactionPanelProps {
  text: string;
  language: string | null;
  /** What the filter marked; each can be hidden with one press. */
  marks: readonly SpanInput[];
}

/** Hiding parts of a text: the words, what is hidden, the text as it will be published, and the difference. */
export function RedactionPanel({ text, language, marks }: RedactionPanelProps) {
  const { draft, write, errors } = useBench();
  const t = useT();
  const setSpans = (spans: SpanInput[]) => write({ spans });
  const leave = () => write({ redacting: false });
  const withMark = (spans: readonly SpanInput[], { start, end, reason }: (typeof marks)[number]) =>
    addSpan(spans, text, { start, end, ...(reason && { reason }) });
  const open = marks.filter((mark) => !draft.spans.some((span) => span.start <= mark.start && mark.end <= span.end));
  const hideAll = () => setSpans(open.reduce<SpanInput[]>(withMark, [...draft.spans]));
  return (
    <div className="sec">
      <h3>
        {t('desk.redaction.title')}
        <span className="sp" />
        <button type="button" className="btn xs" onClick={leave}>
          {t('desk.redaction.leave')}
        </button>
      </h3>
      <div className="box">
        <div className="pad">
          <p className="sm t3" style={{ marginBottom: 8 }}>
            {t('desk.redaction.how')}
          </p>
          <WordPicker text={text} language={language} spans={draft.spans} onSpans={setSpans} onLeave={leave} />
          {errors.spans && (
            <p className="line er" role="alert" style={{ marginTop: 8 }}>
              {errors.spans}
            </p>
          )}
        </div>
        <div className="pad row wrap" style={{ borderTop: '1px solid var(--line)' }}>
          <span className="sm t2">
            {draft.spans.length === 0
              ? t('desk.redaction.none')
              : t('desk.redaction.parts', { smart_count: draft.spans.length })}
          </span>
          <ul className="out-list">
            {draft.spans.map((span) => {
              const words = text.slice(span.start, span.end);
              return (
                <li key={span.start}>
                  <button
                    type="button"
                    lang={language ?? undefined}
                    aria-label={t('desk.redaction.again', { text: words })}
                    onClick={() => setSpans(removeSpan(draft.spans, span))}
                  >
                    <span className="ell">{words}</span>
                    <CloseOutlined aria-hidden />
                  </button>
                </li>
              );
            })}
          </ul>
          {open.length > 0 && <span className="sm t3">{t('desk.redaction.filter')}</span>}
          {open.map((mark) => (
            <button
              key={mark.start}
              type="button"
              className="btn xs"
              lang={language ?? undefined}
              aria-label={t('desk.mark.hide', { text: text.slice(mark.start, mark.end) })}
              onClick={() => setSpans(withMark(draft.spans, mark))}
            >
              <span className="ell">{text.slice(mark.start, mark.end)}</span>
            </button>
          ))}
          {open.length > 1 && (
            <button type="button" className="btn xs" onClick={hideAll}>
              {t('desk.mark.hideAll', { count: open.length })}
            </button>
          )}
        </div>
        {draft.spans.length > 0 && <Result text={text} language={language} spans={draft.spans} />}
      </div>
      <p className="sm t3" style={{ marginTop: 6 }}>
        {t('desk.redaction.original')}
      </p>
    </div>
  );
}

function Result({ text, language, spans }: { text: string; language: string | null; spans: readonly SpanInput[] }) {
  const t = useT();
  const result = hiddenIn(text, spans);
  return (
    <>
      <div className="pad sec" style={{ borderTop: '1px solid var(--line)' }}>
        <h3>{t('desk.redaction.result')}</h3>
        <UserText text={result} lang={language} />
      </div>
      <div className="pad sec" style={{ borderTop: '1px solid var(--line)' }}>
        <h3>{t('desk.redaction.change')}</h3>
        <Diff before={text} after={result} lang={language} />
      </div>
    </>
  );
}
