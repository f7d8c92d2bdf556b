import { TOPICS, type Topic } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { ChooseMany, TextLine } from '../kit/fields.tsx';
import { useChoices } from '../kit/useChoices.ts';

export interface WebhookValues {
  url: string;
  topics: readonly Topic[];
}

interface Props {
  values: WebhookValues;
  put: (part: Partial<WebhookValues>) => void;
  errorAt: (path: string) => string | undefined;
}

export function WebhookFields({ values, put, errorAt }: Props) {
  const t = useT();
  const topics = useChoices('topics', TOPICS);
  return (
    <>
      <TextLine
        label={t('settings.webhook.url')}
        type="url"
        value={values.url}
        onChange={(next) => put({ url: next })}
        error={errorAt('url')}
      />
      <ChooseMany
        label={t('settings.webhook.topics')}
        value={values.topics}
        onChange={(next) => put({ topics: next })}
        error={errorAt('topics')}
        hint={t('settings.webhook.topicsHint')}
        choices={topics}
      />
    </>
  );
}
