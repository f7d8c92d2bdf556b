import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { Finding, Thresholds, TrialAnswer } from '#server/screening/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { recordPath } from '../../kit/paths.ts';
import { Panel, Section } from '../../kit/Section.tsx';
import { StatusChip } from '../../kit/StatusChip.tsx';
import type { SettingsBody } from '../changes.ts';
import { asPercent } from '../percent.ts';
import { ComparedText } from './ComparedText.tsx';

interface Props {
  answer: TrialAnswer;
  before: SettingsBody;
  after: SettingsBody;
}

/** The texts on which the two versions differ: what only the new one points at, and what only the old one did. */
export function TrialChanges({ answer, before, after }: Props) {
  const t = useT();
  const { number } = useFormats();
  const { changes, changesTotal } = answer;
  const shown = { shown: number(changes.length), total: number(changesTotal) };
  return (
    <Box sx={{ mt: 2.5, maxWidth: 860 }}>
      <Section
        title={t('settings.screening.trial.texts')}
        aside={changesTotal > changes.length && t('settings.screening.trial.shown', shown)}
      >
        <Panel>
          <ul>
            {changes.map((change) => (
              <Box
                component="li"
                key={change.reviewId}
                sx={{ px: 2, py: 1.5, '& + &': { borderTop: 1, borderColor: 'divider' } }}
              >
                <Change change={change} before={before.thresholds} after={after.thresholds} />
              </Box>
            ))}
          </ul>
        </Panel>
      </Section>
    </Box>
  );
}

function Change({
  change,
  before,
  after,
}: {
  change: TrialAnswer['changes'][number];
  before: Thresholds;
  after: Thresholds;
}) {
  const t = useT();
  const { reviewId, text, language, status, gained, lost } = change;
  return (
    <>
      <ComparedText text={text} language={language} gained={gained} lost={lost} />
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', mt: 0.75, typography: 'caption' }}>
        <Box component="ul" sx={{ flex: '1 1 320px', minWidth: 0, color: 'text.secondary' }}>
          {gained.map((finding) => (
            <Found
              key={`+${finding.start} ${finding.sub}`}
              sign="+"
              word={t('settings.screening.trial.gained')}
              finding={finding}
              limits={after}
            />
          ))}
          {lost.map((finding) => (
            <Found
              key={`-${finding.start} ${finding.sub}`}
              sign="−"
              word={t('settings.screening.trial.lost')}
              finding={finding}
              limits={before}
            />
          ))}
        </Box>
        <StatusChip of="reviewStatuses" value={status} />
        <Link to={recordPath('review', reviewId)}>{t('settings.screening.trial.open')}</Link>
      </Box>
    </>
  );
}

function Found({ sign, word, finding, limits }: { sign: string; word: string; finding: Finding; limits: Thresholds }) {
  const t = useT();
  const { number } = useFormats();
  const { reason, detector, confidence } = finding;
  const words = t('settings.screening.trial.find', {
    reason: `${reason} ${t(`words.reasons.${reason}.short`)}`,
    by: t(`desk.mark.detectors.${detector}`),
    percent: number(asPercent(confidence)),
    level: t(`settings.screening.trial.levels.${levelOf(confidence, limits)}`),
  });
  return (
    <li>
      <Box component="span" aria-hidden sx={{ display: 'inline-block', width: 12, fontWeight: 600 }}>
        {sign}
      </Box>
      <b>{word}</b> {words}
    </li>
  );
}

const levelOf = (confidence: number, { flag, raise }: Thresholds) =>
  confidence >= raise ? 'raise' : confidence >= flag ? 'flag' : 'highlight';
