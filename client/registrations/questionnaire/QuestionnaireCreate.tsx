import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useGetList } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { QuestionnaireRow } from '#server/registrations/contract.ts';
import { useMe } from '../../data/session.ts';
import { useT } from '../../i18n/useT.ts';
import { Failure } from '../../kit/Failure.tsx';
import { Page } from '../../kit/Page.tsx';
import { Skeletons } from '../../kit/Skeletons.tsx';
import { QuestionnaireForm } from './QuestionnaireForm.tsx';

/** The next version of what the specialists of a marketplace are asked; it begins as the one before. */
export function QuestionnaireCreate() {
  const t = useT();
  const { marketplaces } = useMe();
  const [search, setSearch] = useSearchParams();
  const marketplace = marketplaces.find(({ id }) => id === search.get('marketplace')) ?? marketplaces[0];
  return (
    <Page title={t('registers.questionnaire.next')}>
      {marketplace && (
        <>
          {marketplaces.length > 1 && (
            <Box sx={{ mb: 2 }}>
              <ToggleButtonGroup
                exclusive
                size="small"
                value={marketplace.id}
                onChange={(_event, id: string | null) => id && setSearch({ marketplace: id }, { replace: true })}
                aria-label={t('registers.fields.marketplace')}
              >
                {marketplaces.map(({ id, name }) => (
                  <ToggleButton key={id} value={id}>
                    {name}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
            </Box>
          )}
          <Newest key={marketplace.id} marketplaceId={marketplace.id} />
        </>
      )}
    </Page>
  );
}

function Newest({ marketplaceId }: { marketplaceId: string }) {
  const { data, error, isPending, refetch } = useGetList<QuestionnaireRow>('questionnaires', {
    filter: { marketplaceId },
    sort: { field: 'version', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (isPending || !data) return <Skeletons lines={8} />;
  const [newest] = data;
  return <QuestionnaireForm key={newest?.id ?? ''} marketplaceId={marketplaceId} before={newest} />;
}
