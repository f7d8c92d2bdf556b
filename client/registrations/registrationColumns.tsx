import { Link } from 'react-router-dom';
import type { RegistrationRow } from '#server/registrations/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { When } from '../kit/When.tsx';

export function useRegistrationColumns(): Column<RegistrationRow>[] {
  const t = useT();
  return [
    {
      key: 'id',
      label: t('words.subjects.registration'),
      render: ({ id }) => <Link to={recordPath('registration', id)}>{shortId('registration', id)}</Link>,
    },
    {
      key: 'person',
      label: t('registers.document.person'),
      grow: true,
      render: ({ personId, personName }) => <PersonLink id={personId} name={personName} />,
    },
    {
      key: 'state',
      label: t('registers.fields.state'),
      render: ({ state }) => <StatusChip of="registrationStates" value={state} />,
    },
    {
      key: 'reasons',
      label: t('registers.registration.grounds'),
      says: true,
      render: ({ reasons }) => reasons.map((code) => t(`words.registrationReasons.${code}.short`)).join(', '),
    },
    {
      key: 'submitted',
      label: t('registers.fields.submitted'),
      sort: 'submittedAt',
      render: ({ submittedAt, marketplaceId }) => <When at={submittedAt} marketplaceId={marketplaceId} />,
    },
    {
      key: 'decided',
      label: t('registers.fields.decided'),
      says: true,
      render: ({ decidedAt, marketplaceId }) => <When at={decidedAt} marketplaceId={marketplaceId} />,
    },
  ];
}
