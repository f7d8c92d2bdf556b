import Box from '@mui/material/Box';
import {
  DISPUTE_CLOCKS,
  PRE_MODERATION,
  QUEUES,
  REJECTION_REASONS,
  REVIEWABLE_STATUSES,
  UNIQUE_PER,
} from '#db/words.ts';
import type { Policy } from '#server/policies/contract.ts';
import { useT } from '../i18n/useT.ts';
import { Choose, ChooseMany, NumberLine, TextLine, Tick } from '../kit/fields.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { DocumentSetting } from './DocumentSetting.tsx';
import { EscrowSetting } from './EscrowSetting.tsx';
import type { Setting } from './settings.ts';

interface Props {
  setting: Setting;
  policy: Policy;
  put: (part: Partial<Policy>) => void;
  errorAt: (path: string) => string | undefined;
}

/** An empty number is no number; the check of the form says so at the field. */
const asTyped = (value: number | undefined): number => value ?? Number.NaN;
const shown = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

/** The input that fits a setting. */
export function SettingField({ setting, policy, put, errorAt }: Props) {
  const t = useT();
  const error = errorAt(`body.${setting}`);
  const label = t(`settings.policy.${setting}`);
  const statuses = useChoices('orderStatuses', REVIEWABLE_STATUSES);
  const uniques = useChoices('uniquePer', UNIQUE_PER);
  const moderations = useChoices('preModeration', PRE_MODERATION);
  const clocks = useChoices('disputeClocks', DISPUTE_CLOCKS);
  const reasons = useChoices('reasons', REJECTION_REASONS, '.short');
  switch (setting) {
    case 'reviewableStatuses':
      return (
        <ChooseMany
          label={label}
          value={policy[setting]}
          onChange={(next) => put({ reviewableStatuses: [...next] })}
          error={error}
          choices={statuses}
        />
      );
    case 'rejectionReasons':
      return (
        <ChooseMany
          label={label}
          value={policy[setting]}
          onChange={(next) => put({ rejectionReasons: [...next] })}
          error={error}
          choices={reasons}
        />
      );
    case 'uniquePer':
      return (
        <Choose
          label={label}
          value={policy[setting]}
          onChange={(next) => put({ uniquePer: next })}
          error={error}
          choices={uniques}
        />
      );
    case 'preModeration':
      return (
        <Choose
          label={label}
          value={policy[setting]}
          onChange={(next) => put({ preModeration: next })}
          error={error}
          choices={moderations}
        />
      );
    case 'disputeClock':
      return (
        <Choose
          label={label}
          value={policy[setting]}
          onChange={(next) => put({ disputeClock: next })}
          error={error}
          choices={clocks}
        />
      );
    case 'latinIsR06':
      return <Tick label={label} value={policy[setting]} onChange={(next) => put({ latinIsR06: next })} />;
    case 'termsUrl':
      return (
        <TextLine
          label={label}
          type="url"
          value={policy[setting] ?? ''}
          onChange={(next) => put({ termsUrl: next.trim() || null })}
          error={error}
        />
      );
    case 'languages':
      return (
        <TextLine
          label={label}
          value={policy[setting].join(' ')}
          onChange={(next) => put({ languages: next.split(' ') })}
          error={error}
          hint={t('settings.policy.languagesHint')}
        />
      );
    case 'graceSeconds':
    case 'leaseMinutes':
    case 'dueHours':
      return <PerQueue setting={setting} policy={policy} put={put} errorAt={errorAt} />;
    case 'documents':
      return <DocumentSetting documents={policy.documents} put={(documents) => put({ documents })} errorAt={errorAt} />;
    case 'escrow':
      return <EscrowSetting escrow={policy.escrow} put={(escrow) => put({ escrow })} errorAt={errorAt} />;
    case 'clauses':
      return null;
    default:
      return (
        <NumberLine
          label={label}
          value={shown(policy[setting])}
          onChange={(next) => put({ [setting]: asTyped(next) })}
          error={error}
          hint={setting === 'blindHours' ? t('settings.policy.blindHint') : undefined}
        />
      );
  }
}

function PerQueue({
  setting,
  policy,
  put,
  errorAt,
}: Props & { setting: 'graceSeconds' | 'leaseMinutes' | 'dueHours' }) {
  const t = useT();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.5 }}>
      {QUEUES.map((queue) => (
        <NumberLine
          key={queue}
          label={`${t(`settings.policy.${setting}`)}: ${t(`words.queues.${queue}`)}`}
          value={shown(policy[setting][queue])}
          onChange={(next) => put({ [setting]: { ...policy[setting], [queue]: asTyped(next) } })}
          error={errorAt(`body.${setting}.${queue}`)}
        />
      ))}
    </Box>
  );
}
