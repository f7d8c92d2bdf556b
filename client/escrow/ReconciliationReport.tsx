import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { Difference, Reconciliation } from '#server/escrow/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { DataRows } from '../kit/DataRows.tsx';
import { FactList } from '../kit/FactList.tsx';
import { Money } from '../kit/Money.tsx';
import { Notice } from '../kit/Notice.tsx';
import { recordPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { shortId } from '../kit/shortId.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';

const CUTS = ['ours', 'theirs'] as const;

/** What was compared, what was found out on the way, and every difference; none means that both books say the same. */
export function ReconciliationReport({ marketplaceId, report }: { marketplaceId: string; report: Reconciliation }) {
  const t = useT();
  const { number } = useFormats();
  const marketplace = useMarketplaceName()(marketplaceId);
  const { differences, found, cut } = report;
  return (
    <Section title={t('registers.reconciliation.report', { marketplace })}>
      <Box sx={{ mb: 1.5 }}>
        <Notice tone={found > 0 ? 'error' : cut.ours || cut.theirs ? 'info' : 'success'}>
          <b>
            {found === 0
              ? t('registers.reconciliation.equal')
              : t('registers.reconciliation.differs', { smart_count: found })}
          </b>{' '}
          {found > differences.length &&
            t('registers.reconciliation.shown', { found: number(found), shown: number(differences.length) })}
        </Notice>
      </Box>
      {CUTS.filter((list) => cut[list]).map((list) => (
        <Box key={list} sx={{ mb: 1.5 }}>
          <Notice tone="warning">{t(`registers.reconciliation.cut.${list}`)}</Notice>
        </Box>
      ))}
      <Panel padded>
        <FactList
          labelWidth={168}
          facts={[
            { label: t('registers.reconciliation.provider'), value: report.provider },
            { label: t('registers.reconciliation.at'), value: <When at={report.at} marketplaceId={marketplaceId} /> },
            {
              label: t('registers.reconciliation.by'),
              value: report.by ?? t('registers.reconciliation.byNight'),
            },
            {
              label: t('registers.reconciliation.from'),
              value: <When at={report.from} marketplaceId={marketplaceId} look="date" />,
            },
            { label: t('registers.reconciliation.compared'), value: number(report.compared) },
            { label: t('registers.reconciliation.recovered'), value: number(report.recovered) },
            { label: t('registers.reconciliation.waiting'), value: number(report.waiting) },
          ]}
        />
      </Panel>
      {differences.length > 0 && (
        <Box sx={{ mt: 1.5 }}>
          <Differences differences={differences} />
        </Box>
      )}
    </Section>
  );
}

function Differences({ differences }: { differences: readonly Difference[] }) {
  const t = useT();
  const side = (key: 'here' | 'there') => ({
    key,
    label: t(`registers.reconciliation.${key}`),
    align: 'right' as const,
    says: true,
    render: ({ currency, ...row }: Difference) => <Money minor={row[key]} currency={currency} />,
  });
  return (
    <Panel>
      <DataRows
        caption={t('registers.reconciliation.caption')}
        rows={differences.map((each) => ({ ...each, id: `${each.kind} ${each.instructionId} ${each.ref}` }))}
        columns={[
          {
            key: 'kind',
            label: t('registers.reconciliation.difference'),
            render: ({ kind }) => t(`registers.reconciliation.kinds.${kind}`),
          },
          {
            key: 'instruction',
            label: t('words.subjects.payment-instruction'),
            render: ({ instructionId }) =>
              instructionId === null ? (
                t('registers.reconciliation.noInstruction')
              ) : (
                <span title={instructionId}>{shortId('payment-instruction', instructionId)}</span>
              ),
          },
          {
            key: 'hold',
            label: t('words.subjects.hold'),
            render: ({ holdId }) =>
              holdId !== null && <Link to={recordPath('hold', holdId)}>{shortId('hold', holdId)}</Link>,
          },
          { key: 'ref', label: t('registers.reconciliation.ref'), render: ({ ref }) => ref ?? t('kit.time.none') },
          side('here'),
          side('there'),
        ]}
        stacks
      />
    </Panel>
  );
}
