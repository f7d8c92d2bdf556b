import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useRef } from 'react';
import { type Language, TEMPLATE_FIELDS, type TemplateField } from '#db/words.ts';
import { TEMPLATE_CHARACTERS_MAX } from '#server/templates/contract.ts';
import { businessNow } from '../data/clock.ts';
import { useT } from '../i18n/useT.ts';
import { useLanguageName } from '../kit/useLanguageName.ts';
import { exampleFacts } from './examples.ts';
import { fillPlaces } from './places.ts';
import { type ReplyFacts, replyValues } from './reply.ts';
import { TextWithPlaces } from './TextWithPlaces.tsx';
import { useReplyWords } from './useTemplates.ts';

interface LanguageTextProps {
  language: Language;
  marketplace: ReplyFacts['marketplace'] & { id: string };
  isLocal: boolean;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** The text in one language, its places by button, and how it reads once they are filled. */
export function LanguageText({ language, marketplace, isLocal, value, error, onChange }: LanguageTextProps) {
  const t = useT();
  const name = useLanguageName()(language);
  const box = useRef<HTMLTextAreaElement>(null);
  const words = useReplyWords(marketplace.id, language);
  const values = replyValues(exampleFacts(language, marketplace, businessNow()), language, words.data?.reasons);
  const insert = (place: TemplateField) => {
    const area = box.current;
    if (!area) return;
    area.focus();
    // By the browser's own hand, so that its undo takes the place out again.
    area.setRangeText(`{${place}}`, area.selectionStart, area.selectionEnd, 'end');
    onChange(area.value);
  };
  return (
    <Box component="section" aria-label={name} sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <TextField
        multiline
        minRows={6}
        label={t('settings.template.text', { language: name })}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        error={error !== undefined}
        // A line of its own in each, so that what stands below is on one height.
        helperText={error ?? (isLocal ? t('settings.template.marketplaceLanguage') : ' ')}
        inputRef={box}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { lang: language, maxLength: TEMPLATE_CHARACTERS_MAX, dir: 'auto' },
        }}
      />
      <Box role="group" aria-label={t('settings.template.places')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
        {TEMPLATE_FIELDS.map((place) => (
          <Button
            key={place}
            size="tiny"
            aria-label={t('settings.template.insert', { place: t(`desk.places.${place}`), language: name })}
            onClick={() => insert(place)}
          >
            {t(`desk.places.${place}`)}
          </Button>
        ))}
      </Box>
      <Box component="h2" sx={{ typography: 'subtitle2', color: 'text.tertiary', m: 0, mt: 0.5 }}>
        {t('settings.template.preview', { language: name })}
      </Box>
      {value.trim() === '' ? (
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{t('settings.template.noText')}</Box>
      ) : (
        <TextWithPlaces text={fillPlaces(value, values)} language={language} />
      )}
    </Box>
  );
}
