import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { QUEUES } from '#db/words.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Failure } from '../kit/Failure.tsx';
import { Tick } from '../kit/fields.tsx';
import { Page } from '../kit/Page.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { QueueTemplates } from './QueueTemplates.tsx';
import { useTemplates } from './useTemplates.ts';

/** What each desk of a marketplace has ready to write, in the order in which it offers it. */
export function TemplateList() {
  const t = useT();
  const translate = useTranslate();
  const { marketplaces } = useMe();
  const [search, setSearch] = useSearchParams();
  const marketplace = marketplaces.find(({ id }) => id === search.get('marketplace')) ?? marketplaces[0];
  const isArchive = search.get('archived') === 'true';
  const go = (id: string, archived: boolean) =>
    setSearch({ marketplace: id, ...(archived && { archived: 'true' }) }, { replace: true });
  return (
    <Page title={translate('resources.templates.name', { smart_count: 2 })}>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', maxWidth: 640, mb: 1.5 }}>
        {t('settings.template.lead')}
      </Typography>
      {marketplace && (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 1.5 }}>
            {marketplaces.length > 1 && (
              <ToggleButtonGroup
                exclusive
                size="small"
                value={marketplace.id}
                onChange={(_event, id: string | null) => id && go(id, isArchive)}
                aria-label={t('registers.fields.marketplace')}
              >
                {marketplaces.map(({ id, name }) => (
                  <ToggleButton key={id} value={id}>
                    {name}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
            )}
            <Tick
              label={t('settings.template.showArchived')}
              value={isArchive}
              onChange={(on) => go(marketplace.id, on)}
            />
          </Box>
          <Templates key={marketplace.id} marketplace={marketplace} isArchive={isArchive} />
        </>
      )}
    </Page>
  );
}

interface TemplatesProps {
  marketplace: { id: string; locale: string };
  isArchive: boolean;
}

function Templates({ marketplace, isArchive }: TemplatesProps) {
  const { data, error, isPending, refetch } = useTemplates({ marketplaceId: marketplace.id });
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeletons lines={10} row={30} />;
  return QUEUES.map((queue) => (
    <QueueTemplates
      key={queue}
      queue={queue}
      marketplace={marketplace}
      rows={data.filter((row) => row.queue === queue && (isArchive || !row.archived))}
    />
  ));
}
