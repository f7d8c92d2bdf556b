import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type StaffRow, StaffUpdate } from '#server/access/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { FormCard } from '../kit/FormCard.tsx';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { useForm } from '../kit/useForm.ts';
import { When } from '../kit/When.tsx';
import { AccountActs } from './AccountActs.tsx';
import { StaffFields, type StaffValues, scopeOf } from './StaffFields.tsx';

export const StaffEdit = () => (
  <RecordPage<StaffRow> resource="staff" title={({ displayName }) => displayName}>
    {/* A new version starts the form anew, or it would post the version it was made from. */}
    {(person) => <TwoColumns main={<Form key={person.version} person={person} />} side={<Facts person={person} />} />}
  </RecordPage>
);

function Form({ person }: { person: StaffRow }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { displayName, alias, role, marketplaceIds, version } = person;
  const start: StaffValues = { displayName, alias, role, marketplaceIds: marketplaceIds ?? [] };
  const form = useForm({
    start,
    schema: StaffUpdate,
    bodyOf: (values) => ({ ...values, marketplaceIds: scopeOf(values.marketplaceIds), version }),
    send: async (body) => {
      await acts.update('staff', { id: person.id, data: body, previousData: person });
      notify('settings.saved', { type: 'success' });
      await client.invalidateQueries({ queryKey: ['staff'] });
      void navigate('/staff');
    },
  });
  return (
    <Box sx={{ maxWidth: 520 }}>
      <FormCard {...form} save={t('settings.save')} cancel={() => void navigate('/staff')}>
        <StaffFields {...form} />
      </FormCard>
    </Box>
  );
}

function Facts({ person }: { person: StaffRow }) {
  const t = useT();
  return (
    <Section title={t('registers.person.facts')}>
      <Panel padded>
        <FactList
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="staff" id={person.id} /> },
            { label: t('settings.staff.email'), value: person.email },
            { label: t('settings.staff.state'), value: <StatusChip of="staffStates" value={person.state} /> },
            { label: t('registers.fields.since'), value: <When at={person.createdAt} look="date" /> },
          ]}
        />
        <AccountActs person={person} />
      </Panel>
    </Section>
  );
}
