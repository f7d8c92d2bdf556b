import type { SvgIconComponent } from '@mui/icons-material';
import BlockIcon from '@mui/icons-material/BlockOutlined';
import SplitIcon from '@mui/icons-material/CallSplitOutlined';
import CheckIcon from '@mui/icons-material/Check';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import RemoveIcon from '@mui/icons-material/DeleteOutlineOutlined';
import RedactIcon from '@mui/icons-material/EditNoteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import DisputeIcon from '@mui/icons-material/GavelOutlined';
import PeopleIcon from '@mui/icons-material/GroupOutlined';
import AskedIcon from '@mui/icons-material/HelpOutlineOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import LayersIcon from '@mui/icons-material/LayersOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import OpenIcon from '@mui/icons-material/RadioButtonUncheckedOutlined';
import LoopIcon from '@mui/icons-material/ReplayOutlined';
import UndoIcon from '@mui/icons-material/UndoOutlined';
import EscalateIcon from '@mui/icons-material/UpgradeOutlined';
import type { Outcome } from '#db/words.ts';

type Tone = 'default' | 'primary' | 'success' | 'warning' | 'error';
export interface Look {
  tone: Tone;
  icon: SvgIconComponent;
}
const look = (icon: SvgIconComponent, tone: Tone = 'default'): Look => ({ icon, tone });

/** How each status looks: colour only where it means something, and never without its icon and word. */
export const STATUS_LOOKS = {
  reviewStatuses: {
    pending: look(HourglassIcon),
    published: look(CheckIcon, 'success'),
    rejected: look(BlockIcon, 'error'),
    removed: look(RemoveIcon, 'error'),
    superseded: look(LayersIcon),
    withdrawn: look(UndoIcon),
  },
  disputeStatuses: {
    open: look(OpenIcon),
    asked: look(AskedIcon, 'warning'),
    kept: look(CheckIcon, 'success'),
    removed: look(RemoveIcon, 'error'),
    redacted: look(RedactIcon, 'warning'),
    edited: look(EditIcon, 'success'),
    moot: look(CloseIcon),
  },
  orderStatuses: { open: look(OpenIcon), completed: look(CheckIcon, 'success'), cancelled: look(BlockIcon) },
  caseStates: {
    open: look(OpenIcon),
    decided: look(CheckIcon),
    waiting: look(AskedIcon, 'warning'),
    closed: look(CheckIcon),
  },
  decisionStates: {
    pending: look(HourglassIcon, 'primary'),
    effective: look(CheckIcon),
    undone: look(UndoIcon),
    void: look(CloseIcon),
    reverted: look(LoopIcon, 'warning'),
  },
  holdStates: {
    authorizing: look(HourglassIcon),
    auth_failed: look(CloseIcon),
    voided: look(CloseIcon),
    held: look(LockIcon, 'primary'),
    claimed_done: look(AskedIcon, 'warning'),
    claimed_not_done: look(AskedIcon, 'warning'),
    disputed: look(DisputeIcon, 'warning'),
    settling: look(HourglassIcon, 'primary'),
    settled: look(CheckIcon, 'success'),
    charged_back: look(BlockIcon, 'error'),
  },
  chargebacks: {
    none: look(OpenIcon),
    open: look(BlockIcon, 'error'),
    won: look(CheckIcon, 'success'),
    lost: look(BlockIcon, 'error'),
  },
  escrowStates: {
    awaiting_response: look(HourglassIcon),
    negotiation: look(HourglassIcon),
    under_review: look(DisputeIcon),
    awaiting_evidence: look(AskedIcon, 'warning'),
    proposed: look(AskedIcon, 'warning'),
    pending_approval: look(PeopleIcon, 'warning'),
    decided: look(CheckIcon, 'primary'),
    appealed: look(LoopIcon, 'warning'),
    final: look(CheckIcon),
    resolved: look(CheckIcon, 'success'),
    suspended: look(BlockIcon, 'error'),
    closed: look(CheckIcon),
  },
  documentStates: {
    draft: look(OpenIcon),
    submitted: look(HourglassIcon),
    escalated: look(EscalateIcon, 'warning'),
    pending_second: look(PeopleIcon, 'warning'),
    awaiting_user: look(AskedIcon, 'warning'),
    approved: look(CheckIcon, 'success'),
    rejected: look(BlockIcon, 'error'),
    appealed: look(LoopIcon, 'warning'),
    rejected_final: look(BlockIcon, 'error'),
    revoked: look(RemoveIcon, 'error'),
    expired: look(HourglassIcon),
    withdrawn: look(UndoIcon),
  },
  badgeStates: {
    none: look(OpenIcon),
    active: look(CheckIcon, 'success'),
    suspended: look(BlockIcon, 'warning'),
    lapsed: look(HourglassIcon),
    revoked: look(RemoveIcon, 'error'),
  },
  registrationStates: {
    submitted: look(HourglassIcon),
    asked: look(AskedIcon, 'warning'),
    accepted: look(CheckIcon, 'success'),
    refused: look(BlockIcon, 'error'),
    withdrawn: look(UndoIcon),
  },
  accessOutcomes: { shown: look(CheckIcon), denied: look(BlockIcon, 'error'), capped: look(HourglassIcon, 'warning') },
  approvalStates: {
    pending: look(PeopleIcon, 'warning'),
    approved: look(CheckIcon, 'success'),
    returned: look(LoopIcon),
    expired: look(HourglassIcon),
    void: look(CloseIcon),
  },
  instructionStates: {
    pending: look(HourglassIcon),
    sent: look(HourglassIcon, 'primary'),
    confirmed: look(CheckIcon, 'success'),
    failed: look(BlockIcon, 'error'),
    cancelled: look(CloseIcon),
  },
  ringVerdicts: { coordinated: look(BlockIcon, 'error'), unrelated: look(CheckIcon, 'success') },
  staffStates: { invited: look(HourglassIcon), active: look(CheckIcon, 'success'), disabled: look(BlockIcon, 'error') },
  outboxStates: {
    pending: look(HourglassIcon),
    delivered: look(CheckIcon, 'success'),
    dead: look(BlockIcon, 'error'),
    cancelled: look(CloseIcon),
  },
} as const;

export const OUTCOME_LOOKS: Record<Outcome, Look> = {
  publish: look(CheckIcon, 'success'),
  keep: look(CheckIcon, 'success'),
  'apply-edit': look(EditIcon, 'success'),
  reject: look(BlockIcon, 'error'),
  remove: look(RemoveIcon, 'error'),
  redact: look(RedactIcon, 'warning'),
  ask: look(AskedIcon),
  release: look(CheckIcon, 'success'),
  refund: look(UndoIcon),
  split: look(SplitIcon),
  propose: look(AskedIcon),
  uphold: look(CheckIcon, 'success'),
  amend: look(EditIcon, 'warning'),
  approve: look(CheckIcon, 'success'),
  resubmit: look(AskedIcon),
  confirm: look(CheckIcon, 'success'),
  return: look(LoopIcon),
  accept: look(CheckIcon, 'success'),
  refuse: look(BlockIcon, 'error'),
  escalate: look(EscalateIcon),
  revert: look(LoopIcon),
};
