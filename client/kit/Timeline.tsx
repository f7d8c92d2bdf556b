import MachineIcon from '@mui/icons-material/MemoryOutlined';
import PersonIcon from '@mui/icons-material/PersonOutlineOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { ACTOR_KINDS } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { useActorName } from './useActorName.ts';
import { useTrailText } from './useTrailText.ts';
import { When } from './When.tsx';

export interface TimelineItem {
  at: string;
  /** Code of the act, translated by the words of the trail. */
  kind: string;
  actor: string;
  more?: ReactNode;
  /** Where what happened, and who did it, can be looked at. */
  to?: string;
  actorTo?: string;
}

/** What happened, oldest first as given: time · whether a machine or a person · what · who. */
export function Timeline({ items, marketplaceId }: { items: readonly TimelineItem[]; marketplaceId?: string }) {
  const t = useT();
  if (items.length === 0)
    return <Box sx={{ typography: 'caption', color: 'text.tertiary' }}>{t('kit.timeline.empty')}</Box>;
  return (
    <Box component="ol" aria-label={t('kit.timeline.label')} sx={{ typography: 'caption', lineHeight: '1.25rem' }}>
      {items.map((item) => (
        <Box
          component="li"
          key={`${item.at} ${item.kind} ${item.actor}`}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '96px 16px minmax(0, 1fr)', sm: 'minmax(96px, auto) 16px minmax(0, 1fr)' },
            columnGap: 1,
            minHeight: 24,
            '& .MuiSvgIcon-root': { fontSize: 14, mt: '3px', color: 'text.tertiary' },
            // Between words without links, colour alone would not tell a link.
            '& a': { textDecoration: 'underline', textDecorationThickness: 1, textUnderlineOffset: '3px' },
          }}
        >
          <Box component="span" sx={{ color: 'text.tertiary', whiteSpace: { sm: 'nowrap' } }}>
            <When at={item.at} marketplaceId={marketplaceId} />
          </Box>
          {isMachine(item.actor) ? (
            <MachineIcon titleAccess={t('kit.timeline.machine')} />
          ) : (
            <PersonIcon titleAccess={t('kit.timeline.person')} />
          )}
          <Event item={item} />
        </Box>
      ))}
    </Box>
  );
}

function Event({ item: { kind, actor, more, to, actorTo } }: { item: TimelineItem }) {
  const trailText = useTrailText();
  const actorName = useActorName();
  return (
    <span>
      {to ? <Link to={to}>{trailText(kind)}</Link> : trailText(kind)} ·{' '}
      {actorTo ? (
        <Link to={actorTo} dir="auto">
          {actorName(actor)}
        </Link>
      ) : (
        actorName(actor)
      )}
      {more && <> · {more}</>}
    </span>
  );
}

/** People stand under their names; rules, keys and commands under what they are (`useActorName`). */
function isMachine(actor: string): boolean {
  const [head] = actor.split(':');
  return head === 'sweep' || ACTOR_KINDS.some((kind) => kind === head);
}
