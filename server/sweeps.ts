import { sweepAccess } from './access/sweep.ts';
import { checkpointer, sequencer } from './audit/service.ts';
import { settleDue } from './decisions/settle.ts';
import { endUnanswered } from './disputes/service.ts';
import { purgeDue } from './documents/purge.ts';
import { documentsDue } from './documents/sweep.ts';
import { escrowDue } from './escrow/deadlines.ts';
import { sendDue } from './escrow/dispatch.ts';
import { hearProvider } from './escrow/hear.ts';
import { ReconcileNight } from './escrow/reconcileNight.ts';
import { askUnheard } from './escrow/unheard.ts';
import { orphanSweep } from './files/orphans.ts';
import { eraseSweep } from './files/purge.ts';
import type { Sweep } from './jobs/rules.ts';
import { ledgerNight } from './ledger/night.ts';
import { forgetOldMarks } from './links/service.ts';
import { Deliverer } from './outbox/deliver.ts';
import { dispatcher } from './outbox/dispatch.ts';
import { Purge } from './outbox/purge.ts';
import { foldCounts } from './platform/count.ts';
import { forgetOldKeys } from './platform/once.ts';
import { foldRatings } from './ratings/store.ts';
import { endUnansweredRegistrations } from './registrations/service.ts';
import { publishDue } from './reviews/publish.ts';
import { rescreenOpen } from './reviews/rescreen.ts';
import { ringNight } from './rings/night.ts';
import { signatures } from './screening/signing.ts';

const DUE_ROWS = 200;
const SENT_ROWS = 50;

/** Everything that falls due, in the order of consequence: a decision takes effect, a review appears, the outside hears. */
export const makeSweeps = (): Sweep[] => [
  { name: 'decisions', everyMs: 400, full: DUE_ROWS, run: settleDue },
  { name: 'publish', everyMs: 400, full: DUE_ROWS, run: publishDue },
  { name: 'escrow', everyMs: 500, full: DUE_ROWS, run: escrowDue },
  { name: 'payments', everyMs: 500, full: SENT_ROWS, run: sendDue },
  { name: 'payment-words', everyMs: 1_000, run: hearProvider },
  { name: 'payments-unheard', everyMs: 60_000, run: askUnheard },
  { name: 'unanswered', everyMs: 2_000, full: DUE_ROWS, run: endUnanswered },
  { name: 'documents', everyMs: 2_000, full: DUE_ROWS, run: documentsDue },
  { name: 'purge-documents', everyMs: 5_000, full: 100, run: purgeDue },
  eraseSweep,
  orphanSweep,
  { name: 'unanswered-registrations', everyMs: 2_000, full: DUE_ROWS, run: endUnansweredRegistrations },
  { name: 'rescreen', everyMs: 500, run: rescreenOpen },
  signatures,
  ringNight,
  ledgerNight,
  new ReconcileNight(),
  sequencer,
  checkpointer,
  dispatcher,
  new Deliverer(),
  new Purge(),
  { name: 'fold-counts', everyMs: 1_000, run: ({ db }) => foldCounts(db) },
  { name: 'fold-ratings', everyMs: 1_000, run: ({ db }) => foldRatings(db) },
  { name: 'old-marks', everyMs: 60_000, full: DUE_ROWS, run: forgetOldMarks },
  { name: 'old-keys', everyMs: 60_000, run: ({ db, clock }) => forgetOldKeys(db, clock.wall()) },
  { name: 'access', everyMs: 60_000, run: (context) => sweepAccess(context).then(() => 0) },
];
