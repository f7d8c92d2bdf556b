import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { InstructionRow } from '#server/escrow/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { Money } from '../kit/Money.tsx';
import { MONO } from '../kit/mono.ts';
import { recordPath } from '../kit/paths.ts';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { When } from '../kit/When.tsx';
import { RetryButton } from './RetryButton.tsx';

/** What the payment provider was told, how that stands, and the button that tells it again where that helps. */
export function useInstructionColumns(): Column<InstructionRow>[] {
  const t = useT();
  const { number } = useFormats();
  return [
    { key: 'kind', label: t('registers.instruction.what'), render: ({ kind }) => t(`words.instructionKinds.${kind}`) },
    {
      key: 'hold',
      label: t('registers.instruction.hold'),
      render: ({ holdId }) => <Link to={recordPath('hold', holdId)}>{shortId('hold', holdId)}</Link>,
    },
    {
      key: 'amount',
      label: t('registers.fields.amount'),
      align: 'right',
      render: ({ amount, currency }) => <Money minor={amount} currency={currency} />,
    },
    {
      key: 'state',
      label: t('registers.fields.state'),
      render: ({ state }) => <StatusChip of="instructionStates" value={state} />,
    },
    {
      key: 'attempts',
      label: t('registers.instruction.attempts'),
      align: 'right',
      says: true,
      render: ({ attempts }) => number(attempts),
    },
    {
      key: 'error',
      label: t('registers.instruction.error'),
      grow: true,
      render: ({ lastError }) => lastError && <span title={lastError}>{lastError}</span>,
    },
    {
      key: 'ref',
      label: t('registers.instruction.ref'),
      render: ({ ref }) =>
        ref !== null && (
          // Long and for machines; the whole of it is copied from the title, or stands in the CSV.
          <Box
            component="span"
            title={ref}
            sx={{
              fontFamily: MONO,
              fontSize: '0.75rem',
              display: 'block',
              maxWidth: 128,
              overflow: 'hidden',
              textOverflow: 'ellipsis',
            }}
          >
            {ref}
          </Box>
        ),
    },
    {
      key: 'created',
      label: t('registers.instruction.created'),
      align: 'right',
      sort: 'createdAt',
      render: ({ createdAt, marketplaceId }) => <When at={createdAt} marketplaceId={marketplaceId} look="date" />,
    },
    {
      key: 'retry',
      label: '',
      align: 'right',
      render: (one) => one.mayRetry && <RetryButton instruction={one} />,
    },
  ];
}
