import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlineOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { LANGUAGES, QUESTION_KINDS } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { Choose, TextLine, Tick } from '../../kit/fields.tsx';
import { SectionLabel } from '../../kit/Section.tsx';
import { useChoices } from '../../kit/useChoices.ts';
import { useLanguageName } from '../../kit/useLanguageName.ts';
import { EVERYBODY, type TypedQuestion } from './questionRules.ts';

interface Props {
  at: number;
  question: TypedQuestion;
  categories: readonly { id: string; name: string }[];
  isFirst: boolean;
  isLast: boolean;
  errorAt: (field: string) => string | undefined;
  put: (part: Partial<TypedQuestion>) => void;
  move: (by: -1 | 1) => void;
  remove: () => void;
}

const GRID = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' },
};

/** One question: its words in each language, how it is answered, and of whom it is asked. */
export function QuestionFields(props: Props) {
  const t = useT();
  const languageName = useLanguageName();
  const { at, question, errorAt, put } = props;
  const name = t('registers.questionnaire.one', { at: at + 1 });
  return (
    <Box
      component="section"
      aria-label={name}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        borderTop: at > 0 ? 1 : 0,
        borderColor: 'divider',
        pt: at > 0 ? 2 : 0,
      }}
    >
      <SectionLabel end={<Moves {...props} name={name} />}>{name}</SectionLabel>
      <Box sx={GRID}>
        {LANGUAGES.map((language) => (
          <TextField
            key={language}
            label={t('registers.questionnaire.words', { language: languageName(language) })}
            multiline
            value={question.label[language]}
            onChange={({ target }) => put({ label: { ...question.label, [language]: target.value } })}
            error={errorAt(`label.${language}`) !== undefined}
            helperText={errorAt(`label.${language}`)}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { lang: language, maxLength: 300 } }}
          />
        ))}
      </Box>
      {errorAt('label') && (
        <Box role="alert" sx={{ typography: 'caption', color: 'error.main' }}>
          {errorAt('label')}
        </Box>
      )}
      <Answering {...props} />
    </Box>
  );
}

function Answering({ question, categories, errorAt, put }: Props) {
  const t = useT();
  const kinds = useChoices('questionKinds', QUESTION_KINDS);
  const everybody = { id: EVERYBODY, name: t('registers.questionnaire.everybody') };
  return (
    <>
      <Box sx={GRID}>
        <Choose
          label={t('registers.questionnaire.kind')}
          value={question.kind}
          onChange={(kind) => put({ kind })}
          error={errorAt('kind')}
          choices={kinds}
        />
        <Choose
          label={t('registers.questionnaire.of')}
          value={question.categoryId}
          onChange={(categoryId) => put({ categoryId })}
          error={errorAt('categoryId')}
          choices={[everybody, ...categories]}
        />
        <TextLine
          label={t('registers.questionnaire.key')}
          value={question.key}
          onChange={(key) => put({ key })}
          error={errorAt('key')}
          hint={t('registers.questionnaire.keyHint')}
        />
      </Box>
      {question.kind === 'choice' && (
        <TextField
          label={t('registers.questionnaire.choices')}
          multiline
          minRows={2}
          value={question.choices}
          onChange={({ target }) => put({ choices: target.value })}
          error={errorAt('choices') !== undefined}
          helperText={errorAt('choices') ?? t('registers.questionnaire.choicesHint')}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
      <Tick
        label={t('registers.questionnaire.mustAnswer')}
        value={question.required}
        onChange={(required) => put({ required })}
      />
    </>
  );
}

/** A button at the end of the way stays where the hand is, and does nothing. */
function Moves({ name, isFirst, isLast, move, remove }: Props & { name: string }) {
  const t = useT();
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <IconButton
        size="small"
        aria-label={t('registers.questionnaire.up', { name })}
        aria-disabled={isFirst}
        sx={{ opacity: isFirst ? 0.4 : 1 }}
        onClick={() => !isFirst && move(-1)}
      >
        <UpIcon fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('registers.questionnaire.down', { name })}
        aria-disabled={isLast}
        sx={{ opacity: isLast ? 0.4 : 1 }}
        onClick={() => !isLast && move(1)}
      >
        <DownIcon fontSize="small" />
      </IconButton>
      <IconButton size="small" aria-label={t('registers.questionnaire.remove', { name })} onClick={remove}>
        <DeleteIcon fontSize="small" />
      </IconButton>
    </Box>
  );
}
