import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { Fragment } from 'react';
import type { ComparedField } from '#server/documents/contract.ts';
import { useT } from '../../../i18n/useT.ts';

/** What is close and not equal, and that letting it pass wants a sentence; two spellings of one name are no fraud. */
export function NameNote({ fields }: { fields: readonly ComparedField[] }) {
  const t = useT();
  const near = fields.filter(({ verdict }) => verdict === 'close' || verdict === 'different');
  if (near.length === 0) return null;
  const isOther = near.some(({ verdict }) => verdict === 'different');
  return (
    <div className={isOther ? 'note er' : 'note wa'} style={{ marginTop: 16 }}>
      <WarningAmberOutlined aria-hidden />
      <div>
        {near.map(({ field, verdict }) => (
          <Fragment key={field}>
            <b>
              {t(verdict === 'close' ? 'desk.documents.data.isClose' : 'desk.documents.data.isOther', {
                field: t(`desk.documents.fields.${field}`),
              })}
            </b>{' '}
          </Fragment>
        ))}
        {t(isOther ? 'desk.documents.data.otherMore' : 'desk.documents.data.closeMore')}
      </div>
    </div>
  );
}
