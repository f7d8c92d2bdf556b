import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useBench } from '../../../desk/bench.ts';
import { DeskDialog } from '../../../desk/DeskDialog.tsx';
import { type Translate, useT } from '../../../i18n/useT.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { useLanguageName } from '../../../kit/useLanguageName.ts';
import { openPlaces } from '../../../templates/places.ts';
import type { DocumentCase } from '../documentCase.ts';
import { GroundButtons } from './GroundButtons.tsx';
import { GROUNDS_MAX, OTHER_CHARACTERS_MIN } from './groundRules.ts';
import { PersonReads } from './PersonReads.tsx';
import { SureAbout } from './SureAbout.tsx';
import { type GroundsForm, useGrounds } from './useGrounds.ts';

const MESSAGE_MAX = 4_000;

interface GroundsDialogProps {
  outcome: 'reject' | 'resubmit';
  context: DocumentCase;
  onClose: () => void;
}

/** What is wrong with the document, whether the person may try again, and what the person reads about it. */
export function GroundsDialog({ outcome, context, onClose }: GroundsDialogProps) {
  const t = useT();
  const { draft } = useBench();
  const form = useGrounds(outcome, context, onClose);
  if (form.isSure)
    return (
      <DeskDialog
        title={t('desk.documents.grounds.sure')}
        more={t(form.fourEyes ? 'desk.documents.grounds.sureBySecond' : 'desk.documents.grounds.sureMore', {
          name: context.applicant.displayName,
        })}
        submit={t('desk.documents.grounds.rejectDo')}
        cancel={t('desk.money.back')}
        byCommand
        tone="error"
        isWide
        onSubmit={form.submit}
        onClose={form.back}
      >
        <SureAbout grounds={form.chosen} message={draft.message} />
      </DeskDialog>
    );
  return (
    <DeskDialog
      title={t(`desk.documents.grounds.title.${outcome}`)}
      submit={t(form.isFinal ? 'desk.documents.grounds.look' : 'desk.documents.grounds.resubmitDo')}
      tone={form.isFinal ? 'error' : 'primary'}
      failure={form.wrong && wrongWords(t, form.wrong, draft.message)}
      isWide
      onSubmit={form.submit}
      onClose={onClose}
    >
      <Disposition outcome={outcome} />
      <GroundButtons form={form} suggested={context.suggestion?.grounds ?? []} />
      <Notes form={form} context={context} />
      <Message context={context} isWrong={form.wrong === 'other' || form.wrong === 'places'} />
      <PersonReads grounds={form.chosen} context={context} />
    </DeskDialog>
  );
}

/** The same form for both; what is final by its nature is only offered where it is final. */
function Disposition({ outcome }: Pick<GroundsDialogProps, 'outcome'>) {
  const t = useT();
  const { actions, open, write } = useBench();
  const ways = [
    { to: 'resubmit', disposition: 'retry' },
    { to: 'reject', disposition: 'final' },
  ] as const;
  return (
    <RadioGroup
      row
      aria-label={t('desk.documents.grounds.again')}
      value={outcome}
      onChange={(_event, value) => {
        const way = ways.find(({ to }) => to === value);
        if (way === undefined) return;
        write({ disposition: way.disposition });
        open(way.to);
      }}
    >
      {ways.map(({ to, disposition }) => (
        <FormControlLabel
          key={to}
          value={to}
          disabled={!actions.some((each) => each.outcome === to)}
          control={<Radio size="small" />}
          label={t(`words.dispositions.${disposition}`)}
        />
      ))}
    </RadioGroup>
  );
}

function Notes({ form, context }: { form: GroundsForm; context: DocumentCase }) {
  const t = useT();
  const { attemptsMax } = context.document;
  return (
    <>
      {form.fourEyes && <Notice tone="warning">{t('desk.documents.grounds.fourEyes')}</Notice>}
      {form.isMild && <Notice tone="info">{t('desk.documents.grounds.mild')}</Notice>}
      {form.isLast && <Notice tone="warning">{t('desk.documents.grounds.last', { smart_count: attemptsMax })}</Notice>}
    </>
  );
}

function Message({ context, isWrong }: { context: DocumentCase; isWrong: boolean }) {
  const t = useT();
  const languageName = useLanguageName();
  const { draft, write } = useBench();
  const { locale } = context.applicant;
  return (
    <TextField
      multiline
      minRows={2}
      label={`${t('desk.message.applicant')} (${languageName(locale)})`}
      value={draft.message}
      error={isWrong}
      onChange={(event) => write({ message: event.target.value })}
      slotProps={{ htmlInput: { maxLength: MESSAGE_MAX, lang: locale ?? undefined } }}
    />
  );
}

function wrongWords(t: Translate, wrong: NonNullable<GroundsForm['wrong']>, message: string): string {
  if (wrong === 'places')
    return t('desk.replies.open', {
      places: openPlaces(message)
        .map((place) => t(`desk.places.${place}`))
        .join(', '),
    });
  return t(`desk.documents.grounds.wrong.${wrong}`, { max: GROUNDS_MAX, min: OTHER_CHARACTERS_MIN });
}
