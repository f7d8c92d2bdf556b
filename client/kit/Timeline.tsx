import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';
import { useActorName } from './useActorName.ts';
import { useTrailText } from './useTrailText.ts';
import { When } from './When.tsx';

interface TimelineItem {
  at: string;
  /** Code of the act, translated by the words of the trail. */
  kind: string;
  actor: string;
  more?: ReactNode;
  icon?: ReactNode;
}

/** What happened, oldest first as given: time · icon · who did what. */
export function Timeline({ items, marketplaceId }: { items: TimelineItem[]; marketplaceId?: string }) {
  const t = useT();
  const trailText = useTrailText();
  const actorName = useActorName();
  if (items.length === 0)
    return <Box sx={{ typography: 'caption', color: 'text.tertiary' }}>{t('kit.timeline.empty')}</Box>;
  return (
    <Box component="ol" aria-label={t('kit.timeline.label')} sx={{ typography: 'caption', lineHeight: '1.25rem' }}>
      {items.map(({ at, kind, actor, more, icon }) => (
        <Box
          component="li"
          key={`${at} ${kind} ${actor}`}
          sx={{
            display: 'grid',
            gridTemplateColumns: 'minmax(96px, auto) 16px minmax(0, 1fr)',
            columnGap: 1,
            minHeight: 24,
            '& .MuiSvgIcon-root': { fontSize: 14, mt: '3px', color: 'text.tertiary' },
          }}
        >
          <Box component="span" sx={{ color: 'text.tertiary', whiteSpace: 'nowrap' }}>
            <When at={at} marketplaceId={marketplaceId} />
          </Box>
          {icon ?? <HistoryIcon />}
          <span>
            {trailText(kind)} · {actorName(actor)}
            {more && <> · {more}</>}
          </span>
        </Box>
      ))}
    </Box>
  );
}
