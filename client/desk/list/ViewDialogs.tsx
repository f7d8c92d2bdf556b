import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import type { Queue } from '#db/words.ts';
import type { SavedViewRow } from '#server/views/contract.ts';
import { useRefusalText } from '../../data/refusal.ts';
import { useMay } from '../../data/session.ts';
import { useT } from '../../i18n/useT.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import type { ListFilter } from '../listFilter.ts';
import { keptFilter, useViewActs } from '../useSavedViews.ts';

export type ViewTask = { kind: 'save' } | { kind: 'update' | 'rename' | 'remove'; view: SavedViewRow };
const NAME_MAX = 60;

interface ViewDialogsProps {
  queue: Queue;
  task: ViewTask;
  filter: ListFilter;
  onClose: () => void;
  /** Saved, with what is said about it. */
  onSaved: (view: SavedViewRow, said: string) => void;
  onRemoved: (said: string) => void;
}

/** Saving, renaming, sharing and deleting a view; what was typed stays until the server has taken it. */
export function ViewDialogs(props: ViewDialogsProps) {
  const { queue, task, filter } = props;
  const t = useT();
  const acts = useViewActs(queue);
  const refusalText = useRefusalText();
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (act: () => Promise<SavedViewRow>) => {
    setBusy(true);
    try {
      const view = await act();
      props.onSaved(view, t('desk.savedViews.saved', { name: view.name }));
    } catch (error) {
      setFailure(refusalText(error));
      setBusy(false);
    }
  };
  const call = { failure, isBusy, onClose: props.onClose };
  if (task.kind === 'save')
    return (
      <NameDialog
        {...call}
        title={t('desk.savedViews.title')}
        more={t('desk.savedViews.lead')}
        start={{ name: '', shared: false }}
        onSubmit={(given) => void run(() => acts.save({ ...given, filter: keptFilter(filter) }))}
      />
    );
  if (task.kind === 'rename')
    return (
      <NameDialog
        {...call}
        title={t('desk.savedViews.renameTitle')}
        start={task.view}
        onSubmit={(given) => void run(() => acts.change(task.view, given))}
      />
    );
  if (task.kind === 'update')
    return (
      <AtOnce
        failure={failure}
        onClose={props.onClose}
        act={() => run(() => acts.change(task.view, { filter: keptFilter(filter) }))}
      />
    );
  const remove = async () => {
    setBusy(true);
    try {
      await acts.remove(task.view);
      props.onRemoved(t('desk.savedViews.removed', { name: task.view.name }));
    } catch (error) {
      setFailure(refusalText(error));
      setBusy(false);
    }
  };
  return (
    <DeskDialog
      {...call}
      title={t('desk.savedViews.removeTitle', { name: task.view.name })}
      more={t(task.view.shared ? 'desk.savedViews.removeShared' : 'desk.savedViews.removeMine')}
      submit={t('desk.savedViews.removeDo')}
      tone="error"
      onSubmit={() => void remove()}
    >
      {null}
    </DeskDialog>
  );
}

interface NameDialogProps {
  title: string;
  more?: string;
  start: { name: string; shared: boolean };
  failure: string | null;
  isBusy: boolean;
  onSubmit: (given: { name: string; shared: boolean }) => void;
  onClose: () => void;
}

function NameDialog({ start, onSubmit, ...call }: NameDialogProps) {
  const t = useT();
  const mayShare = useMay('saved-views:share');
  const [name, setName] = useState(start.name);
  const [shared, setShared] = useState(start.shared);
  const [isWrong, setWrong] = useState(false);
  return (
    <DeskDialog
      {...call}
      submit={t('desk.savedViews.do')}
      onSubmit={() => (name.trim() === '' ? setWrong(true) : onSubmit({ name: name.trim(), shared }))}
    >
      <TextField
        autoFocus
        required
        label={t('desk.savedViews.name')}
        value={name}
        error={isWrong}
        helperText={isWrong ? t('desk.dialog.required') : undefined}
        onChange={({ target }) => {
          setWrong(false);
          setName(target.value);
        }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: NAME_MAX, autoComplete: 'off' } }}
      />
      {(mayShare || start.shared) && (
        <FormControlLabel
          label={t('desk.savedViews.share')}
          control={<Checkbox checked={shared} onChange={(_, on) => setShared(on)} />}
        />
      )}
    </DeskDialog>
  );
}

/** Nothing to ask: it is done, and only a refusal is shown. */
function AtOnce({ act, failure, onClose }: { act: () => Promise<void>; failure: string | null; onClose: () => void }) {
  const t = useT();
  const latest = useRef(act);
  useEffect(() => void latest.current(), []);
  if (failure === null) return null;
  return (
    <DeskDialog
      title={t('desk.savedViews.renameTitle')}
      submit={t('app.retry')}
      failure={failure}
      onSubmit={() => void act()}
      onClose={onClose}
    >
      {null}
    </DeskDialog>
  );
}
