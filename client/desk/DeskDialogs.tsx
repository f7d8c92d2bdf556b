import type { DecisionRow } from '#server/decisions/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useT } from '../i18n/useT.ts';
import { useBench } from './bench.ts';
import { useCalls } from './calls.ts';
import { AskDialog } from './decision/AskDialog.tsx';
import { HandOverDialog } from './decision/HandOverDialog.tsx';
import { HoldDialog } from './decision/HoldDialog.tsx';
import { ReopenDialog } from './decision/ReopenDialog.tsx';
import { SkipDialog } from './decision/SkipDialog.tsx';
import { useDialogCall } from './decision/useDialogCall.ts';
import type { CaseContext, SharedDialog } from './parts.ts';

interface DeskDialogsProps {
  dialog: SharedDialog | 'ask';
  context: CaseContext;
  reopening: DecisionRow | null;
  onClose: () => void;
  /** The case goes out of this list: skipped or handed over. */
  onLeft: (said: string) => void;
  /** The case stays where it is, on hold. */
  onHeld: (row: CaseRow, said: string) => void;
  onReopened: (row: CaseRow) => void;
}

/** The short forms over the desk; each keeps what was typed until the server has taken it. */
export function DeskDialogs({ dialog, context, reopening, ...on }: DeskDialogsProps) {
  const t = useT();
  const calls = useCalls();
  const { row, name, queue, actions, draft, act } = useBench();
  const { run, ...call } = useDialogCall(on.onClose);
  const at = { id: row.id, version: context.case.version };

  if (dialog === 'skip') {
    return (
      <SkipDialog
        call={call}
        onSubmit={(reason) =>
          run(
            () => calls.skip(at.id, { version: at.version, reason }),
            () => on.onLeft(t('desk.said.skipped', { name })),
          )
        }
      />
    );
  }
  if (dialog === 'hold') {
    const hold = (reason: string, minutes: number) => {
      let held: CaseRow = row;
      const send = async () => {
        held = await calls.hold(at.id, { version: at.version, reason, minutes });
      };
      run(send, () => on.onHeld(held, t('desk.said.held', { name })));
    };
    return <HoldDialog call={call} onSubmit={hold} />;
  }
  if (dialog === 'hand-over') {
    return (
      <HandOverDialog
        call={call}
        queue={queue}
        onSubmit={(to, note) =>
          run(
            () => calls.handOver(at.id, { version: at.version, toStaffId: to.id, note }),
            () => on.onLeft(t('desk.said.handedOver', { name, alias: to.alias })),
          )
        }
      />
    );
  }
  if (dialog === 'reopen') {
    const reopen = (reason: string) => {
      let open: CaseRow = row;
      const send = async () => {
        if (reopening !== null) open = (await calls.revert(reopening.id, reason)).case;
      };
      run(send, () => on.onReopened(open));
    };
    return <ReopenDialog call={call} onSubmit={reopen} />;
  }
  const ask = actions.find((it) => it.dialog === 'ask');
  return (
    <AskDialog
      call={call}
      names={{ author: context.author.displayName, subject: context.subject.displayName }}
      locales={{ author: context.author.locale, subject: context.subject.locale }}
      message={draft.message}
      onSubmit={(party, message) => {
        on.onClose();
        if (ask !== undefined) act(ask, { ask: party, message });
      }}
    />
  );
}
