import { useId, useState } from 'react';
import { ESCROW_REASONS } from '#db/words.ts';
import { useBench } from '../../desk/bench.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { parseMinor, readMinor } from '../../kit/minor.ts';
import { AmountField } from './AmountField.tsx';
import type { EscrowCase } from './escrowCase.ts';

/** Why the payment is divided as it is; the browser's own list takes typing, and begins with what the parties said. */
export function FindingField({ context }: { context: EscrowCase }) {
  const t = useT();
  const id = useId();
  const { draft, write, actions } = useBench();
  const { locale } = useFormats();
  // Words of a list begin small, as they stand in a sentence; alone in a field they begin it.
  const capital = (word: string) => word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
  if (!actions.some(({ dialog }) => dialog === 'money' || dialog === 'propose')) return null;
  return (
    <section className="ss" aria-label={t('desk.money.finding')}>
      <h3>
        <label htmlFor={id}>{t('desk.money.finding')}</label>
      </h3>
      <select
        id={id}
        className="sel"
        value={draft.finding ?? context.dispute.reason}
        onChange={(event) => write({ finding: ESCROW_REASONS.find((it) => it === event.target.value) ?? null })}
      >
        {ESCROW_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {capital(t(`words.escrowReasons.${reason}`))}
          </option>
        ))}
      </select>
      <Goodwill context={context} />
    </section>
  );
}

/** Out of the platform's own pocket, up to the cap of the policy; always needs a second person. */
function Goodwill({ context: { limits } }: { context: EscrowCase }) {
  const t = useT();
  const { money, locale } = useFormats();
  const { draft, write } = useBench();
  const [typed, setTyped] = useState<string | null>(null);
  if (limits.goodwillMax === 0) return null;
  const minor = typed === null ? draft.goodwillMinor : parseMinor(typed === '' ? '0' : typed, locale);
  const isWrong = minor === null || minor > limits.goodwillMax;
  return (
    <div className="sum" style={{ marginTop: 8 }}>
      <AmountField
        label={t('desk.money.goodwill', { max: money(limits.goodwillMax, limits.currency) })}
        unit={limits.currency}
        value={typed ?? (draft.goodwillMinor > 0 ? readMinor(draft.goodwillMinor, locale) : '')}
        isWrong={isWrong}
        onType={(text) => {
          setTyped(text);
          const next = parseMinor(text === '' ? '0' : text, locale);
          if (next !== null && next <= limits.goodwillMax) write({ goodwillMinor: next });
        }}
        onLeave={() => setTyped(null)}
      />
    </div>
  );
}
