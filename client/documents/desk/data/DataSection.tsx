import EditOutlined from '@mui/icons-material/EditOutlined';
import { useBench } from '../../../desk/bench.ts';
import { useDeskKeys } from '../../../desk/useDeskKeys.ts';
import { type Translate, useT } from '../../../i18n/useT.ts';
import { Kbd } from '../../../kit/Kbd.tsx';
import type { DocumentCase } from '../documentCase.ts';
import { ComparedTable } from './ComparedTable.tsx';
import { NameNote } from './NameNote.tsx';
import { ReadingForm } from './ReadingForm.tsx';
import { typedReading } from './typedReading.ts';
import { Zone } from './Zone.tsx';

/** What the marketplace knows, what was typed from the document, what its zone says, and how they agree. */
export function DataSection({ context }: { context: DocumentCase }) {
  const t = useT();
  const { draft, write, hand, actions, shortcuts } = useBench();
  const { fields, reading, mrz } = context;
  const mayType = hand === 'mine' && actions.length > 0 && context.document.purgedAt === null;
  const isTyping = mayType && draft.reading !== null;
  const type = () => mayType && write({ reading: draft.reading ?? typedReading(reading) });
  useDeskKeys({ KeyD: type }, shortcuts);
  return (
    <section className="sec" aria-label={t('desk.documents.data.title')}>
      <h3>
        {t('desk.documents.data.title')}
        <span className="sp" />
        {fields !== null && <span className="t3">{summaryOf(t, fields)}</span>}
        {mayType && !isTyping && (
          <button type="button" className="btn xs" onClick={type}>
            <EditOutlined aria-hidden className="s" />
            {t('desk.documents.data.type')} {shortcuts && <Kbd>D</Kbd>}
          </button>
        )}
      </h3>
      {isTyping && draft.reading !== null && <ReadingForm context={context} typed={draft.reading} />}
      {fields === null && !isTyping && (
        <p className="t2">{t(hand === 'mine' ? 'desk.documents.data.none' : 'desk.documents.data.inHand')}</p>
      )}
      {fields !== null && <ComparedTable fields={fields} locale={context.applicant.locale} />}
      {mrz !== null && <Zone mrz={mrz} />}
      {fields !== null && <NameNote fields={fields} />}
    </section>
  );
}

const COUNTED = ['equal', 'close', 'different', 'absent'] as const;

/** "6 equal, 1 close, 1 not in MRZ". */
function summaryOf(t: Translate, fields: NonNullable<DocumentCase['fields']>): string {
  return COUNTED.flatMap((verdict) => {
    const count = fields.filter((field) => field.verdict === verdict).length;
    return count === 0 ? [] : [t(`desk.documents.data.counted.${verdict}`, { smart_count: count })];
  }).join(', ');
}
