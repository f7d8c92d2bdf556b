import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useRef } from 'react';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Notice } from '../../kit/Notice.tsx';
import { Section } from '../../kit/Section.tsx';
import { useZone } from '../../kit/When.tsx';
import { useCounted } from '../useCounted.ts';
import type { Draft } from '../useDrafts.ts';
import { TrialChanges } from './TrialChanges.tsx';
import { TrialTable } from './TrialTable.tsx';
import type { Trial } from './useTrial.ts';

/** What the trial says, or that it runs, or why it did not; nothing before the first one. */
export function TrialSection({ draft, trial }: { draft: Draft; trial: Trial }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const answer = draft.trial?.answer;
  const { isRunning, failure } = trial;
  const isBegun = isRunning || failure !== undefined;
  // The result stands below a long list: it comes into view, and the keyboard goes on from there.
  useEffect(() => {
    if (isBegun || answer) box.current?.scrollIntoView({ block: 'start' });
  }, [isBegun, answer]);
  if (!isBegun && !answer) return null;
  return (
    <Box ref={box} sx={{ mt: 3, scrollMarginTop: 16 }}>
      <Box role="status" sx={{ mb: isRunning ? 2 : 0 }}>
        {isRunning && (
          <>
            {t('settings.screening.trial.busy')}
            <LinearProgress aria-label={t('settings.screening.trial.busy')} sx={{ mt: 1, maxWidth: 420 }} />
          </>
        )}
      </Box>
      {failure && (
        <Box sx={{ mb: 2, maxWidth: 720 }}>
          <Notice tone="error" urgent>
            <b>{failure}</b> {t('settings.screening.trial.failed')}
          </Notice>
        </Box>
      )}
      {answer && !isRunning && <Result draft={draft} answer={answer} />}
    </Box>
  );
}

function Result({ draft, answer }: { draft: Draft; answer: NonNullable<Draft['trial']>['answer'] }) {
  const t = useT();
  const counted = useCounted();
  const { instant, number } = useFormats();
  const zone = useZone(draft.base.marketplaceId);
  const { reviews, from, to, tookMs, changes, changesTotal } = answer;
  const date = (at: string | null) => (at ? instant('date', at, zone) : '');
  const period = { from: date(from), to: date(to), seconds: number(tookMs / 1_000, 1) };
  return (
    <Section
      title={t('settings.screening.trial.title', counted(reviews))}
      aside={reviews > 0 && t('settings.screening.trial.period', period)}
    >
      <Box sx={{ mb: 1.5, maxWidth: 720 }}>
        {draft.trial?.of !== draft.body ? (
          <Notice tone="warning">{t('settings.screening.trial.stale')}</Notice>
        ) : (
          <Notice tone={changesTotal === 0 ? 'info' : 'success'}>
            {reviews === 0
              ? t('settings.screening.trial.noReviews')
              : changesTotal === 0
                ? t('settings.screening.trial.same')
                : t('settings.screening.trial.done', counted(changesTotal))}
          </Notice>
        )}
      </Box>
      {reviews > 0 && <TrialTable rows={answer.reasons} />}
      {changes.length > 0 && (
        <TrialChanges answer={answer} before={draft.base.body} after={draft.trial?.of ?? draft.body} />
      )}
    </Section>
  );
}
