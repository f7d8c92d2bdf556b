import Box from '@mui/material/Box';
import { useT } from '../i18n/useT.ts';
import { Notice } from '../kit/Notice.tsx';
import { useLanguageName } from '../kit/useLanguageName.ts';
import { type ReplyFacts, readLanguages } from './reply.ts';
import { TextWithPlaces } from './TextWithPlaces.tsx';
import type { Filled } from './useFilled.ts';

/** The text in the language of whoever reads it, and what about it the person should know first. */
export function PickerPreview({ filled, facts }: { filled: Filled; facts: ReplyFacts }) {
  const t = useT();
  const name = useLanguageName();
  const used = name(filled.language);
  const wanted = readLanguages(facts.readers).map(name).join(', ');
  const places = filled.open.map((field) => t(`desk.places.${field}`)).join(', ');
  const title = t('desk.replies.preview', { language: used });
  return (
    <Box component="section" aria-label={title} sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box component="h3" sx={{ typography: 'subtitle2', color: 'text.tertiary', m: 0 }}>
        {title}
      </Box>
      {filled.why === 'marketplace' && (
        <Notice tone="warning">{t('desk.replies.otherLanguage', { wanted, used })}</Notice>
      )}
      {filled.why === 'only' && <Notice tone="warning">{t('desk.replies.anyLanguage', { wanted, used })}</Notice>}
      {filled.why === 'unknown' && <Notice tone="info">{t('desk.replies.unknownLanguage', { used })}</Notice>}
      <TextWithPlaces text={filled.text} language={filled.language} />
      {filled.open.length > 0 && <Notice tone="warning">{t('desk.replies.open', { places })}</Notice>}
    </Box>
  );
}
