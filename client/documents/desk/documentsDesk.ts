import type { Draft } from '../../desk/drafts.ts';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import type { DeskAction, DeskOutcome, DeskParts, Missing } from '../../desk/parts.ts';
import { AccessTab } from './AccessTab.tsx';
import { Applicant } from './Applicant.tsx';
import { ApplicantTab } from './ApplicantTab.tsx';
import { missingForApproval } from './approval.ts';
import { Checklist } from './checks/Checklist.tsx';
import { DocumentChip } from './DocumentChip.tsx';
import { DocumentEvidence } from './DocumentEvidence.tsx';
import { DocumentDialogs } from './dialogs/DocumentDialogs.tsx';
import { type DocumentCase, documentCase } from './documentCase.ts';
import { LinkedTab } from './LinkedTab.tsx';

/** Identity documents: verify, ask for a new photo, reject, sign as the second person, hear an appeal (SPEC 4, verification.md §C1). */
export const documentsDesk: DeskParts<DocumentCase> = {
  queue: 'documents',
  read: async (acts, caseId, signal) => documentCase(await acts.documentContext(caseId, signal)),
  dueSoonHours: 2,
  actions: [
    { outcome: 'approve', code: 'KeyA', tone: 'success', main: true },
    { outcome: 'reject', code: 'KeyR', tone: 'error', main: true, dialog: 'reject' },
    { outcome: 'confirm', code: 'KeyA', tone: 'success', main: true, dialog: 'sign' },
    { outcome: 'uphold', code: 'KeyA', tone: 'error', main: true, dialog: 'uphold' },
    { outcome: 'return', code: 'KeyT', tone: 'plain', main: true, dialog: 'return' },
    { outcome: 'resubmit', code: 'KeyQ', tone: 'plain', main: false, dialog: 'resubmit' },
    { outcome: 'escalate', code: 'KeyE', tone: 'plain', main: false },
  ],
  tabs: [
    { id: 'applicant', Panel: ApplicantTab },
    { id: 'linked', count: ({ linked }) => linked.length, Panel: LinkedTab },
    { id: 'access', count: ({ access }) => access.length, Panel: AccessTab },
    { id: 'timeline', count: ({ timeline }) => timeline.length, Panel: TimelineTab },
  ],
  Evidence: DocumentEvidence,
  Facts: Applicant,
  Chip: DocumentChip,
  Checklist,
  Dialogs: DocumentDialogs,
  openChecks: () => [],
  reasonsOpen: false,
  previews: [],
  redact: 'redact',
  prepared,
  missing: missingAtDocuments,
  confirmed: () => undefined,
  recipient: ({ applicant }) => ({ who: 'applicant', readers: [applicant] }),
  help: [
    { name: 'desk.documents.help.reveal', keys: ['1', '2'] },
    { name: 'desk.documents.help.type', keys: ['D'] },
    { name: 'desk.documents.help.check', keys: ['L'] },
    { name: 'desk.documents.help.answer', keys: ['1', '…', '4'] },
  ],
  state: ({ document }) => ({ of: 'documentStates', value: document.state }),
};

/** Ctrl-Enter opens the form that grounds were chosen in, which still asks before it sends. */
function prepared({ grounds, disposition }: Draft, actions: readonly DeskAction[]): DeskOutcome | null {
  if (grounds.length === 0) return null;
  const wanted = disposition === 'retry' ? 'resubmit' : 'reject';
  return actions.find(({ outcome }) => outcome === wanted)?.outcome ?? null;
}

/** The server says what a verification lacks; what the other outcomes need is asked in their own forms. */
function missingAtDocuments(outcome: DeskOutcome, _draft: Draft, { missing }: DocumentCase): Missing | null {
  return outcome === 'approve' ? missingForApproval(missing) : null;
}
