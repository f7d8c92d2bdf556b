import { useState } from 'react';
import { useBench } from '../../../desk/bench.ts';
import { DeskDialog } from '../../../desk/DeskDialog.tsx';
import { useT } from '../../../i18n/useT.ts';
import { useSendFrom } from './useSendFrom.ts';
import { WordsField } from './WordsField.tsx';

/** The rejection stays, for good: whoever appealed is told why (DSA 20). */
export function UpholdDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { draft } = useBench();
  const [isWrong, setWrong] = useState(false);
  const send = useSendFrom('uphold', onClose);
  return (
    <DeskDialog
      title={t('desk.documents.uphold.title')}
      more={t('desk.documents.uphold.more')}
      submit={t('words.outcomes.uphold.do')}
      byCommand
      tone="error"
      onSubmit={() => {
        if (draft.message.trim() === '' || send === null) return setWrong(true);
        send({});
      }}
      onClose={onClose}
    >
      <WordsField of="message" label={t('desk.message.applicant')} isWrong={isWrong} onChange={() => setWrong(false)} />
    </DeskDialog>
  );
}
