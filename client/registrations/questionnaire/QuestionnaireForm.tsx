import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useGetList, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { AddQuestionnaire, type QuestionnaireRow } from '#server/registrations/contract.ts';
import { useActs } from '../../data/dataProvider.ts';
import { useT } from '../../i18n/useT.ts';
import { FormCard } from '../../kit/FormCard.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { recordPath } from '../../kit/paths.ts';
import { useForm } from '../../kit/useForm.ts';
import { QuestionFields } from './QuestionFields.tsx';
import { emptyQuestion, movedBy, sentQuestion, type TypedQuestion, typedQuestions } from './questionRules.ts';

const CATEGORIES_SHOWN = 100;

interface Props {
  marketplaceId: string;
  /** The newest version; undefined where specialists were never asked anything. */
  before: QuestionnaireRow | undefined;
}

/** Questions in their order, each with its words in three languages; saving puts the next version in force. */
export function QuestionnaireForm({ marketplaceId, before }: Props) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const navigate = useNavigate();
  const categories = useCategories(marketplaceId);
  const version = before?.version ?? 0;
  const form = useForm({
    start: { questions: before ? typedQuestions(before) : [emptyQuestion()] },
    schema: AddQuestionnaire,
    bodyOf: ({ questions }) => ({ marketplaceId, version, questions: questions.map(sentQuestion) }),
    send: async (body) => {
      const made = await acts.addQuestionnaire(body, crypto.randomUUID());
      notify(t('registers.questionnaire.saved', { version: made.version }), { type: 'success' });
      await client.invalidateQueries({ queryKey: ['questionnaires'] });
      void navigate(recordPath('questionnaire', made.id));
    },
  });
  const { questions } = form.values;
  const put = (next: TypedQuestion[]) => form.put({ questions: next });
  return (
    <Box sx={{ maxWidth: 960 }}>
      <Box sx={{ mb: 2 }}>
        <Notice tone="info">{t('registers.questionnaire.lead', { next: version + 1 })}</Notice>
      </Box>
      <FormCard
        {...form}
        save={t('registers.questionnaire.save', { version: version + 1 })}
        cancel={() => void navigate('/questionnaires')}
      >
        {questions.map((question, at) => (
          <QuestionFields
            key={question.row}
            at={at}
            question={question}
            categories={categories}
            isFirst={at === 0}
            isLast={at === questions.length - 1}
            errorAt={(field) => form.errorAt(`questions.${at}.${field}`)}
            put={(part) => put(questions.map((each, n) => (n === at ? { ...each, ...part } : each)))}
            move={(by) => put(movedBy(questions, at, by))}
            remove={() => put(questions.filter((_, n) => n !== at))}
          />
        ))}
        <Box>
          <Button size="small" onClick={() => put([...questions, emptyQuestion()])}>
            {t('registers.questionnaire.add')}
          </Button>
        </Box>
      </FormCard>
    </Box>
  );
}

function useCategories(marketplaceId: string): { id: string; name: string }[] {
  const { data = [] } = useGetList<{ id: string; name: string }>('categories', {
    filter: { marketplaceId },
    sort: { field: 'id', order: 'ASC' },
    pagination: { page: 1, perPage: CATEGORIES_SHOWN },
  });
  return [...data].sort((one, other) => one.name.localeCompare(other.name));
}
