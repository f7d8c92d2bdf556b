import OnIcon from '@mui/icons-material/CheckOutlined';
import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import type { Item } from './item.ts';

interface Props {
  id: string;
  items: readonly Item[];
  chosen: number;
  choose: (at: number) => void;
  open: (item: Item) => void;
}

/** The list under the field. The field keeps the focus; the chosen line is told by `aria-activedescendant`. */
export function PaletteList({ id, items, chosen, choose, open }: Props) {
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
      sx={{ maxHeight: 'min(420px, 60vh)', overflowY: 'auto', py: items.length > 0 ? 1 : 0 }}
    >
      {items.map((item, at) => (
        <Box component="li" key={item.id} role="presentation">
          {item.group !== items[at - 1]?.group && (
            <Box
              role="presentation"
              sx={{ typography: 'overline', color: 'text.tertiary', px: 2, pt: at > 0 ? 1 : 0, pb: 0.5 }}
            >
              {t(`app.search.groups.${item.group}`)}
            </Box>
          )}
          <Line
            id={`${id}-${at}`}
            item={item}
            isChosen={at === chosen}
            onPoint={() => choose(at)}
            onOpen={() => open(item)}
          />
        </Box>
      ))}
    </Box>
  );
}

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

interface LineProps {
  id: string;
  item: Item;
  isChosen: boolean;
  onPoint: () => void;
  onOpen: () => void;
}

function Line({ id, item: { name, about, keys, icon: Icon, isOn }, isChosen, onPoint, onOpen }: LineProps) {
  const t = useT();
  return (
    <Box
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-keyshortcuts={keys?.join(' ')}
      onClick={onOpen}
      onMouseMove={onPoint}
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
      <Box component="span" sx={{ width: 16, display: 'inline-flex', flex: 'none', color: 'text.tertiary' }}>
        {Icon && <Icon />}
      </Box>
      <Box component="span" dir="auto" sx={{ ...cut, flex: '0 1 auto', minWidth: '40%' }}>
        {name}
      </Box>
      <Box component="span" dir="auto" sx={{ ...cut, flex: 1, typography: 'caption', color: 'text.tertiary' }}>
        {about}
      </Box>
      {isOn && <OnIcon titleAccess={t('app.search.isOn')} sx={{ fontSize: 14 }} />}
      <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, flex: 'none' }}>
        {keys?.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </Box>
    </Box>
  );
}
