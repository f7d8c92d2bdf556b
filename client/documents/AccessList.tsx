import { ACCESS_OUTCOMES, ACCESS_PURPOSES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useAccessColumns } from './accessColumns.tsx';

/** Every look at a picture of a document, and every one that was refused (verification.md §C6). */
export function AccessList() {
  const t = useT();
  const columns = useAccessColumns();
  const purposes = useChoices('accessPurposes', ACCESS_PURPOSES);
  const outcomes = useChoices('accessOutcomes', ACCESS_OUTCOMES);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'purpose', label: t('desk.documents.access.purpose'), choices: purposes, width: 200 },
    { source: 'outcome', label: t('desk.documents.access.outcome'), choices: outcomes },
    {
      source: 'assigned',
      label: t('registers.document.assigned'),
      choices: [
        { id: true, name: t('registers.document.inHand') },
        { id: false, name: t('registers.document.beside') },
      ],
      width: 200,
    },
  ];
  return (
    <Register
      resource="document-access"
      columns={columns}
      filters={filters}
      sort={{ field: 'at', order: 'DESC' }}
      stacks
    />
  );
}
