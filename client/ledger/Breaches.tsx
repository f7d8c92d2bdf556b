import { useTranslate } from 'react-admin';
import type { Breach } from '#server/ledger/contract.ts';
import { useT } from '../i18n/useT.ts';
import { DataRows } from '../kit/DataRows.tsx';
import { Panel } from '../kit/Section.tsx';

/** Each thing that does not add up: which rule, about what, and what was found instead. */
export function Breaches({ breaches }: { breaches: readonly Breach[] }) {
  const t = useT();
  const translate = useTranslate();
  const rows = breaches.map((breach) => ({ ...breach, id: `${breach.invariant} ${breach.subject} ${breach.detail}` }));
  const rule = (code: string) => `${code}: ${translate(`registers.ledger.invariants.${code}`, { _: code })}`;
  return (
    <Panel scrollsAs={t('registers.ledger.check.caption')}>
      <DataRows
        caption={t('registers.ledger.check.caption')}
        rows={rows}
        columns={[
          { key: 'rule', label: t('registers.ledger.check.rule'), render: ({ invariant }) => rule(invariant) },
          { key: 'subject', label: t('registers.ledger.check.subject'), says: true, render: ({ subject }) => subject },
          { key: 'detail', label: t('registers.ledger.check.detail'), says: true, render: ({ detail }) => detail },
        ]}
        stacks
      />
    </Panel>
  );
}
