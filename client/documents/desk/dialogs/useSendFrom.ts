import { useBench } from '../../../desk/bench.ts';
import type { Extra } from '../../../desk/decisionInput.ts';
import type { DeskOutcome } from '../../../desk/parts.ts';
import { leaveField } from '../../../desk/useFocusLeaves.ts';

/**
 * Closes the form and sends what it stands for. The form gives the focus back to where it was; the next key is meant for
 * the next case, and not for that.
 */
export function useSendFrom(outcome: DeskOutcome, onClose: () => void): ((extra: Extra) => void) | null {
  const { actions, act } = useBench();
  const action = actions.find((each) => each.outcome === outcome);
  if (action === undefined) return null;
  return (extra) => {
    onClose();
    act(action, extra);
    setTimeout(leaveField);
  };
}
