import type { FC } from 'react';
import type {
  DisputeStatus,
  DocumentState,
  EscrowDisputeState,
  Outcome,
  Queue,
  RegistrationState,
  RejectionReason,
  ReviewStatus,
} from '#db/words.ts';
import type { DisputeContext } from '#server/disputes/contract.ts';
import type { ReviewContext } from '#server/reviews/contract.ts';
import type { TrustdeskProvider } from '../data/dataProvider.ts';
import type { DocumentCase } from '../documents/desk/documentCase.ts';
import type { EscrowCase } from '../escrow/desk/escrowCase.ts';
import type { Key } from '../i18n/messages.ts';
import type { RegistrationCase } from '../registrations/desk/registrationCase.ts';
import type { Reader } from '../templates/reply.ts';
import type { Draft } from './drafts.ts';

/** What the workbench itself needs to know of a case; the rest belongs to the desk of the queue. */
export type CaseContext = ReviewContext | DisputeContext | EscrowCase | DocumentCase | RegistrationCase;
/** Of the desks whose cases are about a review. */
export type ReviewedContext = ReviewContext | DisputeContext;
export type DeskOutcome = Exclude<Outcome, 'revert'>;

/** Why a decision cannot leave yet, and which part of the panel would mend it. */
export interface Missing {
  code: 'reasons' | 'spans' | 'checks' | 'answer' | 'note' | 'places' | 'amount' | 'message' | 'approval';
  /** How many are open, for the sentence above the buttons. */
  count: number;
  /** What they are called, where the sentence names them; the first ones are enough. */
  items?: readonly Key[];
}

/** The short form that is open over the desk. */
export type Dialog = SharedDialog | 'ask' | OwnDialog | null;
/** Those that every desk has. */
export type SharedDialog = 'skip' | 'hold' | 'hand-over' | 'reopen';
/** Those in the words of the desk itself. */
type OwnDialog = 'money' | 'propose' | 'uphold' | 'reject' | 'resubmit' | 'sign' | 'return' | 'refuse';

/** Outcomes after which the rating reads otherwise. */
export type PreviewOutcome = 'publish' | 'reject' | 'redact' | 'keep' | 'remove' | 'apply-edit';

export interface DeskAction {
  outcome: DeskOutcome;
  /** `event.code` of the key: the place on the keyboard, not the letter it prints. None: only Ctrl-Enter, as money wants. */
  code?: string;
  tone: 'success' | 'error' | 'plain';
  /** Two actions stand in the first row; keep or approve left. */
  main: boolean;
  /** Stands alone in the first row: no other one is as near at hand. */
  isWide?: boolean;
  /** Asks for more in a dialog before anything is sent. */
  dialog?: 'ask' | OwnDialog;
}

export type TabId = 'case' | 'person' | 'applicant' | 'similar' | 'linked' | 'access' | 'ledger' | 'timeline';

interface DeskTab<C> {
  id: Exclude<TabId, 'case'>;
  count?: (context: C) => number;
  Panel: FC<{ context: C }>;
}

export interface Recipient {
  /** Who reads the message: the author alone, both parties, or the person whose case it is. */
  who: 'author' | 'parties' | 'applicant';
  readers: readonly Reader[];
}

export type SubjectState =
  | { of: 'reviewStatuses'; value: ReviewStatus }
  | { of: 'disputeStatuses'; value: DisputeStatus }
  | { of: 'escrowStates'; value: EscrowDisputeState }
  | { of: 'documentStates'; value: DocumentState }
  | { of: 'registrationStates'; value: RegistrationState };

/** Everything a queue puts into the one workbench (HOUSE, Screens). */
export interface DeskParts<C extends CaseContext> {
  queue: Queue;
  read: (acts: TrustdeskProvider, caseId: string, signal?: AbortSignal) => Promise<C>;
  /** Rows due within so many hours stand under "due soon". */
  dueSoonHours: number;
  actions: readonly DeskAction[];
  tabs: readonly DeskTab<C>[];
  /** The middle pane under the tab "Case". */
  Evidence: FC<{ context: C }>;
  /** Facts, rule state and publication at the top of the right pane. */
  Facts: FC<{ context: C }>;
  /** What stands in place of previews, checks and reasons, where the desk divides money. */
  Amounts?: FC<{ context: C }>;
  /** Short forms of this desk alone; the others are the workbench's. */
  Dialogs?: FC<{ dialog: NonNullable<Dialog>; context: C; onClose: () => void }>;
  /** What Ctrl/⌘-Enter would send, where it is neither reasons nor spans that prepare it. */
  prepared?: (draft: Draft, actions: readonly DeskAction[]) => DeskOutcome | null;
  /** Checks that a rule or a person ticks; between the previews and the reasons. */
  Checklist?: FC<{ context: C }>;
  /** Codes of the checks that only a person can tick, by a digit while the reasons are closed; in order of the list. */
  openChecks: (context: C) => readonly { code: string; digit: number }[];
  /** The twelve reasons are open from the start, or opened by the outcome that wants them. */
  reasonsOpen: boolean;
  /** Previews in the order they are read. */
  previews: readonly PreviewOutcome[];
  /** The outcome that begins marking what to hide. */
  redact: DeskOutcome;
  missing: (outcome: DeskOutcome, draft: Draft, context: C) => Missing | null;
  /** Detector marks the person agreed with, at the mark or by choosing its reason. */
  confirmed: (draft: Draft, context: C) => { start: number; end: number; reason?: RejectionReason }[] | undefined;
  recipient: (context: C) => Recipient;
  /** What it is, in a chip beside its name. */
  Chip?: FC<{ context: C }>;
  /** Keys of this desk alone, in place of those of the reasons. */
  help?: readonly { name: Key; keys: readonly string[] }[];
  /** State of the subject, for the chip in the head. */
  state: (context: C) => SubjectState;
}
