import type { Draft } from '../../desk/drafts.ts';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import type { DeskAction, DeskOutcome, DeskParts } from '../../desk/parts.ts';
import { ApplicantFacts } from './ApplicantFacts.tsx';
import { DuplicatesTab } from './Duplicates.tsx';
import { PersonTab } from './PersonTab.tsx';
import { RegistrationDialogs } from './RegistrationDialogs.tsx';
import { RegistrationEvidence } from './RegistrationEvidence.tsx';
import { type RegistrationCase, registrationCase } from './registrationCase.ts';

/** Specialists who want to be admitted: accept, ask, refuse with grounds (QJ-04, QJ-05, SPEC 4). */
export const registrationsDesk: DeskParts<RegistrationCase> = {
  queue: 'registrations',
  read: async (acts, caseId, signal) => registrationCase(await acts.registrationContext(caseId, signal)),
  dueSoonHours: 4,
  actions: [
    { outcome: 'accept', code: 'KeyA', tone: 'success', main: true },
    { outcome: 'refuse', code: 'KeyR', tone: 'error', main: true, dialog: 'refuse' },
    { outcome: 'ask', code: 'KeyQ', tone: 'plain', main: false, dialog: 'ask' },
    { outcome: 'escalate', code: 'KeyE', tone: 'plain', main: false },
  ],
  tabs: [
    { id: 'applicant', Panel: PersonTab },
    { id: 'linked', count: ({ links, sameName }) => links.length + sameName.length, Panel: DuplicatesTab },
    { id: 'timeline', count: ({ timeline }) => timeline.length, Panel: TimelineTab },
  ],
  Evidence: RegistrationEvidence,
  Facts: ApplicantFacts,
  Dialogs: RegistrationDialogs,
  openChecks: () => [],
  reasonsOpen: false,
  previews: [],
  redact: 'redact',
  prepared,
  // What an outcome wants is asked in its own form.
  missing: () => null,
  confirmed: () => undefined,
  recipient: ({ person }) => ({ who: 'applicant', readers: [person] }),
  help: [],
  state: ({ registration }) => ({ of: 'registrationStates', value: registration.state }),
};

/** Ctrl-Enter opens the form in which grounds were chosen. */
function prepared({ grounds }: Draft, actions: readonly DeskAction[]): DeskOutcome | null {
  if (grounds.length === 0) return null;
  return actions.find(({ outcome }) => outcome === 'refuse')?.outcome ?? null;
}
