import ForwardToInboxOutlined from '@mui/icons-material/ForwardToInboxOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import type { Outcome } from '#db/words.ts';
import type { DecisionRow } from '#server/decisions/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { useZone } from '../../kit/When.tsx';
import { useBench } from '../bench.ts';
import type { CaseContext } from '../parts.ts';
import { type Conflict, conflictIn } from '../refusal.ts';
import type { Claiming } from '../useClaim.ts';
import type { Returned } from '../useSending.ts';
import type { Workshop } from '../useWorkbench.ts';
import { ClaimNotice } from './ClaimNotice.tsx';
import { ConflictPanel } from './ConflictPanel.tsx';
import { RefusalPanel } from './RefusalPanel.tsx';

interface CaseNoticesProps<C extends CaseContext> {
  shop: Workshop<C>;
  row: CaseRow;
  claim: Claiming;
  returned: Returned | undefined;
  onNext: () => void;
  onReopen: (decision: DecisionRow) => void;
}

/** What must be known before the case is looked at: it was decided meanwhile, it came back, the claim ends, a note goes with it. */
export function CaseNotices<C extends CaseContext>({
  shop,
  row,
  claim,
  returned,
  onNext,
  onReopen,
}: CaseNoticesProps<C>) {
  const { draft, me } = useBench();
  const { stayedAt } = shop.going;
  const conflict = returned ? conflictIn(returned.refused) : stayedAt === null && decidedElsewhere(row);
  const notices = [
    stayedAt && !returned && <StayedNote key="stayed" outcome={stayedAt.outcome} onNext={onNext} />,
    conflict && (
      <ConflictPanel
        key="conflict"
        caseId={row.id}
        conflict={conflict}
        draft={draft}
        outcome={returned ? returned.input.outcome : null}
        myAlias={me.alias}
        onNext={onNext}
        onReopen={onReopen}
      />
    ),
    returned && !conflict && (
      <RefusalPanel key="refusal" returned={returned} onAgain={() => shop.sending.again(row.id)} />
    ),
    row.state === 'open' && !conflict && <ClaimNotice key="claim" claim={claim} />,
    row.handedToMe && row.handOverNote && <HandedNote key="handed" note={row.handOverNote} />,
    row.heldUntil && <HeldNote key="held" row={row} until={row.heldUntil} />,
  ].filter(Boolean);
  return notices.length === 0 ? null : <div className="notices">{notices}</div>;
}

/** The person decided it and wished to stay: what was done, and the way on. */
function StayedNote({ outcome, onNext }: { outcome: Outcome; onNext: () => void }) {
  const t = useT();
  return (
    <div className="note ac">
      <TaskAltOutlined aria-hidden />
      <div className="row wrap" style={{ flex: 1 }}>
        <span role="status">{t('desk.stayed', { outcome: t(`words.outcomes.${outcome}.done`) })}</span>
        <button type="button" className="btn xs" onClick={onNext}>
          {t('desk.conflict.next')} <Kbd>J</Kbd>
        </button>
      </div>
    </div>
  );
}

/** The live stream said so before anybody here pressed a key. */
function decidedElsewhere(row: CaseRow): Conflict | null {
  return row.state === 'decided' || row.state === 'closed'
    ? { code: 'case-decided', winner: undefined, case: undefined }
    : null;
}

function HandedNote({ note }: { note: string }) {
  const t = useT();
  return (
    <div className="note ac">
      <ForwardToInboxOutlined aria-hidden />
      <div>
        <b className="m">{t('desk.claim.handed')}</b> {note}
      </div>
    </div>
  );
}

function HeldNote({ row, until }: { row: CaseRow; until: string }) {
  const t = useT();
  const { instant } = useFormats();
  const zone = useZone(row.marketplaceId);
  return (
    <div className="note">
      <PauseCircleOutlined aria-hidden />
      <div>
        <b className="m">{t('desk.claim.held', { until: instant('dateTime', until, zone) })}</b> {row.holdReason}
      </div>
    </div>
  );
}
