import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Panel } from '../../kit/Section.tsx';

interface Parts {
  refundMinor: number;
  feeMinor: number;
  releaseMinor: number;
}
interface PartsTableProps {
  parts: Parts;
  /** `feeFull`: what the whole fee would have been, where that is known. */
  hold: { gross: number; currency: string; feeFull?: number };
  customer: ReactNode;
  specialist: ReactNode;
  goodwillMinor?: number;
}

const LINES = {
  width: '100%',
  borderCollapse: 'collapse',
  '& th, & td': {
    px: { xs: 1, sm: 2 },
    py: 0.75,
    borderTop: 1,
    borderColor: 'divider',
    fontWeight: 400,
    textAlign: 'left',
  },
  '& tr > td': { pl: 0, textAlign: 'right', fontWeight: 600, whiteSpace: 'nowrap' },
  '& tr:first-of-type > *': { borderTop: 0 },
  '& .held > *': { fontWeight: 600 },
  '& small a': { textDecoration: 'underline', textUnderlineOffset: '3px' },
  '& small': { font: 'inherit', color: 'text.tertiary', overflowWrap: 'anywhere' },
} as const;

/** Where every part goes, and that the parts are the whole. */
export function PartsTable({ parts, hold, customer, specialist, goodwillMinor = 0 }: PartsTableProps) {
  const t = useT();
  const { money, share } = useFormats();
  const sum = (minor: number) => money(minor, hold.currency);
  const { feeFull } = hold;
  const ofFee = feeFull ? Math.round((parts.feeMinor * 10_000) / feeFull) : 0;
  const rows = [
    { name: t('desk.money.release'), more: specialist, minor: parts.releaseMinor },
    { name: t('desk.money.refund'), more: customer, minor: parts.refundMinor },
    {
      name: t('desk.money.platformFee'),
      more: feeFull !== undefined && t('desk.money.feeOf', { share: share(ofFee), fee: sum(feeFull) }),
      minor: parts.feeMinor,
    },
  ];
  const isWhole = parts.refundMinor + parts.feeMinor + parts.releaseMinor === hold.gross;
  return (
    <Panel>
      <Box component="table" sx={LINES} aria-label={t('desk.money.title')}>
        <tbody>
          {rows.map(({ name, more, minor }) => (
            <tr key={name}>
              <th scope="row">
                {name} <small dir="auto">{more}</small>
              </th>
              <td>{sum(minor)}</td>
            </tr>
          ))}
          <tr className="held">
            <th scope="row">{t('desk.money.held')}</th>
            <td>
              {isWhole && (
                <CheckCircleOutlined
                  titleAccess={t('desk.money.equals')}
                  sx={{ fontSize: 14, verticalAlign: -2, color: 'success.main' }}
                />
              )}{' '}
              {sum(hold.gross)}
            </td>
          </tr>
          {goodwillMinor > 0 && (
            <tr>
              <th scope="row">{t('desk.money.goodwillBeside')}</th>
              <td>{sum(goodwillMinor)}</td>
            </tr>
          )}
        </tbody>
      </Box>
    </Panel>
  );
}
