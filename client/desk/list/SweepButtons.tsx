import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import type { Sweep } from '../useSweeps.ts';

/** What the list holds of the two commonest reasons, each with a button that shows all of it to be read and rejected. */
export function SweepButtons({ sweeps, isWhole }: { sweeps: readonly Sweep[]; isWhole: boolean }) {
  const t = useT();
  const some = sweeps.filter(({ count }) => count > 0);
  if (some.length === 0) return null;
  return (
    <div className="sweeps">
      {some.map(({ reason, keys, count, start }) => (
        <button
          key={reason}
          type="button"
          className="btn xs"
          title={t('desk.help.sweep', { reason: t(`words.reasons.${reason}.short`) })}
          onClick={start}
        >
          <span className="cut">
            {t(reason === 'R02' ? 'desk.bulk.questions' : 'desk.bulk.meaningless', {
              count: isWhole ? String(count) : `${count}+`,
            })}
          </span>
          <Kbd>{keys.join('').replace('Shift', '⇧')}</Kbd>
        </button>
      ))}
    </div>
  );
}
