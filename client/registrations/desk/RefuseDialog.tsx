import CheckOutlined from '@mui/icons-material/CheckOutlined';
import { useState } from 'react';
import { REGISTRATION_REASONS, type RegistrationReason } from '#db/words.ts';
import { useBench } from '../../desk/bench.ts';
import { DeskDialog } from '../../desk/DeskDialog.tsx';
import { useSendFrom } from '../../documents/desk/dialogs/useSendFrom.ts';
import { useT } from '../../i18n/useT.ts';
import { openPlaces } from '../../templates/places.ts';
import { MessageLines } from './MessageLines.tsx';
import { RefusalReads } from './RefusalReads.tsx';
import type { RegistrationCase } from './registrationCase.ts';

/** What a person can still take in of one message (contract of a decision). */
const GROUNDS_MAX = 5;

/** Why somebody is not admitted; it goes to the person as a statement of reasons (QJ-05, DSA 17). */
export function RefuseDialog({ context, onClose }: { context: RegistrationCase; onClose: () => void }) {
  const t = useT();
  const { draft, write } = useBench();
  const [wrong, setWrong] = useState<'none' | 'most' | null>(null);
  const send = useSendFrom('refuse', onClose);
  const chosen = REGISTRATION_REASONS.filter((code) => draft.grounds.includes(code));
  const hasOpenPlaces = openPlaces(draft.message).length > 0;
  const toggle = (code: RegistrationReason) => {
    const isFull = !chosen.includes(code) && chosen.length === GROUNDS_MAX;
    setWrong(isFull ? 'most' : null);
    if (!isFull) write({ grounds: chosen.includes(code) ? chosen.filter((it) => it !== code) : [...chosen, code] });
  };
  const submit = () => {
    if (chosen.length === 0) return setWrong('none');
    if (!hasOpenPlaces && send !== null) send({ grounds: chosen });
  };
  return (
    <DeskDialog
      title={t('desk.registrations.refuse.title', { name: context.person.displayName })}
      more={t('desk.registrations.refuse.more')}
      submit={t('words.outcomes.refuse.do')}
      tone="error"
      failure={wrong && t(`desk.registrations.refuse.wrong.${wrong}`, { max: GROUNDS_MAX })}
      byCommand
      isWide
      onSubmit={submit}
      onClose={onClose}
    >
      <Grounds chosen={chosen} toggle={toggle} />
      <MessageLines label={t('desk.message.applicant')} locale={context.person.locale} isWrong={hasOpenPlaces} />
      <RefusalReads grounds={chosen} context={context} />
    </DeskDialog>
  );
}

function Grounds({
  chosen,
  toggle,
}: {
  chosen: readonly RegistrationReason[];
  toggle: (code: RegistrationReason) => void;
}) {
  const t = useT();
  return (
    <div className="desk-in-dialog grounds" role="group" aria-label={t('desk.registrations.refuse.grounds')}>
      <p className="gname">{t('desk.registrations.refuse.grounds')}</p>
      <div className="rs">
        {REGISTRATION_REASONS.map((code) => (
          <button
            key={code}
            type="button"
            className="rz"
            aria-pressed={chosen.includes(code)}
            title={t(`words.registrationReasons.${code}.long`)}
            onClick={() => toggle(code)}
          >
            <span className="ell">{t(`words.registrationReasons.${code}.short`)}</span>
            {chosen.includes(code) && <CheckOutlined aria-hidden />}
          </button>
        ))}
      </div>
    </div>
  );
}
