import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { ApprovalShow } from '#server/escrow/contract.ts';
import { useRefusalWords } from '../../data/refusal.ts';
import { DeskDialog } from '../../desk/DeskDialog.tsx';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Notice } from '../../kit/Notice.tsx';
import { deskPath } from '../../kit/paths.ts';
import { Panel, Section } from '../../kit/Section.tsx';
import { PartsTable } from '../desk/PartsTable.tsx';
import { StepUpDialog } from '../StepUpDialog.tsx';
import { useSigning } from './useSigning.ts';

const NOTE_MAX = 1_000;

/** Signs exactly what is shown, or gives it back with a note; whoever may not is told why. */
export function SignForm({ approval }: { approval: ApprovalShow }) {
  const t = useT();
  const { money } = useFormats();
  const refusalWords = useRefusalWords();
  const [note, setNote] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [lacksNote, setLacksNote] = useState(false);
  const { approve, giveBack, failure, isBusy, needsPassword, passwordGiven, forget } = useSigning(approval);
  const { facts, caseId } = approval;
  const back = () => {
    if (note.trim() === '') return setLacksNote(true);
    giveBack(note.trim());
  };
  return (
    <Section title={t('registers.approval.sign')}>
      <Panel padded>
        {failure && (
          <Box sx={{ mb: 1.5 }}>
            <Notice tone="error" urgent>
              {failure}
            </Notice>
          </Box>
        )}
        {approval.mayApprove ? (
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
            <Button variant="contained" color="primary" disabled={isBusy} onClick={() => setAsking(true)}>
              {t('registers.approval.do')}
            </Button>
            <TextField
              multiline
              minRows={2}
              label={t('registers.approval.note')}
              value={note}
              error={lacksNote}
              helperText={lacksNote ? t('desk.dialog.required') : undefined}
              onChange={({ target }) => {
                setNote(target.value);
                setLacksNote(false);
              }}
              slotProps={{ htmlInput: { maxLength: NOTE_MAX } }}
            />
            <Button disabled={isBusy} onClick={back}>
              {t('registers.approval.return')}
            </Button>
          </Box>
        ) : (
          <Box sx={{ color: 'text.secondary' }}>{refusalWords(approval.whyNot ?? 'approval-closed')}</Box>
        )}
        {caseId !== null && (
          <Box sx={{ mt: 1.5 }}>
            <Link to={deskPath('escrow-disputes', caseId)}>{t('registers.approval.case')}</Link>
          </Box>
        )}
      </Panel>
      {isAsking && (
        <DeskDialog
          title={t('registers.approval.confirm', { amount: money(facts.gross, facts.currency) })}
          more={t('registers.approval.confirmLead')}
          cancel={t('desk.money.back')}
          submit={t('registers.approval.do')}
          byCommand
          onClose={() => setAsking(false)}
          onSubmit={() => {
            setAsking(false);
            approve();
          }}
        >
          <PartsTable
            parts={facts}
            hold={facts}
            customer={approval.customerName}
            specialist={approval.specialistName}
            goodwillMinor={facts.goodwillMinor}
          />
        </DeskDialog>
      )}
      {needsPassword && <StepUpDialog onDone={passwordGiven} onClose={forget} />}
    </Section>
  );
}
