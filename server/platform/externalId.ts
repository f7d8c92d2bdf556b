import { ExternalId } from './contract.ts';
import { Refusal } from './refusal.ts';

/** The marketplace's own id in an address. @throws Refusal invalid where no such id could exist (`../`, spaces, controls) */
export function externalIdIn(params: Record<string, string>): string {
  const parsed = ExternalId.safeParse(params.id);
  if (!parsed.success) throw new Refusal('invalid', { errors: { id: 'invalid-format' } });
  return parsed.data;
}
