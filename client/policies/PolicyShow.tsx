import Button from '@mui/material/Button';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { LANGUAGES } from '#db/words.ts';
import { useMay } from '../data/session.ts';
import { LANGUAGE_NAMES } from '../i18n/provider.ts';
import { useT } from '../i18n/useT.ts';
import { type Fact, FactList } from '../kit/FactList.tsx';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { UserText } from '../kit/UserText.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import type { PolicyRow } from './PolicyList.tsx';
import { POLICY_SECTIONS, type Setting } from './settings.ts';
import { useSettingWords } from './useSettingWords.ts';

export function PolicyShow() {
  const marketplaceName = useMarketplaceName();
  const t = useT();
  const title = ({ marketplaceId, version }: PolicyRow) =>
    t('home.policyNewsItem', { marketplace: marketplaceName(marketplaceId), version });
  return (
    <RecordPage<PolicyRow> resource="policies" title={title}>
      {(policy) => <TwoColumns main={<Terms policy={policy} />} side={<Facts policy={policy} />} />}
    </RecordPage>
  );
}

function Terms({ policy }: { policy: PolicyRow }) {
  const t = useT();
  const { label, value } = useSettingWords();
  const factOf = (setting: Setting): Fact => ({ label: label(setting), value: value(setting, policy.body) });
  return (
    <>
      {POLICY_SECTIONS.map(({ name, settings }) => (
        <Section key={name} title={t(`settings.policy.sections.${name}`)}>
          <Panel padded>
            <FactList labelWidth={280} facts={settings.map(factOf)} />
          </Panel>
        </Section>
      ))}
      <Section title={t('settings.policy.howChecked')}>
        <Panel padded>
          {LANGUAGES.map((language) => {
            const text = policy.howReviewsAreChecked[language];
            return (
              text && (
                <div key={language}>
                  <b lang={language}>{LANGUAGE_NAMES[language]}</b>
                  <UserText small lang={language} text={text} />
                </div>
              )
            );
          })}
        </Panel>
      </Section>
    </>
  );
}

function Facts({ policy }: { policy: PolicyRow }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const mayWrite = useMay('policies:write');
  const newest = useNewest(policy.marketplaceId);
  const change = mayWrite && newest === policy.id && (
    <Button component={Link} to={`/policies/${policy.id}`} size="tiny">
      {t('settings.policy.next')}
    </Button>
  );
  return (
    <Section title={t('registers.person.facts')} end={change}>
      <Panel padded>
        <FactList
          labelWidth={112}
          facts={[
            { label: t('registers.fields.marketplace'), value: marketplaceName(policy.marketplaceId) },
            { label: t('registers.fields.version'), value: policy.version },
            {
              label: t('registers.fields.state'),
              value: newest === policy.id ? t('settings.policy.inForce') : t('settings.policy.earlier'),
            },
            {
              label: t('settings.policy.from'),
              value: <When at={policy.effectiveFrom} marketplaceId={policy.marketplaceId} />,
            },
            { label: t('settings.policy.by'), value: policy.createdBy },
          ]}
        />
      </Panel>
    </Section>
  );
}

/** Only the version in force can be followed by another. */
function useNewest(marketplaceId: string): string | undefined {
  const { data } = useGetList<PolicyRow>('policies', {
    filter: { marketplaceId },
    sort: { field: 'version', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  return data?.[0]?.id;
}
