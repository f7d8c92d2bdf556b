import BadgeOutlined from '@mui/icons-material/BadgeOutlined';
import { useT } from '../../i18n/useT.ts';
import type { DocumentCase } from './documentCase.ts';

/** "UA ID, try 1/5"; gives way where the head is narrow. */
export function DocumentChip({ context: { document } }: { context: DocumentCase }) {
  const t = useT();
  const { country, type, attempt, attemptsMax } = document;
  return (
    <span className="chip what" title={t(`words.documentTypes.${type}`)}>
      <BadgeOutlined aria-hidden />
      {t('desk.documents.what', { country, type: t(`desk.documents.short.${type}`), attempt, attempts: attemptsMax })}
    </span>
  );
}
