import type { ProviderEventKind } from '#db/words.ts';
import type { ProviderEvent } from '../contract.ts';
import type { Chargeback, Entry } from './books.ts';

/** What became of an instruction. Each try has a word of its own, which is the same word however often it is said. */
export function wordOf({ instruction, ref, attempt, at }: Entry, kind: ProviderEventKind): ProviderEvent {
  const { id, holdId, amount, currency } = instruction;
  const payment = instruction.kind === 'authorize' ? ref : instruction.payment;
  const reason = kind === 'failed' || kind === 'capture-failed' ? 'declined' : null;
  const about = { instructionId: id, holdId, payment, amount, currency, at: new Date(at), reason };
  return { id: `evt_${id}_${kind}_${attempt}`, kind, ...about };
}

/** A payment can be asked back more than once; the instant tells them apart. */
export function bankWordOf(chargeback: Chargeback, kind: ProviderEventKind): ProviderEvent {
  const { payment, amount, opensAt, closesAt } = chargeback;
  const { id, holdId, currency } = payment.instruction;
  const at = new Date(kind === 'chargeback-opened' ? opensAt : closesAt);
  const about = { instructionId: null, holdId, payment: payment.ref, amount, currency, at, reason: null };
  return { id: `evt_${id}_${kind}_${opensAt}`, kind, ...about };
}
