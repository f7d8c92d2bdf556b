import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { useLanguageName } from '../kit/useLanguageName.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import type { ShownDocument } from './shownDocument.ts';

const LABEL_PX = 128;

export function DocumentFacts({ document }: { document: ShownDocument }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const { marketplaceId, badge } = document;
  const instant = (label: string, at: string | null | undefined) =>
    at ? { label, value: <When at={at} marketplaceId={marketplaceId} /> } : null;
  return (
    <Section title={t('registers.document.facts')}>
      <Panel padded>
        <FactList
          labelWidth={LABEL_PX}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="document" id={document.id} /> },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            {
              label: t('registers.document.person'),
              value: <PersonLink id={document.personId} name={document.personName} />,
            },
            badge !== undefined && {
              label: t('desk.documents.badge'),
              value: <StatusChip of="badgeStates" value={badge} />,
            },
            { label: t('registers.document.type'), value: t(`words.documentTypes.${document.type}`) },
            { label: t('registers.document.country'), value: document.country },
            { label: t('registers.document.attempt'), value: document.attempt },
            instant(t('registers.fields.opened'), document.openedAt),
            instant(t('registers.fields.submitted'), document.submittedAt),
            instant(t('registers.fields.decided'), document.decidedAt),
            instant(t('registers.document.due'), document.dueAt),
          ]}
        />
      </Panel>
    </Section>
  );
}

/** Under which consent the pictures are here, how long they stay, and for what they are kept beyond it. */
export function ConsentFacts({ document }: { document: ShownDocument }) {
  const t = useT();
  const languageName = useLanguageName();
  const { consent, legalBasis, marketplaceId, heldUntil, heldFor, purgedAt } = document;
  if (consent === undefined || legalBasis === undefined) return null;
  return (
    <Section title={t('desk.documents.consent')}>
      <Panel padded>
        <FactList
          labelWidth={LABEL_PX}
          facts={[
            { label: t('desk.documents.basis'), value: t(`words.legalBases.${legalBasis}`) },
            { label: t('registers.document.consentVersion'), value: consent.version },
            { label: t('registers.fields.language'), value: languageName(consent.language) },
            {
              label: t('registers.document.consentGiven'),
              value: <When at={consent.givenAt} marketplaceId={marketplaceId} />,
            },
            heldUntil !== undefined &&
              heldUntil !== null && {
                label: t('registers.document.held'),
                value: <When at={heldUntil} marketplaceId={marketplaceId} look="date" />,
              },
            !!heldFor && { label: t('registers.document.heldFor'), value: heldFor },
            !!purgedAt && {
              label: t('registers.document.purged'),
              value: <When at={purgedAt} marketplaceId={marketplaceId} />,
            },
          ]}
        />
      </Panel>
    </Section>
  );
}
