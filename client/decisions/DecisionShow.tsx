import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { DecisionRow } from '#server/decisions/contract.ts';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { deskPath, listPath, recordPath } from '../kit/paths.ts';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { OutcomeWord, StatusChip } from '../kit/StatusChip.tsx';
import { type IdKind, shortId } from '../kit/shortId.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { useSubjectPath } from '../kit/useSubjectPath.ts';
import { When } from '../kit/When.tsx';
import { Statement } from './Statement.tsx';
import { TakeBack } from './TakeBack.tsx';
import { useGroundWord } from './useGroundWord.ts';

export function DecisionShow() {
  const t = useT();
  return (
    <RecordPage<DecisionRow>
      resource="decisions"
      title={({ id }) => `${t('words.subjects.decision')} ${shortId('decision', id)}`}
    >
      {(decision) => <TwoColumns main={<Content decision={decision} />} side={<Facts decision={decision} />} />}
    </RecordPage>
  );
}

function Content({ decision }: { decision: DecisionRow }) {
  const t = useT();
  const groundWord = useGroundWord();
  const { grounds = [] } = decision;
  return (
    <>
      <Section title={t('registers.decision.facts')} end={<TakeBack decision={decision} hotkey />}>
        <Panel padded>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', typography: 'h2' }}>
            <OutcomeWord outcome={decision.outcome} />
            <StatusChip of="decisionStates" value={decision.state} />
          </Box>
          {decision.reasons.length > 0 && (
            <Box component="ul" sx={{ mt: 1 }}>
              {decision.reasons.map((reason) => (
                <li key={reason}>
                  {reason} · {t(`words.reasons.${reason}.long`)}
                </li>
              ))}
            </Box>
          )}
          {grounds.length > 0 && (
            <Box component="ul" sx={{ mt: 1 }}>
              {grounds.map((ground) => (
                <li key={ground}>
                  {groundWord(ground)} · {groundWord(ground, 'long')}
                </li>
              ))}
            </Box>
          )}
          <Words title={t('registers.fields.message')} text={decision.message} />
          <Words title={t('registers.fields.note')} text={decision.note} />
        </Panel>
      </Section>
      <Statement decisionId={decision.id} />
    </>
  );
}

function Words({ title, text }: { title: string; text: string | null }) {
  if (!text) return null;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Box sx={{ typography: 'subtitle2', color: 'text.tertiary' }}>{title}</Box>
      <Box dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Box>
    </Box>
  );
}

const SUBJECT_KINDS: readonly string[] = ['review', 'review-dispute', 'person', 'order'];
const idKind = (kind: string): IdKind => (SUBJECT_KINDS.includes(kind) ? (kind as IdKind) : 'case');

function Facts({ decision }: { decision: DecisionRow }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const { marketplaceId, subjectKind, subjectId } = decision;
  const subject = useSubjectPath()(subjectKind, subjectId);
  const subjectName = shortId(idKind(subjectKind), subjectId);
  return (
    <Section title={t('registers.person.facts')}>
      <Panel padded>
        <FactList
          labelWidth={120}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="decision" id={decision.id} /> },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            {
              label: t('registers.fields.subject'),
              value: subject ? <Link to={subject}>{subjectName}</Link> : subjectName,
            },
            {
              label: t('registers.fields.case'),
              value: <Link to={deskPath(decision.queue, decision.caseId)}>{shortId('case', decision.caseId)}</Link>,
            },
            { label: t('registers.fields.queue'), value: t(`words.queues.${decision.queue}`) },
            { label: t('registers.fields.level'), value: decision.level },
            { label: t('registers.fields.decider'), value: decision.deciderAlias },
            {
              label: t('registers.fields.decided'),
              value: <When at={decision.decidedAt} marketplaceId={marketplaceId} />,
            },
            {
              label: t('registers.fields.effective'),
              value: <When at={decision.effectiveAt} marketplaceId={marketplaceId} />,
            },
            { label: t('registers.fields.policyVersion'), value: decision.policyVersion },
            decision.revertsId !== null && {
              label: t('registers.fields.reverts'),
              value: (
                <Link to={recordPath('decision', decision.revertsId)}>{shortId('decision', decision.revertsId)}</Link>
              ),
            },
            decision.batchId !== null && {
              label: t('registers.fields.batch'),
              value: <Link to={listPath('decisions', { batchId: decision.batchId })}>{t('kit.showAll')}</Link>,
            },
          ]}
        />
      </Panel>
    </Section>
  );
}
