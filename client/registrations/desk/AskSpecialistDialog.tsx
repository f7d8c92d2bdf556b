import { useState } from 'react';
import { useBench } from '../../desk/bench.ts';
import { DeskDialog } from '../../desk/DeskDialog.tsx';
import { useSendFrom } from '../../documents/desk/dialogs/useSendFrom.ts';
import { useT } from '../../i18n/useT.ts';
import { openPlaces } from '../../templates/places.ts';
import { MessageLines } from './MessageLines.tsx';
import type { RegistrationCase } from './registrationCase.ts';

/** What the specialist is asked; the questionnaire that comes again is the answer. */
export function AskSpecialistDialog({ context, onClose }: { context: RegistrationCase; onClose: () => void }) {
  const t = useT();
  const { draft } = useBench();
  const [isTried, setTried] = useState(false);
  const send = useSendFrom('ask', onClose);
  const isWrong = draft.message.trim() === '' || openPlaces(draft.message).length > 0;
  return (
    <DeskDialog
      title={t('desk.registrations.ask.title', { name: context.person.displayName })}
      more={t('desk.registrations.ask.more', { smart_count: context.policy.askAnswerHours })}
      submit={t('desk.ask.do')}
      onSubmit={() => {
        setTried(true);
        if (!isWrong && send !== null) send({ ask: 'specialist' });
      }}
      onClose={onClose}
    >
      <MessageLines
        autoFocus
        isRequired
        label={t('desk.ask.message')}
        locale={context.person.locale}
        isWrong={isTried && isWrong}
      />
    </DeskDialog>
  );
}
