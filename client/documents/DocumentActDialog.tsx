import type { DocumentReason } from '#db/words.ts';
import { HoldEvidence, LetGo, RevokeDocument } from '#server/documents/contract.ts';
import { useRefusalText } from '../data/refusal.ts';
import { DeskDialog } from '../desk/DeskDialog.tsx';
import { WordsField } from '../escrow/holdFields.tsx';
import { StepUpDialog } from '../escrow/StepUpDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { useForm } from '../kit/useForm.ts';
import { GroundsField, UntilField } from './actFields.tsx';
import type { ShownDocument } from './shownDocument.ts';
import { type DocumentAct, useDocumentAct } from './useDocumentAct.ts';

const SCHEMAS = { 'hold-evidence': HoldEvidence, 'let-go': LetGo, revoke: RevokeDocument };
const REASON_MAX = { 'hold-evidence': 500, 'let-go': 500, revoke: 1_000 };
const MESSAGE_MAX = 2_000;

interface Props {
  act: DocumentAct;
  document: ShownDocument;
  close: () => void;
}

/** Asks why, and until when or with which grounds; the same schema as the server's looks it over first. */
export function DocumentActDialog({ act, document, close }: Props) {
  const t = useT();
  const refusalText = useRefusalText();
  const { send, isSteppingUp, stopSteppingUp } = useDocumentAct(document.id, act);
  const form = useForm({
    start: { reason: '', until: '', message: '', grounds: [] as DocumentReason[] },
    bodyOf: ({ reason, until, message, grounds }) => ({
      reason: reason.trim(),
      version: document.version,
      ...(act === 'hold-evidence' && { until: until && `${until}T00:00:00.000Z` }),
      ...(act === 'revoke' && { grounds, ...(message.trim() && { message: message.trim() }) }),
    }),
    schema: SCHEMAS[act],
    send: async (body) => {
      if (await send(body)) close();
    },
  });
  const { values, put, submit, errorAt, failure, busy } = form;
  return (
    <>
      <DeskDialog
        title={t(`registers.document.acts.${act}.title`)}
        more={t(`registers.document.acts.${act}.lead`)}
        submit={t(`registers.document.acts.${act}.do`)}
        tone={act === 'revoke' ? 'error' : 'primary'}
        byCommand={act === 'revoke'}
        failure={failure === undefined ? null : refusalText(failure)}
        isBusy={busy}
        onSubmit={() => void submit()}
        onClose={close}
      >
        {act === 'revoke' && (
          <GroundsField
            offered={document.choosable ?? []}
            chosen={values.grounds}
            put={(grounds) => put({ grounds })}
            isWrong={errorAt('grounds') !== undefined}
          />
        )}
        {act === 'hold-evidence' && (
          <UntilField value={values.until} put={(until) => put({ until })} error={errorAt('until')} />
        )}
        <WordsField
          label={t('registers.document.acts.reason')}
          value={values.reason}
          put={(reason) => put({ reason })}
          error={errorAt('reason')}
          max={REASON_MAX[act]}
        />
        {act === 'revoke' && (
          <WordsField
            label={t('desk.message.applicant')}
            value={values.message}
            put={(message) => put({ message })}
            error={errorAt('message')}
            max={MESSAGE_MAX}
          />
        )}
      </DeskDialog>
      {isSteppingUp && (
        <StepUpDialog
          onDone={() => {
            stopSteppingUp();
            void submit();
          }}
          onClose={stopSteppingUp}
        />
      )}
    </>
  );
}
