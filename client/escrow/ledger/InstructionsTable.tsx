import type { InstructionRow } from '#server/escrow/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { StatusChip } from '../../kit/StatusChip.tsx';
import { When } from '../../kit/When.tsx';
import { Scrolls } from './Scrolls.tsx';

/** What the payment provider was told, and what became of it. */
export function InstructionsTable({
  instructions,
  marketplaceId,
}: {
  instructions: readonly InstructionRow[];
  marketplaceId: string;
}) {
  const t = useT();
  const { money } = useFormats();
  if (instructions.length === 0) return <p className="t2">{t('desk.escrow.noInstructions')}</p>;
  return (
    <Scrolls name={t('desk.escrow.instructions')}>
      <table className="td">
        <caption className="vh">{t('desk.escrow.instructions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.escrow.what')}</th>
            <th scope="col" className="num">
              {t('desk.facts.amount')}
            </th>
            <th scope="col">{t('desk.similar.state')}</th>
            <th scope="col">{t('desk.escrow.error')}</th>
            <th scope="col">{t('desk.history.at')}</th>
          </tr>
        </thead>
        <tbody>
          {instructions.map((one) => (
            <tr key={one.id}>
              <td>{t(`words.instructionKinds.${one.kind}`)}</td>
              <td className="num nw">{money(one.amount, one.currency)}</td>
              <td>
                <StatusChip of="instructionStates" value={one.state} />
              </td>
              <td>{one.lastError ?? ''}</td>
              <td className="nw">
                <When at={one.settledAt ?? one.sentAt ?? one.createdAt} marketplaceId={marketplaceId} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
