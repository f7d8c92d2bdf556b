import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ESCROW_EVIDENCE } from '#db/words.ts';
import { useBench } from '../../desk/bench.ts';
import { DeskDialog } from '../../desk/DeskDialog.tsx';
import { useT } from '../../i18n/useT.ts';
import type { EscrowCase } from './escrowCase.ts';

type Kind = (typeof ESCROW_EVIDENCE)[number];
/** What a party can show; notes of calls and logs are the desk's own. */
const SHOWABLE = ESCROW_EVIDENCE.filter((kind) => kind !== 'call-note' && kind !== 'system-log');
const WHOM = ['both', 'customer', 'specialist'] as const;
const QUESTION_MAX = 4_000;

/** One side or both are asked to show something, for as long as the policy gives them (D9). */
export function EscrowAskDialog({ context, onClose }: { context: EscrowCase; onClose: () => void }) {
  const t = useT();
  const { draft, actions, act } = useBench();
  const [ask, setAsk] = useState<(typeof WHOM)[number]>('both');
  const [wanted, setWanted] = useState<readonly Kind[]>(() =>
    SHOWABLE.filter((kind) => context.checklist.some((item) => item.kind === kind && !item.there)),
  );
  const [message, setMessage] = useState(draft.message);
  const [wrong, setWrong] = useState(false);
  const action = actions.find(({ outcome }) => outcome === 'ask');
  const submit = () => {
    if (message.trim() === '' || wanted.length === 0 || !action) return setWrong(true);
    onClose();
    act(action, { ask, wanted: [...wanted], message: message.trim() });
  };
  const toggle = (kind: Kind) =>
    setWanted((before) => (before.includes(kind) ? before.filter((it) => it !== kind) : [...before, kind]));
  return (
    <DeskDialog
      title={t('desk.ask.title')}
      more={t('desk.escrow.askMore', { smart_count: context.policy.evidenceHours })}
      submit={t('desk.ask.do')}
      failure={wrong && wanted.length === 0 ? t('refusals.wanted-missing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup
        row
        aria-label={t('desk.ask.who')}
        value={ask}
        onChange={(_event, value) => setAsk(WHOM.find((it) => it === value) ?? 'both')}
      >
        {WHOM.map((who) => (
          <FormControlLabel
            key={who}
            value={who}
            control={<Radio size="small" />}
            label={who === 'both' ? t('desk.escrow.both') : context[who].displayName}
          />
        ))}
      </RadioGroup>
      <div role="group" aria-label={t('desk.escrow.wanted')}>
        {SHOWABLE.map((kind) => (
          <FormControlLabel
            key={kind}
            control={<Checkbox size="small" checked={wanted.includes(kind)} onChange={() => toggle(kind)} />}
            label={t(`words.escrowEvidence.${kind}`)}
          />
        ))}
      </div>
      <TextField
        autoFocus
        required
        multiline
        minRows={3}
        label={t('desk.ask.message')}
        value={message}
        error={wrong && message.trim() === ''}
        helperText={wrong && message.trim() === '' ? t('desk.dialog.required') : undefined}
        onChange={(event) => setMessage(event.target.value)}
        slotProps={{ htmlInput: { maxLength: QUESTION_MAX, lang: context.customer.locale ?? undefined } }}
      />
    </DeskDialog>
  );
}
