import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { printCase } from '../print/printCase.ts';
import type { Claiming } from '../useClaim.ts';

interface MoreMenuProps {
  claim: Claiming;
  mayDecide: boolean;
  onHandOver: () => void;
}

/** What is rarely done with a case: giving it away, giving it back, printing it. */
export function MoreMenu({ claim, mayDecide, onHandOver }: MoreMenuProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const then = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  const isMine = claim.state === 'mine';
  const name = t('desk.head.more');
  return (
    <>
      <button
        type="button"
        className="ib t"
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertOutlined aria-hidden />
      </button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {mayDecide && isMine && <MenuItem onClick={then(onHandOver)}>{t('desk.head.handOver')}</MenuItem>}
        {mayDecide && isMine && (
          <MenuItem onClick={then(claim.release)} sx={{ gap: 2, justifyContent: 'space-between' }}>
            <span>{t('desk.head.release')}</span>
            <Kbd>C</Kbd>
          </MenuItem>
        )}
        {mayDecide && !isMine && claim.state !== 'theirs' && (
          <MenuItem onClick={then(claim.claim)} sx={{ gap: 2, justifyContent: 'space-between' }}>
            <span>{t('desk.head.claim')}</span>
            <Kbd>C</Kbd>
          </MenuItem>
        )}
        <MenuItem onClick={then(printCase)}>{t('desk.head.print')}</MenuItem>
      </Menu>
    </>
  );
}
