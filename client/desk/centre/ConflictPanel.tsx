import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { useEffect, useState } from 'react';
import type { DecisionRow } from '#server/decisions/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { useReaderZone } from '../../kit/When.tsx';
import { useCalls } from '../calls.ts';
import type { Draft } from '../drafts.ts';
import type { DeskOutcome } from '../parts.ts';
import type { Conflict } from '../refusal.ts';
import { Comparison } from './Comparison.tsx';

interface ConflictPanelProps {
  caseId: string;
  conflict: Conflict;
  draft: Draft;
  outcome: DeskOutcome | null;
  myAlias: string;
  onNext: () => void;
  onReopen: (decision: DecisionRow) => void;
}

/** Somebody was faster: who, when and what. Nothing typed is lost, and both decisions can be put side by side. */
export function ConflictPanel(props: ConflictPanelProps) {
  const { caseId, conflict, draft } = props;
  const t = useT();
  const [isComparing, setComparing] = useState(false);
  const theirs = useTheirDecision(caseId, conflict);
  return (
    <div>
      <div className="note wa" role="alert">
        <WarningAmberOutlined aria-hidden />
        <div>
          <b>{useHeadline(props, theirs)}</b>{' '}
          {theirs !== undefined && theirs.reasons.length > 0 && (
            <>
              {t('desk.conflict.why', {
                reasons: theirs.reasons.map((it) => t(`words.reasons.${it}.short`)).join(', '),
              })}{' '}
            </>
          )}
          {t('desk.conflict.kept')}
        </div>
      </div>
      {isComparing && <Comparison theirs={theirs} conflict={conflict} draft={draft} outcome={props.outcome} />}
      <div className="row wrap" style={{ marginTop: 8 }}>
        <button type="button" className="btn s pri" onClick={props.onNext}>
          {t('desk.conflict.next')} <Kbd>J</Kbd>
        </button>
        <button type="button" className="btn s" aria-expanded={isComparing} onClick={() => setComparing(!isComparing)}>
          {t('desk.conflict.compare')}
        </button>
        {theirs?.mayRevert && (
          <button type="button" className="btn s" onClick={() => props.onReopen(theirs)}>
            {t('desk.conflict.reopen')}
          </button>
        )}
      </div>
    </div>
  );
}

/** The refusal names the winner; reasons and whether it may be reopened are in the register. */
function useTheirDecision(caseId: string, conflict: Conflict): DecisionRow | undefined {
  const calls = useCalls();
  const [theirs, setTheirs] = useState<DecisionRow>();
  const code = conflict.code;
  useEffect(() => {
    let isOn = true;
    setTheirs(undefined);
    if (code === 'case-decided' || code === 'case-closed' || code === 'case-waiting') {
      void calls.lastDecision(caseId).then(
        (row) => isOn && setTheirs(row),
        () => {},
      );
    }
    return () => {
      isOn = false;
    };
  }, [calls, caseId, code]);
  return theirs;
}

function useHeadline({ conflict, myAlias }: ConflictPanelProps, theirs: DecisionRow | undefined): string {
  const t = useT();
  const { instant } = useFormats();
  const zone = useReaderZone();
  if (conflict.code === 'case-claimed') {
    const alias = conflict.case?.lease?.alias;
    return alias ? t('desk.conflict.claimed', { alias }) : t('refusals.case-claimed');
  }
  if (conflict.code === 'case-changed') return t('desk.conflict.changed');
  if (conflict.code === 'amounts-changed') return t('refusals.amounts-changed');
  if (conflict.code === 'lease-expired') return t('desk.conflict.lease');
  const winner =
    conflict.winner ?? (theirs && { alias: theirs.deciderAlias, at: theirs.decidedAt, outcome: theirs.outcome });
  if (winner === undefined) return t('desk.conflict.plain');
  const time = instant('second', winner.at, zone);
  const outcome = t(`words.outcomes.${winner.outcome}.done`);
  return t(winner.alias === myAlias ? 'desk.conflict.whoMe' : 'desk.conflict.who', {
    alias: winner.alias,
    time,
    outcome,
  });
}
