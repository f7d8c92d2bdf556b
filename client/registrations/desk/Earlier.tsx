import { Link } from 'react-router-dom';
import { useT } from '../../i18n/useT.ts';
import { recordPath } from '../../kit/paths.ts';
import { StatusChip } from '../../kit/StatusChip.tsx';
import { shortId } from '../../kit/shortId.ts';
import { When } from '../../kit/When.tsx';
import type { RegistrationCase } from './registrationCase.ts';

/** What this person sent before, and why it was not enough then. */
export function Earlier({ context: { earlier, case: row } }: { context: RegistrationCase }) {
  const t = useT();
  if (earlier.length === 0) return null;
  return (
    <section className="sec">
      <h3>{t('desk.registrations.earlier')}</h3>
      <ul>
        {earlier.map((one) => (
          <li key={one.id} className="row wrap g4">
            <Link to={recordPath('registration', one.id)}>{shortId('registration', one.id)}</Link>
            <StatusChip of="registrationStates" value={one.state} />
            <span className="sm t3">
              <When at={one.decidedAt ?? one.submittedAt} marketplaceId={row.marketplaceId} look="date" />
            </span>
            {one.reasons.length > 0 && (
              <span className="sm">
                {one.reasons.map((code) => t(`words.registrationReasons.${code}.short`)).join(', ')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
