import Drawer from '@mui/material/Drawer';
import { useEffect, useState } from 'react';
import { useDensity, useShortcutsOn } from '../data/preferences.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { useTitle } from '../kit/Page.tsx';
import { useHotkey } from '../kit/useHotkey.ts';
import { CaseOnBench } from './CaseOnBench.tsx';
import { EmptyBench } from './centre/EmptyBench.tsx';
import { UndoBar } from './centre/UndoBar.tsx';
import { DeskStyles } from './DeskStyles.tsx';
import { drafts } from './drafts.ts';
import { focusHeading } from './focusOn.ts';
import { HelpDialog } from './HelpDialog.tsx';
import { BulkPart } from './list/BulkPart.tsx';
import { ListSide } from './list/ListSide.tsx';
import type { CaseContext, DeskParts } from './parts.ts';
import { useDeskCommands } from './useDeskCommands.ts';
import { useDeskKeys } from './useDeskKeys.ts';
import { useFirstCase } from './useFirstCase.ts';
import { HAS_LIST, HAS_PANES, useMedia } from './useMedia.ts';
import { useMoves } from './useMoves.ts';
import { usePresenceNews } from './usePresence.ts';
import { sweepKeys, useSweeps } from './useSweeps.ts';
import { useWorkbench } from './useWorkbench.ts';

/** One component for every queue: list · evidence · decision, in the same order everywhere (HOUSE, Screens). */
export function Workbench<C extends CaseContext>({ desk }: { desk: DeskParts<C> }) {
  const t = useT();
  const me = useMe();
  const [density] = useDensity();
  const [areKeysOn] = useShortcutsOn();
  const hasList = useMedia(HAS_LIST);
  const hasPanes = useMedia(HAS_PANES);
  /** The drawer belongs to the case it was opened at: choosing another closes it. */
  const [listAt, setListAt] = useState<string | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useTitle(t(`words.queues.${desk.queue}`));
  useEffect(() => drafts.belongTo(me.id), [me.id]);

  const shop = useWorkbench(desk);
  usePresenceNews();
  const { caseId } = shop.place;
  useFirstCase(shop, hasPanes);
  const { next, previous } = useMoves(shop);
  const sweeps = useSweeps(desk.queue, shop);
  useDeskKeys(
    {
      KeyJ: next,
      KeyK: previous,
      ArrowDown: next,
      ArrowUp: previous,
      Enter: focusHeading,
      KeyZ: shop.undoing.undo,
      KeyX: () => caseId !== undefined && shop.bulk.pick(caseId),
      ...sweepKeys(sweeps),
    },
    areKeysOn,
  );
  useDeskCommands(shop, { sweeps, next, previous, help: () => setHelpOpen(true) });
  useHotkey('?', () => setHelpOpen(true), { byCharacter: true });

  const list = <ListSide desk={desk} shop={shop} sweeps={sweeps} />;
  const onList = hasList || (!hasPanes && caseId === undefined) ? undefined : () => setListAt(caseId ?? '');
  return (
    <div className={density === 'comfortable' ? 'desk comfortable' : 'desk'}>
      <DeskStyles />
      {onList === undefined && list}
      {caseId === undefined ? (
        <EmptyBench
          shop={shop}
          queue={desk.queue}
          isAlone={!hasPanes}
          onList={onList}
          footer={<UndoBar undoing={shop.undoing} />}
        />
      ) : (
        <CaseOnBench
          desk={desk}
          shop={shop}
          onList={onList}
          onNext={next}
          onPrevious={previous}
          footer={<UndoBar undoing={shop.undoing} />}
        />
      )}
      <p className="vh" role="status">
        {shop.said}
      </p>
      <Drawer
        open={listAt === (caseId ?? '') && onList !== undefined}
        onClose={() => setListAt(null)}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('desk.list.name') } }}
      >
        <div className={density === 'comfortable' ? 'desk drawer comfortable' : 'desk drawer'}>{list}</div>
      </Drawer>
      <BulkPart shop={shop} />
      {isHelpOpen && (
        <HelpDialog
          queue={desk.queue}
          actions={desk.actions}
          hasChecks={desk.Checklist !== undefined}
          own={desk.help}
          onClose={() => setHelpOpen(false)}
        />
      )}
    </div>
  );
}
