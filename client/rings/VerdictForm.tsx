import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { RING_VERDICTS, type RingVerdict } from '#db/words.ts';
import type { RingRow } from '#server/rings/contract.ts';
import { useMay } from '../data/session.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Notice } from '../kit/Notice.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { UserText } from '../kit/UserText.tsx';
import { useZone } from '../kit/When.tsx';
import { useVerdict } from './useVerdict.ts';
import { Verdict } from './Verdict.tsx';

/** What a person makes of the group, with a note; it may be changed or taken back, and changes nothing else. */
export function VerdictForm({ ring }: { ring: RingRow }) {
  const t = useT();
  const mayJudge = useMay('rings:judge');
  return (
    <Section title={t('registers.ring.judge')} end={<Verdict verdict={ring.verdict} />}>
      <Panel padded>
        <Judged ring={ring} />
        {mayJudge ? <Form ring={ring} /> : <Box sx={{ color: 'text.secondary' }}>{t('registers.ring.readOnly')}</Box>}
      </Panel>
    </Section>
  );
}

function Judged({ ring: { verdict, verdictBy, verdictAt, note, marketplaceId } }: { ring: RingRow }) {
  const t = useT();
  const { instant } = useFormats();
  const zone = useZone(marketplaceId);
  if (!verdict) return null;
  const at = verdictAt ? instant('dateTime', verdictAt, zone) : '';
  return (
    <Box sx={{ mb: 1.5 }}>
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        {t('registers.ring.by', { verdict: t(`words.ringVerdicts.${verdict}`), by: verdictBy ?? '', at })}
      </Box>
      {note && <UserText small text={note} />}
    </Box>
  );
}

function Form({ ring }: { ring: RingRow }) {
  const t = useT();
  const { note, setNote, judge, failure, isBusy } = useVerdict(ring);
  const others = RING_VERDICTS.filter((each) => each !== ring.verdict || note.trim() !== (ring.note ?? ''));
  const colour = (verdict: RingVerdict) => (verdict === 'coordinated' ? 'error' : 'success');
  return (
    <>
      <Box sx={{ typography: 'caption', color: 'text.secondary', mb: 1.5, lineHeight: '1.125rem' }}>
        {t('registers.ring.judgeLead')}
      </Box>
      {failure && (
        <Box sx={{ mb: 1.5 }}>
          <Notice tone="error" urgent>
            {failure}
          </Notice>
        </Box>
      )}
      <TextField
        multiline
        minRows={3}
        label={t('registers.ring.note')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 1_000 } }}
      />
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5, flexWrap: 'wrap' }}>
        {RING_VERDICTS.map((verdict) => (
          <Button
            key={verdict}
            color={colour(verdict)}
            aria-pressed={ring.verdict === verdict}
            aria-disabled={isBusy || !others.includes(verdict)}
            onClick={() => others.includes(verdict) && judge(verdict)}
          >
            {t(`words.ringVerdicts.${verdict}`)}
          </Button>
        ))}
        {ring.verdict && (
          <Button variant="text" aria-disabled={isBusy} onClick={() => judge(null)}>
            {t('registers.ring.takeBack')}
          </Button>
        )}
      </Box>
    </>
  );
}
