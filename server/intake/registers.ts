import { AuditRow } from '../audit/contract.ts';
import { auditResource } from '../audit/routes.ts';
import { DecisionRow, StatementRow } from '../decisions/contract.ts';
import { decisionList, statementList } from '../decisions/list.ts';
import { DisputeRow } from '../disputes/contract.ts';
import { disputeList } from '../disputes/routes.ts';
import { DocumentAccessRow, DocumentRow } from '../documents/contract.ts';
import { accessList, documentList } from '../documents/list.ts';
import { ApprovalRow, EscrowDisputeRow, HoldListed, InstructionRow } from '../escrow/contract.ts';
import { approvalList, escrowDisputeList, holdList, instructionList } from '../escrow/lists.ts';
import { accountList } from '../ledger/accountList.ts';
import { AccountRow, JournalRow, TransferRow } from '../ledger/contract.ts';
import { journalList } from '../ledger/lists.ts';
import { transferList } from '../ledger/transferList.ts';
import { CategoryRow, ListingRow, OrderRow } from '../orders/contract.ts';
import { categoriesResource, listingsResource, ordersResource } from '../orders/register.ts';
import { PersonRow } from '../people/contract.ts';
import { peopleResource } from '../people/register.ts';
import type { Clock } from '../platform/clock.ts';
import type { Register } from '../platform/export.ts';
import { CaseRow } from '../queue/contract.ts';
import { caseList } from '../queue/list.ts';
import { RegistrationRow } from '../registrations/contract.ts';
import { registrationList } from '../registrations/lists.ts';
import { ReviewRow } from '../reviews/contract.ts';
import { reviewList } from '../reviews/list.ts';
import { maskHeadline, maskReview } from './exportMasks.ts';

/** Everything that can be exported; staff, keys and webhooks are settings, and stay on the screen. */
export const registers = (clock: Clock): readonly Register[] => [
  { resource: caseList(clock), may: 'cases:read', shape: CaseRow, masked: maskHeadline },
  { resource: peopleResource, may: 'people:read', shape: PersonRow },
  { resource: ordersResource, may: 'orders:read', shape: OrderRow },
  { resource: listingsResource, may: 'listings:read', shape: ListingRow },
  { resource: categoriesResource, may: 'categories:read', shape: CategoryRow },
  { resource: reviewList(clock), may: 'reviews:read', shape: ReviewRow, masked: maskReview },
  { resource: disputeList, may: 'review-disputes:read', shape: DisputeRow },
  { resource: documentList, may: 'documents:read', shape: DocumentRow },
  { resource: accessList, may: 'audit:read', shape: DocumentAccessRow },
  { resource: registrationList, may: 'registrations:read', shape: RegistrationRow },
  { resource: holdList, may: 'escrow:read', shape: HoldListed },
  { resource: escrowDisputeList, may: 'escrow:read', shape: EscrowDisputeRow },
  { resource: approvalList, may: 'escrow:read', shape: ApprovalRow },
  { resource: instructionList, may: 'ledger:read', shape: InstructionRow },
  { resource: journalList, may: 'ledger:read', shape: JournalRow },
  { resource: transferList, may: 'ledger:read', shape: TransferRow },
  { resource: accountList, may: 'ledger:read', shape: AccountRow },
  { resource: decisionList(clock), may: 'decisions:read', shape: DecisionRow, masked: maskHeadline },
  { resource: statementList, may: 'statements:read', shape: StatementRow },
  { resource: auditResource, may: 'audit:read', shape: AuditRow },
];
