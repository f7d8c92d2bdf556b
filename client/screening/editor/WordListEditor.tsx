import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Thresholds } from '#server/screening/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { NumberLine } from '../../kit/fields.tsx';
import { Panel } from '../../kit/Section.tsx';
import { asPercent, asShare } from '../percent.ts';
import type { WordList } from '../wordLists.ts';
import { AddWords } from './AddWords.tsx';
import { Grammar } from './Grammar.tsx';
import { useListWords } from './useListWords.ts';
import { Words } from './Words.tsx';

interface Props {
  list: WordList;
  /** The same list in the version that is edited; absent where that one did not have it. */
  base: WordList | undefined;
  thresholds: Thresholds;
  /** Without it the list is only read. */
  edit?: { words: (words: readonly string[]) => void; sure: (confidence: number) => void };
}

/** One list: what it does, how sure its phrases are, new words, and those it has. */
export function WordListEditor({ list, base, thresholds, edit }: Props) {
  const { number } = useFormats();
  const { full, hint, lang } = useListWords();
  const limits = { flag: number(asPercent(thresholds.flag)), raise: number(asPercent(thresholds.raise)) };
  return (
    <Box component="section" aria-label={full(list)} sx={{ minWidth: 0 }}>
      <Typography variant="h2">{full(list)}</Typography>
      <Box sx={{ color: 'text.secondary', mb: 2, maxWidth: '72ch' }}>{hint(list)}</Box>
      {list.phrases && (
        <Box sx={{ maxWidth: 420, mb: 2 }}>
          <Sure list={list} limits={limits} edit={edit} />
        </Box>
      )}
      {edit && <AddWords key={list.id} list={list} onAdd={(added) => edit.words([...added, ...list.words])} />}
      <Panel>
        <Words
          key={list.id}
          list={list}
          base={base?.words ?? []}
          lang={lang(list)}
          {...(edit && { onWords: edit.words })}
        />
      </Panel>
      <Grammar />
    </Box>
  );
}

function Sure({ list, limits, edit }: Pick<Props, 'list' | 'edit'> & { limits: { flag: string; raise: string } }) {
  const t = useT();
  const { number } = useFormats();
  const value = asPercent(list.phrases?.confidence ?? Number.NaN);
  const hint = t('settings.screening.lists.sureHint', limits);
  if (!edit)
    return (
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        <b>
          {t('settings.screening.lists.sure')} {number(value)}
        </b>{' '}
        {hint}
      </Box>
    );
  const isWrong = Number.isNaN(value) || value < 0 || value > 100;
  return (
    <NumberLine
      label={t('settings.screening.lists.sure')}
      value={Number.isNaN(value) ? undefined : value}
      onChange={(next) => edit.sure(asShare(next))}
      error={isWrong ? t('settings.screening.thresholds.outside', { from: 0, to: 100 }) : undefined}
      hint={hint}
    />
  );
}
