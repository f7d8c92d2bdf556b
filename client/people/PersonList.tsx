import { Link } from 'react-router-dom';
import type { PersonRow } from '#server/people/contract.ts';
import { useT } from '../i18n/useT.ts';
import { recordPath } from '../kit/paths.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import type { Column } from '../kit/RegisterTable.tsx';
import { useLanguageName } from '../kit/useLanguageName.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';

/** The people of the marketplaces; e-mail and telephone stay on their own pages. */
export function PersonList() {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const languageName = useLanguageName();
  const filters = [{ source: 'q', label: t('registers.filters.q'), width: 240 }, ...useMarketplaceFilter()];
  const columns: Column<PersonRow>[] = [
    {
      key: 'name',
      label: t('registers.fields.name'),
      grow: true,
      render: ({ id, displayName }) => (
        <Link to={recordPath('person', id)} dir="auto">
          {displayName}
        </Link>
      ),
    },
    {
      key: 'kinds',
      label: t('registers.fields.kinds'),
      render: ({ kinds }) => kinds.map((kind) => t(`words.personKinds.${kind}`)).join(', '),
    },
    {
      key: 'marketplace',
      label: t('registers.fields.marketplace'),
      render: ({ marketplaceId }) => marketplaceName(marketplaceId),
    },
    { key: 'externalId', label: t('registers.fields.externalId'), render: ({ externalId }) => externalId },
    { key: 'locale', label: t('registers.fields.locale'), render: ({ locale }) => locale && languageName(locale) },
    {
      key: 'registered',
      label: t('registers.fields.registered'),
      align: 'right',
      sort: 'createdAt',
      render: ({ registeredAt, createdAt, marketplaceId }) => (
        <When at={registeredAt ?? createdAt} marketplaceId={marketplaceId} look="date" />
      ),
    },
  ];
  return (
    <Register resource="people" columns={columns} filters={filters} sort={{ field: 'createdAt', order: 'DESC' }} />
  );
}
