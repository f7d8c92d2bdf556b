import { useT } from '../../i18n/useT.ts';
import { UserText } from '../../kit/UserText.tsx';
import { type Answered, spoken } from '../spoken.ts';

/** Every question in its order with its answer, also those that were left out. */
export function Answers({ answers, language }: { answers: readonly Answered[]; language: string | null }) {
  const t = useT();
  return (
    <dl className="box answers">
      {answers.map((one) => (
        <div key={one.key} className="pad">
          <dt>
            {one.label}
            {one.categoryName !== null && <span className="t3"> · {one.categoryName}</span>}
          </dt>
          <dd>
            {one.answer === null ? (
              <span className="t3">{t('desk.registrations.unanswered')}</span>
            ) : (
              <UserText text={spoken(t, one, one.answer)} lang={one.kind === 'yes-no' ? undefined : language} small />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
