import { DeskDialog } from '../../../desk/DeskDialog.tsx';
import { useWord } from '../../../desk/word.ts';
import { useT } from '../../../i18n/useT.ts';
import type { DocumentCase } from '../documentCase.ts';
import { SureAbout } from './SureAbout.tsx';
import { useSendFrom } from './useSendFrom.ts';

/** The second person signs exactly what the first one said; only then anything of it is so. */
export function SignDialog({ context, onClose }: { context: DocumentCase; onClose: () => void }) {
  const t = useT();
  const word = useWord();
  const { first } = context;
  const send = useSendFrom('confirm', onClose);
  if (first === null) return null;
  return (
    <DeskDialog
      title={t('desk.documents.sign.title', { outcome: word(`words.outcomes.${first.outcome}.do`, first.outcome) })}
      more={t('desk.documents.sign.more', { alias: first.alias })}
      submit={t('words.outcomes.confirm.do')}
      byCommand
      tone={first.outcome === 'approve' ? 'primary' : 'error'}
      onSubmit={() => send?.({})}
      onClose={onClose}
    >
      <SureAbout grounds={first.grounds} message={first.message} />
    </DeskDialog>
  );
}
