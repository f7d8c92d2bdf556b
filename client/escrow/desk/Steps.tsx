import type { SecondReason } from '#db/words.ts';
import { useBench } from '../../desk/bench.ts';
import { useT } from '../../i18n/useT.ts';
import type { EscrowCase } from './escrowCase.ts';

/** Amounts, then a look at them, then a second person where one is needed. */
export function Steps({ context, second }: { context: EscrowCase; second: readonly SecondReason[] }) {
  const t = useT();
  const { actions, dialog } = useBench();
  const isConfirming = dialog === 'money' || dialog === 'uphold';
  const begun = actions.length > 0 ? 1 : 0;
  const at = context.approval !== null ? 3 : isConfirming ? 2 : begun;
  const needsSecond = second.length > 0 || context.approval !== null;
  const names = [
    t('desk.money.steps.amounts'),
    t('desk.money.steps.confirm'),
    ...(needsSecond ? [t('desk.money.steps.second')] : []),
  ];
  return (
    <ol className="steps" aria-label={t('desk.money.steps.name')}>
      {names.map((name, n) => (
        <li key={name} aria-current={n + 1 === at ? 'step' : undefined}>
          <b aria-hidden>{n + 1}</b> {name}
        </li>
      ))}
    </ol>
  );
}
