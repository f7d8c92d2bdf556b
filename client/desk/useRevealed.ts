import { useCallback, useState } from 'react';

/** Whether what is blurred was pressed open in this case; the next case begins blurred, and so does coming back. */
export function useRevealed(caseId: string): { revealed: boolean; reveal: () => void } {
  const [state, setState] = useState({ caseId, revealed: false });
  // While drawing and not after it: not for one frame must the next case stand open.
  if (state.caseId !== caseId) setState({ caseId, revealed: false });
  const reveal = useCallback(() => setState((before) => ({ ...before, revealed: !before.revealed })), []);
  return { revealed: state.caseId === caseId && state.revealed, reveal };
}
