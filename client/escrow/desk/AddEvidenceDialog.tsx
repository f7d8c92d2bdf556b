import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useNotify } from 'react-admin';
import { ESCROW_EVIDENCE, EVIDENCE_VISIBILITY } from '#db/words.ts';
import { AddEvidence } from '#server/escrow/contract.ts';
import { useActs } from '../../data/dataProvider.ts';
import { refusedBy, useRefusalText } from '../../data/refusal.ts';
import { useBench } from '../../desk/bench.ts';
import { DeskDialog } from '../../desk/DeskDialog.tsx';
import { useT } from '../../i18n/useT.ts';
import { useChoices } from '../../kit/useChoices.ts';
import { useForm } from '../../kit/useForm.ts';
import { useKeyFor } from '../useKeyFor.ts';
import type { EscrowCase } from './escrowCase.ts';

const TEXT_MAX = 4_000;
const URL_MAX = 500;

/** As the server asks for it: words, or the address of what is shown. */
const Something = AddEvidence.refine(({ text, url }) => text !== undefined || url !== undefined, {
  path: ['text'],
  message: 'evidence-missing',
});

/** What staff found out: a call, a log, a document. Only staff see it unless one says otherwise. */
export function AddEvidenceDialog({ context: { dispute }, onClose }: { context: EscrowCase; onClose: () => void }) {
  const t = useT();
  const refusalText = useRefusalText();
  const { submit, errorAt, failure, busy, ...form } = useAdding(dispute.id, onClose);
  const kinds = useChoices('escrowEvidence', ESCROW_EVIDENCE);
  const readers = useChoices('evidenceVisibility', EVIDENCE_VISIBILITY);
  const field = (name: 'kind' | 'text' | 'url' | 'visibility') => ({
    label: t(`desk.escrow.add.${name}`),
    value: form.values[name],
    onChange: ({ target }: { target: { value: string } }) => form.put({ [name]: target.value }),
    error: errorAt(name) !== undefined,
    helperText: errorAt(name),
  });
  return (
    <DeskDialog
      title={t('desk.escrow.add.title')}
      more={t('desk.escrow.add.lead')}
      submit={t('desk.escrow.add.do')}
      failure={failure === undefined ? null : refusalText(failure)}
      isBusy={busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Choice {...field('kind')} choices={kinds} />
      <TextField
        {...field('text')}
        autoFocus
        multiline
        minRows={3}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: TEXT_MAX } }}
      />
      <TextField
        {...field('url')}
        type="url"
        placeholder="https://"
        autoComplete="off"
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: URL_MAX } }}
      />
      <Choice {...field('visibility')} choices={readers} />
    </DeskDialog>
  );
}

/** Nothing is shown before the server has kept it: then the case is read again, and the evidence stands in it. */
function useAdding(disputeId: string, onClose: () => void) {
  const acts = useActs();
  const notify = useNotify();
  const { reread } = useBench();
  const { keyFor, refused } = useKeyFor();
  return useForm({
    start: { kind: 'call-note', text: '', url: '', visibility: 'agents' },
    bodyOf: ({ text, url, ...chosen }) => ({
      ...chosen,
      ...(text.trim() !== '' && { text: text.trim() }),
      ...(url.trim() !== '' && { url: url.trim() }),
    }),
    schema: Something,
    send: async (body) => {
      try {
        await acts.addEvidence(disputeId, AddEvidence.parse(body), keyFor(body));
      } catch (error) {
        if (refusedBy(error).status > 0) refused();
        // It may have been closed meanwhile: what was typed stays, and behind it stands what is.
        reread();
        throw error;
      }
      notify('desk.escrow.add.done', { type: 'success' });
      reread();
      onClose();
    },
  });
}

interface ChoiceProps extends Omit<React.ComponentProps<typeof TextField>, 'select' | 'children'> {
  choices: readonly { id: string; name: string }[];
}

const Choice = ({ choices, ...field }: ChoiceProps) => (
  <TextField {...field} select slotProps={{ inputLabel: { shrink: true } }} sx={{ mt: 1 }}>
    {choices.map(({ id, name }) => (
      <MenuItem key={id} value={id}>
        {name}
      </MenuItem>
    ))}
  </TextField>
);
