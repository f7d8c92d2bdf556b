import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { CASE_VIEWS } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import type { CaseView } from '../listFilter.ts';

/** Three views fit beside each other in every language; the rest open below "…". */
const IN_SIGHT: readonly CaseView[] = ['all', 'mine', 'overdue'];

interface ViewTabsProps {
  view: CaseView;
  /** Cases in the view that is shown; the other numbers are those of the whole queue. */
  total: number;
  counts: Partial<Record<CaseView, number>>;
  onView: (view: CaseView) => void;
}

export function ViewTabs({ view, total, counts, onView }: ViewTabsProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const rest = CASE_VIEWS.filter((it) => !IN_SIGHT.includes(it));
  const isRest = rest.includes(view);
  const count = (it: CaseView) => (it === view ? total : counts[it]);
  const label = (it: CaseView) => (
    <>
      {t(`words.views.${it}`)} {count(it) !== undefined && <span>{count(it)}</span>}
    </>
  );
  return (
    <div className="views" role="group" aria-label={t('desk.list.views')}>
      {IN_SIGHT.map((it) => (
        <button key={it} type="button" className="view" aria-pressed={it === view} onClick={() => onView(it)}>
          {label(it)}
        </button>
      ))}
      <button
        type="button"
        className={isRest ? 'view on' : 'view'}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={isRest ? undefined : t('desk.list.moreViews')}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {isRest ? label(view) : '…'}
        <ExpandMoreOutlined aria-hidden />
      </button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {rest.map((it) => (
          <MenuItem
            key={it}
            selected={it === view}
            onClick={() => {
              setAnchor(null);
              onView(it);
            }}
            sx={{ gap: 2, justifyContent: 'space-between' }}
          >
            <span>{t(`words.views.${it}`)}</span>
            <span>{count(it)}</span>
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
