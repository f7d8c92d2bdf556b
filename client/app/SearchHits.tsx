import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { useT } from '../i18n/useT.ts';
import type { Hit } from './useSearch.ts';

interface Props {
  id: string;
  hits: Hit[];
  chosen: number;
  choose: (at: number) => void;
  open: (path: string) => void;
}

/** The list under the search field. The field keeps the focus; the chosen line is told by `aria-activedescendant`. */
export function SearchHits({ id, hits, chosen, choose, open }: Props) {
  const t = useT();
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, chosen]);
  return (
    <Box
      component="ul"
      id={id}
      role="listbox"
      aria-label={t('app.search.results')}
      sx={{ maxHeight: 'min(420px, 60vh)', overflowY: 'auto', py: hits.length > 0 ? 1 : 0 }}
    >
      {hits.map(({ path, title, subtitle, icon: Icon, group }, at) => (
        <Box component="li" key={`${group} ${path}`} role="presentation">
          {group !== hits[at - 1]?.group && (
            <Box
              role="presentation"
              sx={{ typography: 'overline', color: 'text.tertiary', px: 2, pt: at > 0 ? 1 : 0, pb: 0.5 }}
            >
              {t(`app.search.${group}`)}
            </Box>
          )}
          <Box
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === chosen}
            onClick={() => open(path)}
            onMouseMove={() => choose(at)}
            sx={{
              mx: 1,
              px: 1,
              minHeight: 30,
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              borderRadius: 1,
              cursor: 'pointer',
              '&[aria-selected="true"]': { bgcolor: 'action.selected', color: 'primary.main' },
            }}
          >
            <Icon sx={{ color: 'text.tertiary' }} />
            <Box
              component="span"
              dir="auto"
              sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', flex: 'none', maxWidth: '60%' }}
            >
              {title}
            </Box>
            <Box
              component="span"
              dir="auto"
              sx={{
                typography: 'caption',
                color: 'text.tertiary',
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                whiteSpace: 'nowrap',
              }}
            >
              {subtitle}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
