import CheckBoxOutlineBlankOutlined from '@mui/icons-material/CheckBoxOutlineBlankOutlined';
import CheckBoxOutlined from '@mui/icons-material/CheckBoxOutlined';
import DisabledByDefaultOutlined from '@mui/icons-material/DisabledByDefaultOutlined';
import type { DisputeContext } from '#server/disputes/contract.ts';
import { useBench } from '../../desk/bench.ts';
import { useWord } from '../../desk/word.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';

/** What a rule has checked, and what only a person can tell and ticks. */
export function Checklist({ context }: { context: DisputeContext }) {
  const t = useT();
  const { draft, actions } = useBench();
  const mayTick = actions.length > 0;
  const digitsAreHere = !draft.reasonsOpen && draft.reasons.length === 0;
  return (
    <section className="ss" aria-label={t('desk.check.title')}>
      <h3>{t('desk.check.title')}</h3>
      <ul className="cl">
        {context.checks.map((check, at) => (
          <li key={check.code}>
            {check.passed === null && mayTick ? (
              <Tick code={check.code} hint={digitsAreHere ? String(at + 1) : null} />
            ) : (
              <Checked {...check} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Checked({ code, passed }: DisputeContext['checks'][number]) {
  const t = useT();
  const name = useCheckName(code);
  const Icon = passed ? CheckBoxOutlined : passed === null ? CheckBoxOutlineBlankOutlined : DisabledByDefaultOutlined;
  return (
    <>
      <span className={passed ? 'ok' : passed === null ? 't3' : 'er'} style={{ display: 'inline-flex' }}>
        <Icon aria-hidden />
      </span>
      <span>{name}</span>
      <span className="sp" />
      {passed !== null && (
        <span className={passed ? 'xs t3 nw' : 'xs er nw'}>
          {t(passed ? 'desk.check.byRule' : 'desk.check.failed')}
        </span>
      )}
    </>
  );
}

function Tick({ code, hint }: { code: string; hint: string | null }) {
  const { draft, toggleCheck } = useBench();
  const isTicked = draft.checks.includes(code);
  const Icon = isTicked ? CheckBoxOutlined : CheckBoxOutlineBlankOutlined;
  return (
    <>
      <button type="button" role="checkbox" aria-checked={isTicked} onClick={() => toggleCheck(code)}>
        <span className={isTicked ? 'ok' : ''} style={{ display: 'inline-flex' }}>
          <Icon aria-hidden />
        </span>
        <span>{useCheckName(code)}</span>
      </button>
      {hint !== null && <Kbd>{hint}</Kbd>}
    </>
  );
}

function useCheckName(code: string): string {
  const t = useT();
  return useWord()(`desk.check.${code}`, t('desk.check.other', { code }));
}
