import { useRef, useState } from 'react';
import type { DecisionRow } from '#server/decisions/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useMay, useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Skeletons } from '../kit/Skeletons.tsx';
import { BenchContext } from './bench.ts';
import { type CaseKeys, caseKeys } from './benchKeys.ts';
import type { CaseOnBenchProps } from './CaseOnBench.tsx';
import { mayWorkLevel } from './caseList.ts';
import { CasePane } from './centre/CasePane.tsx';
import { DecisionPane } from './decision/DecisionPane.tsx';
import { openNote } from './decision/MessageField.tsx';
import { openFinder } from './decision/ReasonField.tsx';
import { drafts, isTouched } from './drafts.ts';
import { focusOn } from './focusOn.ts';
import { HeldDialogs } from './HeldDialogs.tsx';
import type { CaseContext, Dialog } from './parts.ts';
import { useBenchOf } from './useBenchOf.ts';
import { useCaseCommands } from './useCaseCommands.ts';
import { useClaim } from './useClaim.ts';
import { useDeskKeys } from './useDeskKeys.ts';
import { useFocusLeaves } from './useFocusLeaves.ts';
import { usePresence } from './usePresence.ts';
import { useSendOff } from './useSendOff.ts';
import { useSpansFollowText } from './useSpansFollowText.ts';
import { useTabs } from './useTabs.ts';

export interface Held {
  /** Which short form is open over the desk, and the decision that is to be reopened. */
  dialog: Dialog;
  reopening: DecisionRow | null;
}

/** The case in hand: claimed after a short stay, shown in the middle, decided on the right. */
export function HeldCase<C extends CaseContext>(props: CaseOnBenchProps<C> & { row: CaseRow }) {
  const { desk, shop, row, footer } = props;
  const t = useT();
  const { listed, read, sending, going, bulk, ordered } = shop;
  const { context } = read;
  const mayDecide = useMay(`${desk.queue}:decide`);
  const mayClaim = mayWorkLevel(row, useMe()) && mayDecide;
  const [held, setHeld] = useState<Held>({ dialog: null, reopening: null });
  const tabs = useTabs(
    row.id,
    desk.tabs.map((it) => it.id),
  );
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
      if (going.chosenByItself.current === taken.id && !isTouched(drafts.read(taken.id))) going.goOn(taken.id);
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
    isQuiet: going.isQuiet,
    dialog: held.dialog,
    open: (dialog) => setHeld({ dialog, reopening: null }),
    showTab: tabs.choose,
    reread: () => void shop.read.again(row.id),
    focus: (code) => {
      if (code === 'note') return openNote(bench.write, noteRef);
      if (code === 'spans') tabs.choose('case');
      focusOn(code, reasonsRef);
    },
    send: useSendOff(shop, row, claim),
  });
  useSpansFollowText(row.id, context?.review.version);
  usePresence(row.id, bench.draft);

  // Where a desk has grounds of its own, digits and the search are not the reasons'.
  const hasReasons = context === undefined || context.policy.reasons.length > 0;
  const reasonsOpen = hasReasons && (desk.reasonsOpen || bench.draft.reasonsOpen || bench.draft.reasons.length > 0);
  const picked = ordered.rows.filter((it) => bulk.picked.has(it.id));
  const bulkAct = picked.length === 0 ? null : (outcome: string) => bulk.start(picked, outcome);
  const acts: CaseKeys = {
    bench,
    claim,
    bulk: bulkAct,
    reasonsOpen,
    checks: context === undefined ? [] : desk.openChecks(context),
    note: () => openNote(bench.write, noteRef),
    findReason: hasReasons ? () => openFinder(bench.write, reasonsOpen, reasonsRef) : null,
    nextTab: () => tabs.step(1),
    previousTab: () => tabs.step(-1),
  };
  const copyId = () =>
    void navigator.clipboard?.writeText(row.subjectId).then(
      () => shop.setSaid(t('desk.head.copied')),
      () => {},
    );
  useDeskKeys(caseKeys(acts), bench.shortcuts, bulkAct === null ? bench.submitPrepared : () => bulkAct('send'));
  useCaseCommands({ ...acts, copyId });

  return (
    <BenchContext value={bench}>
      <CasePane
        {...props}
        claim={claim}
        returned={returned}
        headingRef={headingRef}
        tab={tabs.tab}
        onTab={tabs.choose}
        onHandOver={() => bench.open('hand-over')}
        onReopen={(reopening) => setHeld({ dialog: 'reopen', reopening })}
        onCopy={copyId}
        footer={footer}
      />
      <aside className="pane side" aria-label={t('desk.action.name')}>
        {context === undefined ? (
          <Skeletons lines={7} />
        ) : (
          <DecisionPane desk={desk} context={context} reasonsRef={reasonsRef} noteRef={noteRef} />
        )}
      </aside>
      {context !== undefined && (
        <HeldDialogs
          desk={desk}
          held={held}
          shop={shop}
          row={row}
          context={context}
          claim={claim}
          onRow={putRow}
          onClose={() => setHeld({ dialog: null, reopening: null })}
        />
      )}
    </BenchContext>
  );
}
