import { createContext, useContext } from 'react';
import type { Queue, RejectionReason } from '#db/words.ts';
import type { Me } from '#server/access/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import type { Extra } from './decisionInput.ts';
import type { Draft } from './drafts.ts';
import type { DeskAction, DeskOutcome, Dialog, Missing, TabId } from './parts.ts';
import type { Claim } from './useClaim.ts';

/** Why nothing can be decided now; a key under `desk.blocked`, with what the sentence needs. */
export interface Blocked {
  code: 'offline' | 'theirs' | 'lost' | 'decided' | 'loading' | 'sending' | 'nothing' | 'level' | 'waiting';
  alias?: string;
}

/** `most`: a fourth reason; `prepared`: nothing is ready to be sent. */
export type Alert = Missing['code'] | 'prepared' | 'most';

/** What the parts of the workbench share: the case in hand and what may be done with it. */
export interface Bench {
  me: Me;
  queue: Queue;
  row: CaseRow;
  name: string;
  draft: Draft;
  write: (change: Partial<Draft>) => void;
  actions: readonly DeskAction[];
  blocked: Blocked | null;
  /** Whether I have the case in hand, and if not, who has. */
  hand: Claim['state'];
  /** What the last attempt lacked; shown as an alert until the person mends it. */
  alert: Alert | null;
  missing: (outcome: DeskOutcome) => Missing | null;
  /** Field errors of a refused decision: `refusals` code by field. */
  errors: Readonly<Record<string, string>>;
  toggleReason: (reason: RejectionReason) => void;
  toggleCheck: (code: string) => void;
  act: (action: DeskAction, extra?: Extra) => void;
  submitPrepared: () => void;
  prepared: DeskOutcome | null;
  open: (dialog: Dialog) => void;
  /** The form that is open over the case. */
  dialog: Dialog;
  showTab: (id: TabId) => void;
  /** Reads the case again, where something showed that it is not as it was. */
  reread: () => void;
  shortcuts: boolean;
  /** What is blurred by the person's own wish was pressed open, for this case only. */
  revealed: boolean;
  reveal: () => void;
}

export const BenchContext = createContext<Bench | null>(null);

export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (bench === null) throw new Error('A part of the workbench stands outside of it.');
  return bench;
}
