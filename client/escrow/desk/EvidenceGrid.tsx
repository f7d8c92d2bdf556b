import CallOutlined from '@mui/icons-material/CallOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import DrawOutlined from '@mui/icons-material/DrawOutlined';
import ForumOutlined from '@mui/icons-material/ForumOutlined';
import ImageOutlined from '@mui/icons-material/ImageOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import TerminalOutlined from '@mui/icons-material/TerminalOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Veil } from '../../desk/evidence/Veil.tsx';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { useZone, When } from '../../kit/When.tsx';
import { AddEvidenceDialog } from './AddEvidenceDialog.tsx';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import type { EscrowCase } from './escrowCase.ts';

export type Shown = EscrowCase['evidence'][number];
const ICONS: Record<Shown['kind'], typeof ImageOutlined> = {
  photo: ImageOutlined,
  'signed-document': DrawOutlined,
  correspondence: ForumOutlined,
  receipt: DescriptionOutlined,
  'call-note': CallOutlined,
  'system-log': TerminalOutlined,
};

/** What was shown, each with who and when; and what a decision of this reason should rest on. */
export function EvidenceGrid({ context }: { context: EscrowCase }) {
  const t = useT();
  const { instant } = useFormats();
  const [open, setOpen] = useState<Shown | null>(null);
  const [adding, setAdding] = useState(false);
  const { evidence, dispute, mayAddEvidence, case: row } = context;
  const zone = useZone(row.marketplaceId);
  return (
    <section className="sec">
      <h3>
        {t('desk.escrow.evidence')}{' '}
        {dispute.evidenceLockedAt && (
          <span className="t3">
            {t('desk.escrow.locked', { at: instant('dayTime', dispute.evidenceLockedAt, zone) })}
          </span>
        )}
      </h3>
      {evidence.length === 0 && <p className="t2">{t('desk.escrow.noEvidence')}</p>}
      <Veil>
        <ul className="ev">
          {evidence.map((shown) => (
            <li key={shown.id}>
              <EvidenceTile shown={shown} marketplaceId={row.marketplaceId} onOpen={() => setOpen(shown)} />
            </li>
          ))}
        </ul>
      </Veil>
      <Checklist context={context} />
      {mayAddEvidence && (
        <Button size="small" className="no-print" sx={{ mt: 1 }} onClick={() => setAdding(true)}>
          {t('desk.escrow.add.open')}
        </Button>
      )}
      {adding && <AddEvidenceDialog context={context} onClose={() => setAdding(false)} />}
      {open && <EvidenceDialog shown={open} context={context} onClose={() => setOpen(null)} />}
    </section>
  );
}

function EvidenceTile({ shown, marketplaceId, onOpen }: { shown: Shown; marketplaceId: string; onOpen: () => void }) {
  const t = useT();
  const Icon = ICONS[shown.kind];
  return (
    <button type="button" className="th" onClick={onOpen}>
      <span className="pic">
        <Icon aria-hidden />
      </span>
      <span className="sm m ell">{t(`words.escrowEvidence.${shown.kind}`)}</span>
      <span className="xs t3 ell">
        {shown.party === null ? t('words.offerBy.mediator') : t(`words.offerBy.${shown.party}`)}
      </span>
      <span className="xs t3 ell">
        <When at={shown.at} marketplaceId={marketplaceId} look="date" />
      </span>
      {shown.late && <span className="xs wa">{t('desk.escrow.late')}</span>}
      {shown.visibility === 'agents' && <span className="xs t3">{t('words.evidenceVisibility.agents')}</span>}
    </button>
  );
}

function Checklist({ context: { checklist } }: { context: EscrowCase }) {
  const t = useT();
  if (checklist.length === 0) return null;
  return (
    <ul className="row wrap sm t2" style={{ marginTop: 8, gap: '4px 16px' }} aria-label={t('desk.escrow.checklist')}>
      {checklist.map(({ kind, there }) => (
        <li key={kind} className="row g4">
          {there ? <CheckOutlined aria-hidden className="s ok" /> : <RemoveOutlined aria-hidden className="s wa" />}
          {t(`words.escrowEvidence.${kind}`)}
          <span className="vh">{there ? t('desk.escrow.isThere') : t('desk.escrow.isMissing')}</span>
        </li>
      ))}
    </ul>
  );
}
