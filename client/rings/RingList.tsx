import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import { RING_VERDICTS } from '#db/words.ts';
import type { RingRow } from '#server/rings/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { recordPath } from '../kit/paths.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import type { Column } from '../kit/RegisterTable.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { When } from '../kit/When.tsx';
import { Score } from './Score.tsx';
import { bySignal } from './signals.ts';
import { useNames } from './useNames.ts';
import { useSignalWords } from './useSignalWords.ts';
import { Verdict } from './Verdict.tsx';

/** Groups that look like one hand, the most suspicious first; for people to judge, and nothing acts on them. */
export function RingList() {
  const t = useT();
  const marketplaces = useMarketplaceFilter();
  const verdicts = useChoices('ringVerdicts', RING_VERDICTS);
  const filters = [
    ...marketplaces,
    {
      source: 'verdict',
      label: t('registers.ring.verdict'),
      choices: [{ id: 'none', name: t('registers.ring.noVerdict') }, ...verdicts],
    },
  ];
  return (
    <Register
      resource="rings"
      columns={useColumns()}
      filters={filters}
      sort={{ field: 'score', order: 'DESC' }}
      exportable={false}
    />
  );
}

function useColumns(): Column<RingRow>[] {
  const t = useT();
  const { number } = useFormats();
  const names = useNames();
  const { name } = useSignalWords();
  return [
    {
      key: 'who',
      label: t('registers.ring.who'),
      render: ({ id, authors }) => (
        <Link to={recordPath('ring', id)}>
          <Cut>{names(authors)}</Cut>
        </Link>
      ),
    },
    { key: 'score', label: t('registers.ring.score'), sort: 'score', render: ({ score }) => <Score score={score} /> },
    { key: 'about', label: t('registers.ring.about'), render: ({ subjects }) => <Cut>{names(subjects, 1)}</Cut> },
    {
      key: 'why',
      label: t('registers.ring.evidence'),
      grow: true,
      render: ({ evidence }) =>
        bySignal(evidence)
          .map(({ signal }) => name(signal))
          .join(' · '),
    },
    {
      key: 'reviews',
      label: t('registers.ring.reviews'),
      align: 'right',
      render: ({ reviewIds }) => number(reviewIds.length),
    },
    { key: 'verdict', label: t('registers.ring.verdict'), render: ({ verdict }) => <Verdict verdict={verdict} /> },
    {
      key: 'found',
      label: t('registers.ring.found'),
      align: 'right',
      sort: 'foundAt',
      render: ({ foundAt, marketplaceId }) => <When at={foundAt} marketplaceId={marketplaceId} look="date" />,
    },
  ];
}

/** Long names end in an ellipsis before they push the verdict out of sight. */
const Cut = ({ children }: { children: string }) => (
  <Box
    component="span"
    title={children}
    sx={{
      display: 'block',
      maxWidth: { xs: 180, xl: 240 },
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    }}
  >
    {children}
  </Box>
);
