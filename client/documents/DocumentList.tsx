import { DOCUMENT_STATES, DOCUMENT_TYPES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useDocumentColumns } from './documentColumns.tsx';

/** Every check of who a person is, in hand or over. Nothing that was read off a document stands here. */
export function DocumentList() {
  const t = useT();
  const columns = useDocumentColumns();
  const states = useChoices('documentStates', DOCUMENT_STATES);
  const types = useChoices('documentTypes', DOCUMENT_TYPES);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'state', label: t('registers.fields.state'), choices: states, width: 200 },
    { source: 'type', label: t('registers.document.type'), choices: types },
    { source: 'country', label: t('registers.document.country'), width: 120, read: countryOf },
  ];
  return (
    <Register
      resource="documents"
      columns={columns}
      filters={filters}
      sort={{ field: 'openedAt', order: 'DESC' }}
      stacks
    />
  );
}

/** Two letters, however they were typed; the server knows no other country. */
const countryOf = (typed: string) => (/^[a-z]{2}$/i.test(typed) ? typed.toUpperCase() : undefined);
