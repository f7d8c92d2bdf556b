import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useState } from 'react';
import type { AccessPurpose } from '#db/words.ts';
import { useRefusalWords } from '../../../data/refusal.ts';
import { DeskDialog } from '../../../desk/DeskDialog.tsx';
import { useT } from '../../../i18n/useT.ts';

/** Why somebody looks who does not have the case in hand; the others are said by the case itself. */
const BESIDE = ['fraud', 'audit'] as const satisfies readonly AccessPurpose[];

/** Asked before a picture is revealed beside the case; what is chosen stands in the access log. */
export function PurposeDialog({
  onChosen,
  onClose,
}: {
  onChosen: (purpose: AccessPurpose) => void;
  onClose: () => void;
}) {
  const t = useT();
  const refusalWords = useRefusalWords();
  const [purpose, setPurpose] = useState<AccessPurpose | null>(null);
  const [isWrong, setWrong] = useState(false);
  return (
    <DeskDialog
      title={t('desk.documents.purpose.title')}
      more={t('desk.documents.purpose.more')}
      submit={t('desk.documents.purpose.do')}
      failure={isWrong ? refusalWords('purpose-missing') : null}
      onSubmit={() => {
        if (purpose === null) return setWrong(true);
        onClose();
        onChosen(purpose);
      }}
      onClose={onClose}
    >
      <RadioGroup
        aria-label={t('desk.documents.purpose.title')}
        value={purpose ?? ''}
        onChange={(_event, value) => {
          setWrong(false);
          setPurpose(BESIDE.find((it) => it === value) ?? null);
        }}
      >
        {BESIDE.map((each) => (
          <FormControlLabel
            key={each}
            value={each}
            control={<Radio size="small" />}
            label={t(`words.accessPurposes.${each}`)}
          />
        ))}
      </RadioGroup>
    </DeskDialog>
  );
}
