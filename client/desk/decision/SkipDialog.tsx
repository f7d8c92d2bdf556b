import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useState } from 'react';
import { SKIP_REASONS, type SkipReason } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import type { DialogCall } from './useDialogCall.ts';

export function SkipDialog({ call, onSubmit }: { call: DialogCall; onSubmit: (reason: SkipReason) => void }) {
  const t = useT();
  const [reason, setReason] = useState<SkipReason>('too-hard');
  return (
    <DeskDialog
      title={t('desk.skip.title')}
      more={t('desk.skip.more')}
      submit={t('desk.skip.do')}
      {...call}
      onSubmit={() => onSubmit(reason)}
    >
      <RadioGroup
        aria-label={t('desk.skip.reason')}
        value={reason}
        onChange={(_event, value) => setReason(SKIP_REASONS.find((it) => it === value) ?? 'other')}
      >
        {SKIP_REASONS.map((it) => (
          <FormControlLabel
            key={it}
            value={it}
            control={<Radio size="small" autoFocus={it === reason} />}
            label={t(`words.skipReasons.${it}`)}
          />
        ))}
      </RadioGroup>
    </DeskDialog>
  );
}
