import type { ApprovalShow as Approval } from '#server/escrow/contract.ts';
import { useT } from '../../i18n/useT.ts';
import { DueTime } from '../../kit/DueTime.tsx';
import { FactList } from '../../kit/FactList.tsx';
import { PersonLink } from '../../kit/PersonLink.tsx';
import { RecordPage, TwoColumns } from '../../kit/RecordPage.tsx';
import { Panel, Section } from '../../kit/Section.tsx';
import { StatusChip } from '../../kit/StatusChip.tsx';
import { shortId } from '../../kit/shortId.ts';
import { UserText } from '../../kit/UserText.tsx';
import { useMarketplaceName } from '../../kit/useMarketplaceName.ts';
import { When } from '../../kit/When.tsx';
import { PartsTable } from '../desk/PartsTable.tsx';
import { SignForm } from './SignForm.tsx';

/** Exactly what is to be signed: the amounts, whom they go to, who wants it and why a second person is asked. */
export function ApprovalShow() {
  const t = useT();
  const title = ({ id }: Approval) => `${t('words.subjects.approval')} ${shortId('approval', id)}`;
  return (
    <RecordPage<Approval> resource="approvals" title={title}>
      {(approval) =>
        // A list may have put a slimmer record into the cache.
        approval.facts && (
          <TwoColumns
            main={
              <>
                <Amounts approval={approval} />
                <Words approval={approval} />
              </>
            }
            side={
              <>
                <Facts approval={approval} />
                <SignForm key={approval.id} approval={approval} />
              </>
            }
          />
        )
      }
    </RecordPage>
  );
}

function Amounts({ approval }: { approval: Approval }) {
  const t = useT();
  const { facts, customerName, specialistName } = approval;
  return (
    <Section title={t('desk.money.title')}>
      <PartsTable
        parts={facts}
        hold={facts}
        customer={<PersonLink id={facts.customerId} name={customerName} />}
        specialist={<PersonLink id={facts.specialistId} name={specialistName} />}
        goodwillMinor={facts.goodwillMinor}
      />
    </Section>
  );
}

/** Why it is divided so, what both sides are told, and what only colleagues read. */
function Words({ approval: { message, decisionNote, finding } }: { approval: Approval }) {
  const t = useT();
  return (
    <>
      <Section title={t('desk.money.finding')} aside={t(`words.escrowReasons.${finding}`)}>
        {message !== null && (
          <Panel padded>
            <UserText text={message} small />
          </Panel>
        )}
      </Section>
      {decisionNote !== null && (
        <Section title={t('desk.message.note')}>
          <Panel padded>
            <UserText text={decisionNote} small />
          </Panel>
        </Section>
      )}
    </>
  );
}

function Facts({ approval }: { approval: Approval }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const { marketplaceId, at, expiresAt, why, settledBy, note } = approval;
  return (
    <Section title={t('registers.approval.facts')}>
      <Panel padded>
        <FactList
          labelWidth={120}
          facts={[
            { label: t('registers.fields.state'), value: <StatusChip of="approvalStates" value={approval.state} /> },
            { label: t('registers.approval.what'), value: t(`words.approvalKinds.${approval.kind}`) },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            { label: t('registers.approval.by'), value: approval.proposedBy },
            {
              label: t('registers.approval.why'),
              value: why.map((reason) => t(`words.secondReasons.${reason}`)).join(', '),
            },
            { label: t('registers.approval.at'), value: <When at={at} marketplaceId={marketplaceId} /> },
            {
              label: t('registers.approval.until'),
              value: (
                <>
                  <When at={expiresAt} marketplaceId={marketplaceId} />
                  {approval.state === 'pending' && (
                    <>
                      {' · '}
                      <DueTime dueAt={expiresAt} />
                    </>
                  )}
                </>
              ),
            },
            settledBy !== null && { label: t('registers.approval.settledBy'), value: settledBy },
            note !== null && { label: t('registers.approval.note'), value: <UserText text={note} small /> },
          ]}
        />
      </Panel>
    </Section>
  );
}
