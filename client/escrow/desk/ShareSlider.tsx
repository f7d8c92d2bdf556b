import { type KeyboardEvent, useId } from 'react';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import type { Amounts } from './useAmounts.ts';

const WHOLE = 10_000;
/** One percent with an arrow, ten with Shift (TOKENS §7, Money). */
const STEP = 100;
const LEAP = 1_000;
const DIRECTIONS: Partial<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** Left all to the customer, right all to the specialist; the browser's own slider, so that every hand and reader knows it. */
export function ShareSlider({ amounts: { points, slide, split } }: { amounts: Amounts }) {
  const t = useT();
  const { share } = useFormats();
  const id = useId();
  const leap = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (direction === undefined || !event.shiftKey) return;
    event.preventDefault();
    slide(points + direction * LEAP);
  };
  return (
    <>
      <input
        type="range"
        min={0}
        max={WHOLE}
        step={STEP}
        value={points}
        aria-label={t('desk.money.share')}
        aria-valuetext={split === null ? t('desk.money.choose') : t('desk.money.shareOf', { share: share(points, 2) })}
        aria-describedby={id}
        style={{ '--kept': `${points / STEP}%` } as React.CSSProperties}
        onChange={(event) => slide(Number(event.target.value))}
        onKeyDown={leap}
      />
      <p className="ends xs t3" aria-hidden>
        <span>{t('desk.money.allBack')}</span>
        <span>{t('desk.money.allPaid')}</span>
      </p>
      <p id={id} className="vh">
        {t('desk.money.keys')}
      </p>
    </>
  );
}
