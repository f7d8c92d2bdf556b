import { useRefusalWords } from '../../data/refusal.ts';
import { DeskDialog } from '../../desk/DeskDialog.tsx';
import { useFormats } from '../../i18n/useFormats.ts';
import { type Translate, useT } from '../../i18n/useT.ts';
import { Skeletons } from '../../kit/Skeletons.tsx';
import { StepUpDialog } from '../StepUpDialog.tsx';
import { ConfirmFields } from './ConfirmFields.tsx';
import type { EscrowCase } from './escrowCase.ts';
import { PartsTable } from './PartsTable.tsx';
import { type Confirmed, type Confirming, useConfirming } from './useConfirming.ts';
import { WhatFollows } from './WhatFollows.tsx';

interface MoneyDialogProps {
  form: Confirmed;
  context: EscrowCase;
  goodwillMinor: number;
  onClose: () => void;
}

/** Step two: what the server says it would do, a tick that everything was read, and the amount typed again. */
export function MoneyDialog({ form, context, goodwillMinor, onClose }: MoneyDialogProps) {
  const t = useT();
  const { money } = useFormats();
  const refusalWords = useRefusalWords();
  const confirming = useConfirming(form, context, onClose);
  const { found, failure, refusal, hasChanged, isWrong } = confirming;
  const { hold } = context;
  if (refusal === 'step-up-needed') return <StepUpDialog onDone={confirming.again} onClose={onClose} />;
  const why = failure ?? (refusal && refusalWords(refusal));
  return (
    <DeskDialog
      title={t(TITLES[form], { amount: money(hold.gross, hold.currency) })}
      more={leadOf(t, form, found, context)}
      cancel={t('desk.money.back')}
      submit={submitWords(t, form, found)}
      byCommand
      failure={why ?? (isWrong ? t('desk.money.notYet') : hasChanged ? t('desk.money.changed') : null)}
      isBusy={found === null}
      onSubmit={confirming.submit}
      onClose={onClose}
    >
      {found === null && why === null && <Skeletons lines={4} />}
      {found !== null && (
        <PartsTable
          parts={found}
          hold={hold}
          customer={context.customer.displayName}
          specialist={context.specialist.displayName}
          goodwillMinor={goodwillMinor}
        />
      )}
      {found !== null && (
        <WhatFollows found={found} currency={hold.currency} marketplaceId={context.case.marketplaceId} />
      )}
      <ConfirmFields confirming={confirming} context={context} />
    </DeskDialog>
  );
}

const TITLES = {
  money: 'desk.money.confirmTitle',
  propose: 'desk.money.proposeTitle',
  uphold: 'desk.money.upholdTitle',
} as const;

/** When it moves, and what can still be done about it; as the dry run says, not as the screen supposes. */
function leadOf(t: Translate, form: Confirmed, found: Confirming['found'], { policy, dispute }: EscrowCase): string {
  if (form === 'propose') return t('desk.money.leadPropose', { smart_count: policy.proposalHours });
  if (found && found.second.length > 0)
    return dispute.appealUsed
      ? t('desk.money.leadSecondLast')
      : t('desk.money.leadSecond', { smart_count: policy.appealDays });
  const isNow = found?.disputeState === 'closed' || dispute.appealUsed;
  return isNow ? t('desk.money.leadNow') : t('desk.money.leadAppeal', { smart_count: policy.appealDays });
}

function submitWords(t: Translate, form: Confirmed, found: Confirming['found']): string {
  if (form === 'propose') return t('desk.money.goPropose');
  if (found && found.second.length > 0) return t('desk.money.goSecond');
  return t(form === 'uphold' ? 'desk.money.goUphold' : 'desk.money.go');
}
