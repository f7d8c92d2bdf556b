import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { useBench } from '../bench.ts';
import type { DeskAction } from '../parts.ts';
import { useActionLabel } from './useActionLabel.ts';

/** On a narrow screen the second row of actions is behind one button. */
export function MoreActions() {
  const bench = useBench();
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const then = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <button
        type="button"
        className="btn d more"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('desk.action.more')}
      </button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {bench.actions
          .filter((it) => !it.main)
          .map((action) => (
            <ActionItem key={action.outcome} action={action} onAct={then(() => bench.act(action))} />
          ))}
        <MenuItem onClick={then(() => bench.open('hold'))} disabled={bench.blocked !== null}>
          {t('desk.action.hold')}
        </MenuItem>
        <MenuItem onClick={then(() => bench.open('skip'))} disabled={bench.blocked !== null}>
          {t('desk.action.skip')}
        </MenuItem>
      </Menu>
    </>
  );
}

function ActionItem({ action, onAct }: { action: DeskAction; onAct: () => void }) {
  const bench = useBench();
  const label = useActionLabel()(action);
  return (
    <MenuItem onClick={onAct} disabled={bench.blocked !== null}>
      {label}
    </MenuItem>
  );
}
