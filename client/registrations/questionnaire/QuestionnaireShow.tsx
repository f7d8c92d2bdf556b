import Button from '@mui/material/Button';
import { useGetMany } from 'react-admin';
import { Link } from 'react-router-dom';
import { LANGUAGES } from '#db/words.ts';
import type { QuestionnaireRow } from '#server/registrations/contract.ts';
import { useMay } from '../../data/session.ts';
import { useT } from '../../i18n/useT.ts';
import { FactList } from '../../kit/FactList.tsx';
import { RecordPage, TwoColumns } from '../../kit/RecordPage.tsx';
import { Panel, Section } from '../../kit/Section.tsx';
import { useLanguageName } from '../../kit/useLanguageName.ts';
import { useMarketplaceName } from '../../kit/useMarketplaceName.ts';
import { When } from '../../kit/When.tsx';
import { createPath } from './questionRules.ts';

/** One version of what specialists are asked; what was answered under it keeps these words. */
export function QuestionnaireShow() {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const title = ({ marketplaceId, version }: QuestionnaireRow) =>
    t('registers.questionnaire.title', { marketplace: marketplaceName(marketplaceId), version });
  return (
    <RecordPage<QuestionnaireRow> resource="questionnaires" title={title}>
      {(form) => <TwoColumns main={<Questions form={form} />} side={<Facts form={form} />} />}
    </RecordPage>
  );
}

function Questions({ form: { questions } }: { form: QuestionnaireRow }) {
  const t = useT();
  const languageName = useLanguageName();
  const nameOf = useCategoryNames(questions.flatMap(({ categoryId }) => categoryId ?? []));
  return questions.map((question, at) => (
    <Section
      key={question.key}
      title={t('registers.questionnaire.number', { at: at + 1, key: question.key })}
      aside={[
        t(`words.questionKinds.${question.kind}`),
        t(question.required ? 'registers.questionnaire.required' : 'registers.questionnaire.optional'),
        ...(question.categoryId === null ? [] : [nameOf(question.categoryId)]),
      ].join(' · ')}
    >
      <Panel padded>
        <FactList
          labelWidth={112}
          facts={[
            ...LANGUAGES.map(
              (language) =>
                question.label[language] !== undefined && {
                  label: languageName(language),
                  value: <span lang={language}>{question.label[language]}</span>,
                },
            ),
            question.choices.length > 0 && {
              label: t('registers.questionnaire.choices'),
              value: question.choices.join(' · '),
            },
          ]}
        />
      </Panel>
    </Section>
  ));
}

function Facts({ form }: { form: QuestionnaireRow }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const mayWrite = useMay('questionnaires:write');
  const change = mayWrite && form.inForce && (
    <Button component={Link} to={createPath(form.marketplaceId)} size="tiny">
      {t('registers.questionnaire.next')}
    </Button>
  );
  return (
    <Section title={t('registers.person.facts')} end={change}>
      <Panel padded>
        <FactList
          labelWidth={112}
          facts={[
            { label: t('registers.fields.marketplace'), value: marketplaceName(form.marketplaceId) },
            { label: t('registers.fields.version'), value: form.version },
            {
              label: t('registers.fields.state'),
              value: form.inForce ? t('settings.policy.inForce') : t('settings.policy.earlier'),
            },
            {
              label: t('settings.policy.from'),
              value: <When at={form.effectiveFrom} marketplaceId={form.marketplaceId} />,
            },
            { label: t('settings.policy.by'), value: form.createdBy },
          ]}
        />
      </Panel>
    </Section>
  );
}

/** What the marketplace calls its categories; the id until it is known. */
function useCategoryNames(ids: readonly string[]): (id: string) => string {
  const { data = [] } = useGetMany<{ id: string; name: string }>('categories', { ids: [...new Set(ids)] });
  return (id) => data.find((each) => each?.id === id)?.name ?? id;
}
