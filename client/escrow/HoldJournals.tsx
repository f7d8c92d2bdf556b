import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import { useMay } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { recordPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { shortId } from '../kit/shortId.ts';
import { When } from '../kit/When.tsx';
import { type Journal, JournalTransfers } from '../ledger/JournalTransfers.tsx';
import { useReasonWords } from '../ledger/useReasonWords.ts';

/** Every journal of one payment with its lines, oldest first: what the money card says, line by line. */
export function HoldJournals({ journals }: { journals: readonly Journal[] }) {
  const t = useT();
  return (
    <Section title={t('registers.hold.journals')} aside={journals.length || undefined}>
      {journals.length === 0 && (
        <Panel>
          <Box sx={{ px: 2, py: 1, typography: 'caption', color: 'text.tertiary' }}>{t('kit.empty.related')}</Box>
        </Panel>
      )}
      {journals.map((journal) => (
        <Box key={journal.id} sx={{ mb: 1.5 }}>
          <Head journal={journal} />
          <JournalTransfers journal={journal} />
        </Box>
      ))}
    </Section>
  );
}

function Head({ journal: { id, kind, reason, at, marketplaceId } }: { journal: Journal }) {
  const t = useT();
  const reasonWords = useReasonWords();
  const mayOpen = useMay('ledger:read');
  const name = shortId('journal', id);
  return (
    <Box
      component="h3"
      sx={{
        m: 0,
        mb: 0.5,
        typography: 'caption',
        color: 'text.secondary',
        // Within a sentence a link is not known by its colour alone.
        '& a': { textDecoration: 'underline' },
      }}
    >
      <b>{t(`words.journalKinds.${kind}`)}</b> · {mayOpen ? <Link to={recordPath('journal', id)}>{name}</Link> : name} ·{' '}
      {reasonWords(reason)} · <When at={at} marketplaceId={marketplaceId} />
    </Box>
  );
}
