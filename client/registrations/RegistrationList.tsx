import { REGISTRATION_STATES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useRegistrationColumns } from './registrationColumns.tsx';

/** Everybody who ever wanted to be admitted as a specialist (QJ-04). */
export function RegistrationList() {
  const t = useT();
  const columns = useRegistrationColumns();
  const states = useChoices('registrationStates', REGISTRATION_STATES);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'state', label: t('registers.fields.state'), choices: states, width: 200 },
  ];
  return (
    <Register
      resource="registrations"
      columns={columns}
      filters={filters}
      sort={{ field: 'submittedAt', order: 'DESC' }}
      stacks
    />
  );
}
