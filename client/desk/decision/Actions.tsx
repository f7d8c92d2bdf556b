import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import { useId } from 'react';
import { type Translate, useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { COMMAND } from '../../kit/useHotkey.ts';
import { openPlaces } from '../../templates/places.ts';
import { type Bench, useBench } from '../bench.ts';
import type { DeskAction, DeskOutcome } from '../parts.ts';
import { MoreActions } from './MoreActions.tsx';
import { useActionLabel } from './useActionLabel.ts';

const ICONS: Partial<Record<DeskOutcome, typeof CheckOutlined>> = {
  publish: CheckOutlined,
  keep: CheckOutlined,
  reject: BlockOutlined,
  'apply-edit': EditNoteOutlined,
  approve: VerifiedUserOutlined,
  confirm: CheckOutlined,
  accept: CheckOutlined,
  refuse: BlockOutlined,
};

/** What is open here blocks the button; the rest is asked for when it is pressed. */
const BLOCKING = ['checks', 'answer', 'amount', 'approval'] as const;

/** Always in sight: two main actions, the others in a second row, and above them in words what is missing. */
export function Actions() {
  const bench = useBench();
  const t = useT();
  const lineId = useId();
  const line = lineOf(bench, t);
  const main = bench.actions.filter((it) => it.main);
  const small = bench.actions.filter((it) => !it.main);
  return (
    <div className="acts" role="group" aria-label={t('desk.action.name')}>
      {line && (
        <p id={lineId} className={line.isAlert ? 'line er' : 'line t2'} role={line.isAlert ? 'alert' : 'status'}>
          {line.isAlert ? <ErrorOutlineOutlined aria-hidden /> : <InfoOutlined aria-hidden />}
          {line.words}
        </p>
      )}
      {bench.actions.length > 0 && (
        <div className="bar">
          <div className="two">
            {main.map((action) => (
              <ActionButton key={action.outcome} action={action} lineId={line ? lineId : undefined} />
            ))}
          </div>
          <MoreActions />
        </div>
      )}
      {bench.actions.length > 0 && <SmallActions actions={small} lineId={line ? lineId : undefined} />}
    </div>
  );
}

/** Four short words stand in one row; longer ones, or more, in rows of two, so that none is cut. */
const ROW_CHARACTERS_MAX = 26;

function SmallActions({ actions, lineId }: { actions: readonly DeskAction[]; lineId: string | undefined }) {
  const t = useT();
  const label = useActionLabel();
  const words = [...actions.map(label), t('desk.action.hold'), t('desk.action.skip')];
  const isOneRow = words.length <= 4 && words.join('').length <= ROW_CHARACTERS_MAX;
  return (
    <div className={isOneRow ? 'small' : 'small rows'}>
      {actions.map((action) => (
        <ActionButton key={action.outcome} action={action} lineId={lineId} />
      ))}
      <DialogButton dialog="hold" hint="H" />
      <DialogButton dialog="skip" hint="S" />
    </div>
  );
}

function ActionButton({ action, lineId }: { action: DeskAction; lineId: string | undefined }) {
  const bench = useBench();
  const label = useActionLabel()(action);
  const missing = bench.missing(action.outcome);
  const isBlocked = bench.blocked !== null || BLOCKING.some((code) => code === missing?.code);
  const isPrepared = !isBlocked && bench.prepared === action.outcome;
  const Icon = action.main ? ICONS[action.outcome] : undefined;
  return (
    <button
      type="button"
      className={`btn ${action.main ? 'd' : 's'} ${action.tone}${isPrepared ? ' full' : ''}`}
      aria-disabled={isBlocked}
      aria-describedby={isBlocked ? lineId : undefined}
      onClick={() => bench.act(action)}
    >
      {Icon && <Icon aria-hidden />}
      <span>{label}</span>
      {bench.shortcuts && (action.code === undefined ? <SubmitKeys /> : <Kbd>{action.code.replace('Key', '')}</Kbd>)}
    </button>
  );
}

/** Money has no single key (TOKENS §7). */
const SubmitKeys = () => (
  <>
    <Kbd>{COMMAND}</Kbd>
    <Kbd>Enter</Kbd>
  </>
);

function DialogButton({ dialog, hint }: { dialog: 'hold' | 'skip'; hint: string }) {
  const bench = useBench();
  const t = useT();
  return (
    <button type="button" className="btn s" aria-disabled={bench.blocked !== null} onClick={() => bench.open(dialog)}>
      <span>{t(`desk.action.${dialog}`)}</span>
      {bench.shortcuts && <Kbd>{hint}</Kbd>}
    </button>
  );
}

/** The sentence above the buttons: why nothing can be decided, else what the last press lacked, else what is still open. */
function lineOf(bench: Bench, t: Translate): { words: string; isAlert: boolean } | null {
  const { blocked, alert } = bench;
  if (blocked !== null)
    return { words: t(`desk.blocked.${blocked.code}`, { alias: blocked.alias ?? '' }), isAlert: false };
  if (alert === 'places') return openPlacesLine(bench, t);
  if (
    alert === 'prepared' ||
    alert === 'spans' ||
    alert === 'note' ||
    (alert === 'message' && !bench.draft.message.trim())
  )
    return { words: t(`desk.missing.${alert}`, { command: COMMAND }), isAlert: true };
  const open = bench.actions
    .map((it) => bench.missing(it.outcome))
    .find((it) => BLOCKING.some((code) => code === it?.code));
  if (bench.draft.reasonsOpen && bench.draft.reasons.length > 0)
    return { words: chosenWords(bench, t), isAlert: false };
  if (open === undefined || open === null) return null;
  const items = (open.items ?? []).map((item) => t(item)).join(', ');
  return { words: t(`desk.missing.${open.code}`, { smart_count: open.count, items }), isAlert: alert === open.code };
}

/** Said until the last of them is filled in or taken out. */
function openPlacesLine({ draft }: Bench, t: Translate): { words: string; isAlert: boolean } | null {
  const open = openPlaces(draft.message).map((place) => t(`desk.places.${place}`));
  if (open.length === 0) return null;
  return { words: t('desk.missing.places', { smart_count: open.length, places: open.join(', ') }), isAlert: true };
}

/** Where reasons are opened on demand, what the next press sends is named beside the button that sends it. */
function chosenWords({ draft }: Bench, t: Translate): string {
  const reasons = draft.reasons.map((it) => t(`words.reasons.${it}.short`)).join(', ');
  return t('desk.reasons.with', { reasons });
}
