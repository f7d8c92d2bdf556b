import { useState } from 'react';
import { useActs } from '../../../data/dataProvider.ts';
import { useRefusalText } from '../../../data/refusal.ts';
import { useBench } from '../../../desk/bench.ts';
import { useT } from '../../../i18n/useT.ts';
import type { DocumentCase } from '../documentCase.ts';
import { readingOf, type TypedReading, type Wrong } from './typedReading.ts';

/** Saves what was typed and reads the case again, since everything is compared anew; until then it stays in the form. */
export function useSaveReading({ document }: DocumentCase) {
  const t = useT();
  const acts = useActs();
  const refusalText = useRefusalText();
  const { write, reread } = useBench();
  const [wrong, setWrong] = useState<Wrong>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = (typed: TypedReading) => {
    if (isBusy) return;
    const read = readingOf(typed);
    setWrong('wrong' in read ? read.wrong : {});
    setFailure('wrong' in read ? t('desk.documents.data.wrong.some') : null);
    if ('wrong' in read) return;
    setBusy(true);
    acts.saveReading(document.id, { reading: read.reading, version: document.version }).then(
      () => {
        write({ reading: null });
        setBusy(false);
        reread();
      },
      (error: unknown) => {
        setBusy(false);
        setFailure(refusalText(error));
        // Somebody else changed the document: its version is read again, and what was typed stays.
        reread();
      },
    );
  };
  return { save, wrong, failure, isBusy };
}
