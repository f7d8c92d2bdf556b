import Box from '@mui/material/Box';
import type { DryRun } from '#server/escrow/contract.ts';
import { useWord } from '../../desk/word.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { useZone } from '../../kit/When.tsx';
import { useAccountName } from '../../ledger/useAccountName.ts';

/** When the money would leave, and the lines that the books would get: from the dry run, not from the screen. */
export function WhatFollows({
  found: { leavesAt, disputeState, transfers },
  currency,
  marketplaceId,
}: {
  found: DryRun;
  currency: string;
  marketplaceId: string;
}) {
  const t = useT();
  const word = useWord();
  const { money, instant } = useFormats();
  const accountName = useAccountName();
  const zone = useZone(marketplaceId);
  return (
    <>
      {leavesAt !== null && disputeState === 'decided' && (
        <Box component="p" sx={{ m: 0, typography: 'caption', color: 'text.secondary' }}>
          {t('desk.money.leaves', { at: instant('dateTime', leavesAt, zone) })}
        </Box>
      )}
      {transfers.length > 0 && (
        <Box component="details" sx={{ typography: 'caption', '& summary': { cursor: 'pointer', minHeight: 24 } }}>
          <summary>{t('desk.money.transfers', { smart_count: transfers.length })}</summary>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {transfers.map(({ debitAccount, creditAccount, amount, code }) => (
              <Box
                component="li"
                key={`${debitAccount} ${creditAccount} ${code}`}
                sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', overflowWrap: 'anywhere' }}
              >
                <span>
                  {word(`words.transferCodes.${code}`, code)}: {accountName(debitAccount)} →{' '}
                  {accountName(creditAccount)}
                </span>
                <Box component="span" sx={{ whiteSpace: 'nowrap', fontWeight: 500 }}>
                  {money(amount, currency)}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </>
  );
}
