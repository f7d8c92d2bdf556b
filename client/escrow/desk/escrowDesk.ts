import type { Draft } from '../../desk/drafts.ts';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import type { DeskAction, DeskOutcome, DeskParts, Missing } from '../../desk/parts.ts';
import { EscrowDialogs } from './EscrowDialogs.tsx';
import { EscrowEvidence } from './EscrowEvidence.tsx';
import { type EscrowCase, escrowCase } from './escrowCase.ts';
import { FindingField } from './FindingField.tsx';
import { LedgerTab } from './LedgerTab.tsx';
import { MoneyCard } from './MoneyCard.tsx';
import { SidesTab } from './SidesTab.tsx';
import { SimilarTab } from './SimilarTab.tsx';

/** Disputes about reserved payments: divide, propose, ask, escalate, and hear an appeal (SPEC 4, escrow.md §3). */
export const escrowDesk: DeskParts<EscrowCase> = {
  queue: 'escrow-disputes',
  read: async (acts, caseId, signal) => escrowCase(await acts.escrowContext(caseId, signal)),
  dueSoonHours: 24,
  actions: [
    { outcome: 'split', tone: 'plain', main: true, isWide: true, dialog: 'money' },
    { outcome: 'uphold', code: 'KeyA', tone: 'success', main: true, dialog: 'uphold' },
    { outcome: 'amend', tone: 'plain', main: true, dialog: 'money' },
    { outcome: 'ask', code: 'KeyQ', tone: 'plain', main: false, dialog: 'ask' },
    { outcome: 'propose', code: 'KeyP', tone: 'plain', main: false, dialog: 'propose' },
    { outcome: 'escalate', code: 'KeyE', tone: 'plain', main: false },
  ],
  tabs: [
    { id: 'person', Panel: SidesTab },
    { id: 'similar', count: ({ similar }) => similar.cases.length, Panel: SimilarTab },
    { id: 'ledger', count: ({ journals }) => journals.length, Panel: LedgerTab },
    { id: 'timeline', count: ({ timeline }) => timeline.length, Panel: TimelineTab },
  ],
  Evidence: EscrowEvidence,
  Amounts: MoneyCard,
  Facts: FindingField,
  Dialogs: EscrowDialogs,
  openChecks: () => [],
  reasonsOpen: false,
  previews: [],
  redact: 'redact',
  prepared,
  missing: missingAtEscrow,
  confirmed: () => undefined,
  recipient: ({ customer, specialist }) => ({ who: 'parties', readers: [customer, specialist] }),
  state: ({ dispute }) => ({ of: 'escrowStates', value: dispute.state }),
};

/** Ctrl-Enter looks at the division; where none was chosen yet, the desk says what is missing. */
function prepared(_draft: Draft, actions: readonly DeskAction[]): DeskOutcome | null {
  return actions.find(({ dialog }) => dialog === 'money')?.outcome ?? null;
}

/** Whatever moves money says how much, and tells both sides why (server/decisions/rules.ts, MONEY). */
function missingAtEscrow(outcome: DeskOutcome, { refundMinor, message }: Draft): Missing | null {
  if (outcome === 'ask' || outcome === 'escalate') return null;
  if (outcome !== 'uphold' && refundMinor === null) return { code: 'amount', count: 1 };
  return message.trim() === '' ? { code: 'message', count: 1 } : null;
}
