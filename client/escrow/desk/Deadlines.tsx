import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import { useBench } from '../../desk/bench.ts';
import { Facts } from '../../desk/evidence/Facts.tsx';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { DueTime } from '../../kit/DueTime.tsx';
import { When } from '../../kit/When.tsx';
import type { EscrowCase } from './escrowCase.ts';

/** Until when it is to be decided, what the clock does next, and how old the payment is (H19). */
export function Deadlines({ context }: { context: EscrowCase }) {
  const t = useT();
  const { row } = useBench();
  const { money } = useFormats();
  const { hold, dispute, limits } = context;
  const { marketplaceId } = row;
  return (
    <section className="ss">
      <h3>
        <ScheduleOutlined aria-hidden />
        {t('desk.money.deadlines')}
      </h3>
      <Facts
        facts={[
          {
            label: t('desk.facts.decideBy'),
            value: (
              <>
                <When at={row.dueAt} marketplaceId={marketplaceId} look="dayTime" /> · <DueTime dueAt={row.dueAt} />
              </>
            ),
          },
          dispute.dueAt !== null &&
            dispute.dueAt !== row.dueAt && {
              label: t('desk.money.clock'),
              value: <When at={dispute.dueAt} marketplaceId={marketplaceId} look="dayTime" />,
            },
          {
            label: t('desk.money.age'),
            value: hold.nextAge
              ? t(`desk.money.ageNext.${hold.nextAge.step}`, { days: hold.ageDays, next: hold.nextAge.days })
              : t('desk.money.ageOnly', { days: hold.ageDays }),
          },
          limits.usedByMe > 0 && {
            label: t('desk.money.mine'),
            value: t('desk.money.mineOf', {
              used: money(limits.usedByMe, limits.currency),
              limit: money(limits.agentDay, limits.currency),
            }),
          },
          { label: t('desk.facts.policyLabel'), value: t('desk.facts.policy', { version: context.policy.version }) },
        ]}
      />
    </section>
  );
}
