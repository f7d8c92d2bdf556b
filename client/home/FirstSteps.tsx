import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import OpenIcon from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useState } from 'react';
import { useGetList, useStore } from 'react-admin';
import { Link } from 'react-router-dom';
import type { DecisionRow } from '#server/decisions/contract.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { useDialogs } from '../kit/dialogs.ts';
import { Kbd } from '../kit/Kbd.tsx';
import { deskPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';

const ReasonsDialog = lazy(() => import('./ReasonsDialog.tsx').then((file) => ({ default: file.ReasonsDialog })));

type Step = 'reasons' | 'decide' | 'keys';
const STEPS: readonly Step[] = ['reasons', 'decide', 'keys'];

/** Three things a newcomer does once; gone when all are done. */
export function FirstSteps() {
  const t = useT();
  const { queues } = useMe();
  const { openShortcuts } = useDialogs();
  const [done, setDone] = useStore<Step[]>('firstSteps', []);
  const [reading, setReading] = useState(false);
  const hasDecided = useHasDecided();
  const isDone = (step: Step) => done.includes(step) || (step === 'decide' && hasDecided);
  const left = STEPS.filter((step) => !isDone(step));
  if (left.length === 0 || hasDecided === undefined) return null;
  const finish = (step: Step) => setDone([...done.filter((each) => each !== step), step]);
  const acts: Record<Step, React.ReactNode> = {
    reasons: (
      <Button variant="text" sx={link} onClick={() => setReading(true)}>
        {t('home.steps.reasons')}
      </Button>
    ),
    decide: <Link to={deskPath(queues[0] ?? 'reviews')}>{t('home.steps.decide')}</Link>,
    keys: (
      <Button
        variant="text"
        sx={link}
        onClick={() => {
          openShortcuts();
          finish('keys');
        }}
      >
        {t('home.steps.keys')}
      </Button>
    ),
  };
  return (
    <Section
      title={t('home.firstSteps')}
      aside={t('home.stepsDone', { done: STEPS.length - left.length, all: STEPS.length })}
    >
      <Panel padded>
        <ol>
          {STEPS.map((step) => (
            <Box
              component="li"
              key={step}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 1,
                minHeight: 26,
                color: isDone(step) ? 'success.main' : 'text.primary',
              }}
            >
              {isDone(step) ? <DoneIcon aria-hidden /> : <OpenIcon aria-hidden />}
              {isDone(step) ? <Box sx={{ color: 'text.primary' }}>{t(`home.steps.${step}`)}</Box> : acts[step]}
              {step === 'keys' && !isDone(step) && (
                <Box sx={{ ml: 'auto' }}>
                  <Kbd>?</Kbd>
                </Box>
              )}
            </Box>
          ))}
        </ol>
      </Panel>
      <Suspense fallback={null}>
        {reading && (
          <ReasonsDialog
            close={() => {
              setReading(false);
              finish('reasons');
            }}
          />
        )}
      </Suspense>
    </Section>
  );
}

const link = { height: 24, px: 0, fontWeight: 400 } as const;

/** Undefined until it is known, so that the card does not appear and vanish. */
function useHasDecided(): boolean | undefined {
  const { data } = useGetList<DecisionRow>('decisions', {
    filter: { mine: true },
    sort: { field: 'decidedAt', order: 'DESC' },
    pagination: { page: 1, perPage: 20 },
  });
  return data && data.length > 0;
}
