import { useState } from 'react';
import { useBench } from '../../../desk/bench.ts';
import { DeskDialog } from '../../../desk/DeskDialog.tsx';
import { useT } from '../../../i18n/useT.ts';
import type { DocumentCase } from '../documentCase.ts';
import { useSendFrom } from './useSendFrom.ts';
import { WordsField } from './WordsField.tsx';

/** Back to the desk, with a word to whoever decides it again. */
export function ReturnDialog({ context, onClose }: { context: DocumentCase; onClose: () => void }) {
  const t = useT();
  const { draft } = useBench();
  const [isWrong, setWrong] = useState(false);
  const send = useSendFrom('return', onClose);
  return (
    <DeskDialog
      title={t('desk.documents.return.title')}
      more={t(context.appeal === null ? 'desk.documents.return.more' : 'desk.documents.return.appealMore')}
      submit={t('words.outcomes.return.do')}
      onSubmit={() => {
        if (draft.note.trim() === '' || send === null) return setWrong(true);
        send({ note: draft.note });
      }}
      onClose={onClose}
    >
      <WordsField of="note" label={t('desk.message.note')} isWrong={isWrong} onChange={() => setWrong(false)} />
    </DeskDialog>
  );
}
