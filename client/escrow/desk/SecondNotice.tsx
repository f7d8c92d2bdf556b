import GroupOutlined from '@mui/icons-material/GroupOutlined';
import { Link } from 'react-router-dom';
import type { SecondReason } from '#db/words.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { recordPath } from '../../kit/paths.ts';
import { useZone } from '../../kit/When.tsx';
import type { EscrowCase } from './escrowCase.ts';

/** Why one person's word is not enough here, and for how long the other one is waited for (D14, D15). */
export function SecondNotice({ reasons, context }: { reasons: readonly SecondReason[]; context: EscrowCase }) {
  const t = useT();
  const { money } = useFormats();
  const { limits, policy, approval } = context;
  if (approval) return <Asked approval={approval} />;
  // What is over needs nobody any more.
  if (reasons.length === 0 || context.case.state === 'closed') return null;
  const why = reasons.map((reason) => t(`words.secondReasons.${reason}`)).join(', ');
  return (
    <section className="ss">
      <p className="note wa" role="status">
        <GroupOutlined aria-hidden />
        <span>
          <b>{t('desk.money.second')}</b>{' '}
          {t('desk.money.secondWhy', { why, limit: money(limits.alone, limits.currency) })}{' '}
          {t('desk.money.secondTime', { smart_count: policy.approvalHours })}
        </span>
      </p>
    </section>
  );
}

/** The second signature is asked for already: by whom, on what, until when. */
function Asked({ approval }: { approval: NonNullable<EscrowCase['approval']> }) {
  const t = useT();
  const { money, instant } = useFormats();
  const zone = useZone(approval.marketplaceId);
  return (
    <section className="ss">
      <p className="note wa">
        <GroupOutlined aria-hidden />
        <span>
          {t('desk.money.asked', {
            alias: approval.proposedBy,
            amount: money(approval.amount, approval.currency),
            until: instant('dayTime', approval.expiresAt, zone),
          })}{' '}
          <Link to={recordPath('approval', approval.id)}>{t('desk.money.openApproval')}</Link>
        </span>
      </p>
    </section>
  );
}
