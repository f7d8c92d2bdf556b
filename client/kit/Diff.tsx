import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useMemo, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { visuallyHidden } from './Skeletons.tsx';
import { VisibleText } from './UserText.tsx';
import { type Part, wordDiff } from './wordDiff.ts';

const Deleted = styled('del')(({ theme }) => ({
  background: theme.palette.error.soft,
  color: theme.palette.error.main,
  textDecoration: 'none',
  borderRadius: 2,
  padding: '1px 2px',
  '& b': { fontWeight: 600 },
  '& > span:last-of-type': { textDecoration: 'line-through' },
}));
const Inserted = styled('ins')(({ theme }) => ({
  background: theme.palette.success.soft,
  color: theme.palette.success.main,
  textDecoration: 'none',
  borderRadius: 2,
  padding: '1px 2px',
  '& b': { fontWeight: 600 },
  '& > span:last-of-type': { textDecoration: 'underline', textDecorationThickness: 1, textUnderlineOffset: 3 },
}));

/** One part. Its sign stays outside the strike, so that it can be read, and is spoken as a word. */
export function DiffPart({ part }: { part: Part }) {
  const t = useT();
  if (part.kind === 'same') return <VisibleText text={part.text} />;
  const deleted = part.kind === 'deleted';
  const Tag = deleted ? Deleted : Inserted;
  return (
    <Tag>
      <b aria-hidden>{deleted ? '−' : '+'}</b>
      <Box component="span" sx={visuallyHidden}>
        {deleted ? t('kit.diff.deleted') : t('kit.diff.inserted')}
      </Box>
      <span>
        <VisibleText text={part.text} />
      </span>
    </Tag>
  );
}

const text = { typography: 'body1', maxWidth: '72ch', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

/** Two versions of a text, word by word. Readable without colour: signs, strike and underline stay in print. */
export function Diff({ before, after, lang }: { before: string; after: string; lang?: string | null }) {
  const t = useT();
  const [look, setLook] = useState<'marked' | 'sideBySide'>('marked');
  const { parts, deleted, inserted } = useMemo(() => wordDiff(before, after, lang), [before, after, lang]);
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1, flexWrap: 'wrap' }}>
        <ToggleButtonGroup
          exclusive
          aria-label={t('kit.diff.label')}
          className="no-print"
          value={look}
          onChange={(_, next: 'marked' | 'sideBySide' | null) => next && setLook(next)}
        >
          <ToggleButton value="marked">{t('kit.diff.marked')}</ToggleButton>
          <ToggleButton value="sideBySide">{t('kit.diff.sideBySide')}</ToggleButton>
        </ToggleButtonGroup>
        <Box component="span" sx={{ typography: 'caption', color: 'text.tertiary' }}>
          {deleted + inserted === 0
            ? t('kit.diff.same')
            : `− ${t('kit.diff.counts', { smart_count: deleted })} · + ${t('kit.diff.countsAdded', { smart_count: inserted })}`}
        </Box>
      </Box>
      {look === 'marked' ? (
        <Box lang={lang ?? undefined} dir="auto" sx={text}>
          {keyed(parts).map(({ key, part }) => (
            <DiffPart key={key} part={part} />
          ))}
        </Box>
      ) : (
        <SideBySide parts={parts} lang={lang} />
      )}
    </Box>
  );
}

function SideBySide({ parts, lang }: { parts: Part[]; lang?: string | null }) {
  const t = useT();
  const sides = [
    { title: t('kit.diff.before'), without: 'inserted' },
    { title: t('kit.diff.after'), without: 'deleted' },
  ];
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' }, gap: 2 }}
    >
      {sides.map(({ title, without }) => (
        <Box key={without}>
          <Box sx={{ typography: 'subtitle2', color: 'text.tertiary', mb: 0.5 }}>{title}</Box>
          <Box lang={lang ?? undefined} dir="auto" sx={text}>
            {keyed(parts)
              .filter(({ part }) => part.kind !== without)
              .map(({ key, part }) => (
                <DiffPart key={key} part={part} />
              ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** Keys by place in the text: the same word may be struck twice. */
function keyed(parts: Part[]): { key: number; part: Part }[] {
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.text.length;
    return { key, part };
  });
}
