import Box from '@mui/material/Box';
import { LANGUAGES, type Language, OUTCOMES, type Outcome, type Queue } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { ChooseMany, TextLine } from '../kit/fields.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { LanguageText } from './LanguageText.tsx';
import { languageOf } from './reply.ts';

export interface TemplateValues {
  name: string;
  outcomes: readonly Outcome[];
  bodies: Partial<Record<Language, string>>;
}

interface TemplateFieldsProps {
  queue: Queue;
  marketplace: { id: string; name: string; locale: string; timeZone: string };
  values: TemplateValues;
  put: (part: Partial<TemplateValues>) => void;
  errorAt: (path: string) => string | undefined;
}

/** Name, what it goes with, and the texts side by side: the language of the marketplace first. */
export function TemplateFields({ queue, marketplace, values, put, errorAt }: TemplateFieldsProps) {
  const t = useT();
  const outcomes = useChoices<Outcome>('outcomes', OUTCOMES[queue], '.do');
  const local = languageOf(marketplace.locale);
  const languages = [...LANGUAGES].sort((one, other) => Number(other === local) - Number(one === local));
  return (
    <>
      <Box sx={{ maxWidth: 520, display: 'flex', flexDirection: 'column', gap: 2 }}>
        <TextLine
          label={t('settings.template.name')}
          value={values.name}
          onChange={(name) => put({ name })}
          error={errorAt('name')}
          hint={t('settings.template.nameHint')}
          autoFocus
        />
        <ChooseMany
          label={t('settings.template.outcomes')}
          value={values.outcomes}
          onChange={(next) => put({ outcomes: next })}
          error={errorAt('outcomes')}
          hint={t('settings.template.outcomesHint')}
          choices={outcomes}
        />
      </Box>
      {errorAt('bodies') && (
        <Box role="alert" sx={{ typography: 'caption', color: 'error.main' }}>
          {errorAt('bodies')}
        </Box>
      )}
      <Box
        role="group"
        aria-label={t('settings.template.texts')}
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' } }}
      >
        {languages.map((language) => (
          <LanguageText
            key={language}
            language={language}
            marketplace={marketplace}
            isLocal={language === local}
            value={values.bodies[language] ?? ''}
            error={errorAt(`bodies.${language}`)}
            onChange={(text) => put({ bodies: { ...values.bodies, [language]: text } })}
          />
        ))}
      </Box>
    </>
  );
}

/** A language without words is none: it is not sent, and so the desk knows that it has to offer another. */
export const writtenBodies = (bodies: TemplateValues['bodies']): TemplateValues['bodies'] =>
  Object.fromEntries(Object.entries(bodies).filter(([, text]) => text.trim() !== ''));
