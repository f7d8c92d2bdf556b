import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Whether the page is being printed. What only paper needs is drawn in that moment, so that no key has to wait for it;
 * the browser prints as soon as the event returns, hence at once and not with the next frame.
 */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const media = window.matchMedia?.('print');
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const turn = ({ matches }: { matches: boolean }) => (matches ? begin() : end());
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    media?.addEventListener('change', turn);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      media?.removeEventListener('change', turn);
    };
  }, []);
  return isPrinting;
}
