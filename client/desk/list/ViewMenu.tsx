import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { Queue } from '#db/words.ts';
import type { SavedViewRow } from '#server/views/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import type { CaseView, ListFilter } from '../listFilter.ts';
import { isBare, useSavedViews } from '../useSavedViews.ts';
import type { ViewTask } from './ViewDialogs.tsx';

interface ViewMenuProps {
  queue: Queue;
  anchor: HTMLElement;
  filter: ListFilter;
  rest: readonly { view: CaseView; count: number | undefined }[];
  /** The view that is shown now, and whether its filter was changed since. */
  saved: SavedViewRow | undefined;
  isChanged: boolean;
  onView: (view: CaseView) => void;
  onSaved: (view: SavedViewRow) => void;
  onTask: (task: ViewTask) => void;
  onClose: () => void;
}

const LINE = { gap: 2, justifyContent: 'space-between' } as const;

/** The views that do not fit beside each other: the desk's own, mine, the team's; and what can be done with them. */
export function ViewMenu(props: ViewMenuProps) {
  const { queue, filter, saved, onTask } = props;
  const t = useT();
  const { data = [], isError } = useSavedViews(queue, true);
  const mine = data.filter((view) => view.mine);
  const team = data.filter((view) => !view.mine);
  return (
    <Menu
      anchorEl={props.anchor}
      open
      onClose={props.onClose}
      slotProps={{ paper: { sx: { maxWidth: 360, maxHeight: 'min(560px, 80vh)' } } }}
    >
      {props.rest.map(({ view, count }) => (
        <MenuItem
          key={view}
          selected={saved === undefined && view === filter.view}
          onClick={() => props.onView(view)}
          sx={LINE}
        >
          <span>{t(`words.views.${view}`)}</span>
          <span>{count}</span>
        </MenuItem>
      ))}
      {mine.length > 0 && <Heading key="mine" words={t('desk.savedViews.mine')} />}
      {mine.map((view) => (
        <MenuItem key={view.id} selected={view.id === filter.saved} onClick={() => props.onSaved(view)} sx={LINE}>
          <SavedWords view={view} name={view.name} />
        </MenuItem>
      ))}
      {team.length > 0 && <Heading key="team" words={t('desk.savedViews.team')} />}
      {team.map((view) => (
        <MenuItem key={view.id} selected={view.id === filter.saved} onClick={() => props.onSaved(view)} sx={LINE}>
          <SavedWords view={view} name={t('desk.savedViews.by', { name: view.name, alias: view.ownerAlias })} />
        </MenuItem>
      ))}
      {isError && <Heading key="failed" words={t('desk.savedViews.failed')} />}
      <Divider key="line" />
      <MenuItem key="save" disabled={isBare(filter)} onClick={() => onTask({ kind: 'save' })}>
        {t('desk.savedViews.save')}
      </MenuItem>
      {saved?.mine && [
        props.isChanged && (
          <MenuItem key="update" onClick={() => onTask({ kind: 'update', view: saved })}>
            {t('desk.savedViews.update')}
          </MenuItem>
        ),
        <MenuItem key="rename" onClick={() => onTask({ kind: 'rename', view: saved })}>
          {t('desk.savedViews.rename')}
        </MenuItem>,
        <MenuItem key="remove" onClick={() => onTask({ kind: 'remove', view: saved })}>
          {t('desk.savedViews.remove')}
        </MenuItem>,
      ]}
    </Menu>
  );
}

const Heading = ({ words }: { words: string }) => (
  <ListSubheader
    role="presentation"
    disableSticky
    sx={{ typography: 'subtitle2', color: 'text.tertiary', px: 1.5, py: 0.5 }}
  >
    {words}
  </ListSubheader>
);

/** The words of one line; the line itself stands in the menu, which moves the focus among its own children. */
function SavedWords({ view, name }: { view: SavedViewRow; name: string }) {
  const t = useT();
  const { number } = useFormats();
  const count = number(view.count);
  return (
    <>
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{name}</span>
      <span>{view.countIsCapped ? t('desk.savedViews.capped', { count }) : count}</span>
    </>
  );
}
