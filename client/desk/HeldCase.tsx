import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DecisionRow } from '#server/decisions/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { refreshCounts } from '../data/queries.ts';
import { useMay, useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Skeletons } from '../kit/Skeletons.tsx';
import { BenchContext, type Dialog } from './bench.ts';
import { caseKeys } from './benchKeys.ts';
import type { CaseOnBenchProps } from './CaseOnBench.tsx';
import { mayWorkLevel } from './caseList.ts';
import { CasePane } from './centre/CasePane.tsx';
import { DeskDialogs } from './DeskDialogs.tsx';
import { DecisionPane } from './decision/DecisionPane.tsx';
import { openNote } from './decision/MessageField.tsx';
import { drafts, isTouched } from './drafts.ts';
import { focusOn } from './focusOn.ts';
import type { CaseContext, TabId } from './parts.ts';
import { useBenchOf } from './useBenchOf.ts';
import { useClaim } from './useClaim.ts';
import { useDeskKeys } from './useDeskKeys.ts';
import { leaveField, useFocusLeaves } from './useFocusLeaves.ts';
import { useSpansFollowText } from './useSpansFollowText.ts';

/** The case in hand: claimed after a short stay, shown in the middle, decided on the right. */
export function HeldCase<C extends CaseContext>(props: CaseOnBenchProps<C> & { row: CaseRow }) {
  const { desk, shop, row, footer } = props;
  const t = useT();
  const client = useQueryClient();
  const { listed, read, sending, undoing, goOn } = shop;
  const { context } = read;
  const mayDecide = useMay(`${desk.queue}:decide`);
  const me = useMe();
  const mayClaim = mayDecide && mayWorkLevel(row, me);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [reopening, setReopening] = useState<DecisionRow | null>(null);
  const [tab, setTab] = useState<{ caseId: string; id: TabId }>({ caseId: row.id, id: 'case' });
  const tabId = tab.caseId === row.id ? tab.id : 'case';
  const choose = (id: TabId) => setTab({ caseId: row.id, id });
  const reasonsRef = useRef<HTMLDivElement>(null);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  useFocusLeaves(row.id, headingRef);

  const putRow = (fresh: CaseRow) => {
    listed.send({ type: 'changed', id: fresh.id, change: fresh });
    read.putRow(fresh);
  };
  const claim = useClaim(row, {
    mayDecide: mayClaim,
    onRow: putRow,
    onChanged: (id) =>
      void read.again(id).then((fresh) => fresh && listed.send({ type: 'changed', id, change: fresh })),
    onTaken: (taken) => {
      putRow(taken);
      // Chosen by the screen and snatched away in the same moment: the screen looks for another.
      if (shop.chosenByItself.current === taken.id && !isTouched(drafts.read(taken.id))) goOn(taken.id);
    },
  });
  const returned = sending.returned.find((it) => it.row.id === row.id);
  const bench = useBenchOf({
    desk,
    row,
    context,
    claim,
    returned,
    mayDecide,
    isPending: sending.isPending(row.id),
    isQuiet: () => performance.now() < shop.quietUntil.current,
    open: setDialog,
    focus: (code) => {
      if (code === 'spans') choose('case');
      focusOn(code, reasonsRef);
    },
    send: (outcome, input) => {
      if (!sending.send(row, input, shop.next?.id ?? null)) return;
      leaveField();
      drafts.away(row.id);
      claim.settle();
      listed.send({ type: 'left', id: row.id });
      const now = new Date().toISOString();
      undoing.begin({
        caseIds: [row.id],
        queue: desk.queue,
        outcome,
        name: row.headline.name,
        decisionId: null,
        batchId: null,
        from: now,
        until: null,
      });
      goOn(row.id);
    },
  });
  useSpansFollowText(row.id, context?.review.version);

  const tabs: TabId[] = ['case', ...desk.tabs.map((it) => it.id)];
  const step = (by: number) => choose(tabs[(tabs.indexOf(tabId) + by + tabs.length) % tabs.length] ?? 'case');
  const reasonsOpen = desk.reasonsOpen || bench.draft.reasonsOpen || bench.draft.reasons.length > 0;
  const { bulk, ordered } = shop;
  const picked = ordered.rows.filter((it) => bulk.picked.has(it.id));
  const bulkAct = picked.length === 0 ? null : (outcome: string) => bulk.start(picked, outcome);
  const keys = caseKeys({
    bench,
    claim,
    bulk: bulkAct,
    reasonsOpen,
    checks: context === undefined ? [] : desk.openChecks(context),
    note: () => openNote(bench.write, noteRef),
    nextTab: () => step(1),
    previousTab: () => step(-1),
  });
  useDeskKeys(keys, bench.shortcuts, bulkAct === null ? bench.submitPrepared : () => bulkAct('send'));

  const leave = (said: string) => {
    setDialog(null);
    claim.settle();
    listed.send({ type: 'left', id: row.id });
    listed.send({ type: 'settled', ids: [row.id] });
    shop.setSaid(said);
    goOn(row.id);
    void refreshCounts(client);
  };
  return (
    <BenchContext value={bench}>
      <CasePane
        {...props}
        claim={claim}
        returned={returned}
        headingRef={headingRef}
        tab={tabId}
        onTab={choose}
        onHandOver={() => bench.open('hand-over')}
        onReopen={(decision) => {
          setReopening(decision);
          setDialog('reopen');
        }}
        footer={footer}
      />
      <aside className="pane side" aria-label={t('desk.action.name')}>
        {context === undefined ? (
          <Skeletons lines={7} />
        ) : (
          <DecisionPane desk={desk} context={context} reasonsRef={reasonsRef} noteRef={noteRef} />
        )}
      </aside>
      {dialog !== null && context !== undefined && (
        <DeskDialogs
          dialog={dialog}
          context={context}
          reopening={reopening}
          onClose={() => setDialog(null)}
          onLeft={leave}
          onHeld={(held, said) => {
            setDialog(null);
            claim.settle();
            putRow(held);
            shop.setSaid(said);
            goOn(row.id);
          }}
          onReopened={(open) => {
            setDialog(null);
            sending.forget(row.id);
            sending.reopen(row.id);
            listed.send({ type: 'back', row: open });
            void read.again(row.id);
            void refreshCounts(client);
          }}
        />
      )}
    </BenchContext>
  );
}
