import './presence.css';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { useT } from '../i18n/useT.ts';
import { usePresent } from './presences.ts';

const SHOWN_MAX = 2;

/** In the head of the case: "Helena is looking", "Helena is writing". */
export function PresentPeople({ caseId, worker }: { caseId: string; worker: string | null }) {
  const t = useT();
  // That who works on it also looks at it goes without saying.
  const present = usePresent(caseId).filter(({ alias, doing }) => alias !== worker || doing === 'typing');
  if (present.length === 0) return null;
  const words = present.map(({ alias, doing }) => t(`desk.presence.${doing}`, { alias }));
  const more = present.length - SHOWN_MAX;
  return (
    <span className="here-list">
      {present.slice(0, SHOWN_MAX).map(({ alias, doing }) => (
        <span key={alias} className={doing === 'typing' ? 'chip ac' : 'chip'}>
          <VisibilityOutlined aria-hidden />
          {t(`desk.presence.${doing}`, { alias })}
        </span>
      ))}
      {more > 0 && (
        <span className="chip" title={words.slice(SHOWN_MAX).join(', ')}>
          {t('desk.presence.more', { count: more })}
        </span>
      )}
    </span>
  );
}

/** In a row: a dot that names who is there; nothing where the row shows the same colleague at work already. */
export function PresentDot({ caseId, worker }: { caseId: string; worker: string | undefined }) {
  const t = useT();
  const others = usePresent(caseId).filter(({ alias }) => alias !== worker);
  if (others.length === 0) return null;
  const words = others.map(({ alias, doing }) => t(`desk.presence.${doing}`, { alias })).join(', ');
  const isWriting = others.some(({ doing }) => doing === 'typing');
  return <span className={isWriting ? 'here on' : 'here'} role="img" aria-label={words} title={words} />;
}
