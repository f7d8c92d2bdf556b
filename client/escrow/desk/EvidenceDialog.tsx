import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { Facts } from '../../desk/evidence/Facts.tsx';
import { useT } from '../../i18n/useT.ts';
import { Copy } from '../../kit/Copy.tsx';
import { UserText } from '../../kit/UserText.tsx';
import { When } from '../../kit/When.tsx';
import type { Shown } from './EvidenceGrid.tsx';
import type { EscrowCase } from './escrowCase.ts';

/** So much of a hash is enough to compare by eye; the whole of it is what is copied. */
const HASH_CHARACTERS = 12;

/** One piece of evidence whole, with the hash that says it is still what was shown. Links lead out only when pressed. */
export function EvidenceDialog({
  shown,
  context,
  onClose,
}: {
  shown: Shown;
  context: EscrowCase;
  onClose: () => void;
}) {
  const t = useT();
  const id = useId();
  const side = shown.party === null ? null : shown.party === 'customer' ? context.customer : context.specialist;
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth>
      <DialogTitle id={id}>{t(`words.escrowEvidence.${shown.kind}`)}</DialogTitle>
      <DialogContent tabIndex={0} className="desk-in-dialog">
        {shown.text !== null && <UserText text={shown.text} lang={side?.locale} />}
        {shown.url !== null && (
          <p style={{ overflowWrap: 'anywhere', margin: '8px 0' }}>
            <a href={shown.url} target="_blank" rel="noopener noreferrer nofollow" title={t('desk.dispute.leadsOut')}>
              {shown.url}
            </a>
          </p>
        )}
        <Facts
          facts={[
            { label: t('desk.escrow.from'), value: side?.displayName ?? t('words.offerBy.mediator') },
            {
              label: t('desk.escrow.at'),
              value: <When at={shown.at} marketplaceId={context.case.marketplaceId} />,
            },
            { label: t('desk.escrow.seenBy'), value: t(`words.evidenceVisibility.${shown.visibility}`) },
            {
              label: 'SHA-256',
              value: (
                <span className="row g4">
                  <code>{shown.sha256.slice(0, HASH_CHARACTERS)}…</code>
                  <Copy text={shown.sha256} name="SHA-256" />
                </span>
              ),
            },
          ]}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('desk.help.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
