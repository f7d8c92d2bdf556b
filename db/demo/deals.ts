import type { ESCROW_EVIDENCE } from '../words.ts';
import { deals as cs } from './cs/deals.ts';
import { deals as uk } from './uk/deals.ts';

/** The words of disputes about payments, in one language of the demo. */
export interface DealSpeech {
  customer: Record<
    'not_done' | 'partly_done' | 'poor_quality' | 'late' | 'price_disagreement' | 'damage',
    readonly string[]
  >;
  specialist: Record<'done' | 'partly-done', readonly string[]>;
  evidence: Record<(typeof ESCROW_EVIDENCE)[number], string>;
  decided: string;
  decidedForSpecialist: string;
  decidedForCustomer: string;
  asked: string;
  appeal: string;
  frozen: string;
}

export const DEAL_SPEECH = { qjob: cs, izi: uk } as const;
