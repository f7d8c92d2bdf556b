import { useEffect, useState } from 'react';
import type { DocumentSide } from '#db/words.ts';
import { previewOf } from './askPictures.ts';

/** Address of the blurred picture in this page's memory, as long as it is on the screen; null until it is here. */
export function usePreview(documentId: string, side: DocumentSide, attempt: number, isThere: boolean): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!isThere) return;
    const stop = new AbortController();
    let made: string | null = null;
    previewOf(documentId, side, attempt, stop.signal).then(
      (blob) => {
        if (stop.signal.aborted) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      // A grey box says as much as a blurred picture; the reveal says what is wrong.
      () => {},
    );
    return () => {
      stop.abort();
      if (made !== null) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [documentId, side, attempt, isThere]);
  return url;
}
