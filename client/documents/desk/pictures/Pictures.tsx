import { useEffect, useState } from 'react';
import { DOCUMENT_SIDES } from '#db/words.ts';
import { useMay } from '../../../data/session.ts';
import { useBench } from '../../../desk/bench.ts';
import { type DeskKeys, useDeskKeys } from '../../../desk/useDeskKeys.ts';
import { useT } from '../../../i18n/useT.ts';
import { When } from '../../../kit/When.tsx';
import type { DocumentCase } from '../documentCase.ts';
import { PictureCard } from './PictureCard.tsx';
import { PurposeDialog } from './PurposeDialog.tsx';
import { keyOf, type Place, useRevealing } from './useRevealing.ts';

/** The pictures of the attempt in hand, and an earlier one beside them where the person wants to compare. */
export function Pictures({ context }: { context: DocumentCase }) {
  const t = useT();
  const { hand, shortcuts, reread } = useBench();
  const { document, pictures, policy } = context;
  const [mayReveal, mayBeside] = [useMay('documents:reveal'), useMay('documents:revoke')];
  const [beside, setBeside] = useState<number | null>(null);
  const [asksFor, setAsksFor] = useState<Place | null>(null);
  const revealing = useRevealing(document.id, policy.reblurSeconds, reread);
  const { hideAll } = revealing;
  // What was open because the case was in hand is not open when it no longer is.
  useEffect(() => {
    if (hand !== 'mine') hideAll();
  }, [hand, hideAll]);
  const ofAttempt = (attempt: number | null) =>
    DOCUMENT_SIDES.flatMap((side) => pictures.filter((it) => it.attempt === attempt && it.side === side));
  const now = ofAttempt(document.attempt);
  const shown = [...now, ...ofAttempt(beside)];
  // While the case is being claimed it is neither mine nor beside me: a moment later it is known.
  const mayOpen = mayReveal && (hand === 'mine' || (mayBeside && hand !== 'claiming'));
  const ask = (place: Place) => (hand === 'mine' ? revealing.reveal(place) : setAsksFor(place));
  const turn = (place: Place) => (revealing.open.includes(keyOf(place)) ? revealing.hide(place) : ask(place));
  const keys: DeskKeys = Object.fromEntries(
    now.flatMap((place, at) => (mayOpen && !place.purged ? [[`Digit${at + 1}`, () => turn(place)]] : [])),
  );
  useDeskKeys(keys, shortcuts);
  return (
    <section className="sec">
      <h3>
        {t('desk.documents.pictures')}
        <Beside context={context} beside={beside} onBeside={setBeside} />
        <span className="sp" />
        <span className="t3">
          <Seen context={context} />
        </span>
      </h3>
      {shown.length === 0 && <p className="t2">{t('desk.documents.noPictures')}</p>}
      {!mayOpen && shown.some(({ purged }) => !purged) && (
        <p className="sm t2">{t(mayReveal ? 'desk.documents.picture.claimFirst' : 'desk.documents.picture.notYou')}</p>
      )}
      <div className={revealing.open.length === 1 ? 'docs one' : 'docs'}>
        {shown.map((picture, at) => (
          <PictureCard
            key={keyOf(picture)}
            documentId={document.id}
            picture={picture}
            isEarlier={picture.attempt !== document.attempt}
            shown={revealing.shownOf(picture)}
            hint={at < now.length && shortcuts ? String(at + 1) : undefined}
            onReveal={mayOpen ? () => ask({ side: picture.side, attempt: picture.attempt }) : null}
            onHide={() => revealing.hide(picture)}
          />
        ))}
      </div>
      {asksFor !== null && (
        <PurposeDialog onChosen={(purpose) => revealing.reveal(asksFor, purpose)} onClose={() => setAsksFor(null)} />
      )}
    </section>
  );
}

/** When I looked at all of it, and how long it stays open. */
function Seen({ context: { document, pictures, policy, case: row } }: { context: DocumentCase }) {
  const t = useT();
  const now = pictures.filter(({ attempt }) => attempt === document.attempt);
  const seen = now.flatMap(({ seenAt }) => seenAt ?? []).sort();
  const last = seen.at(-1);
  return (
    <>
      {last !== undefined && seen.length === now.length && (
        <>
          {t('desk.documents.picture.seen')} <When at={last} marketplaceId={row.marketplaceId} look="time" />,{' '}
        </>
      )}
      {t('desk.documents.picture.reblur', { smart_count: policy.reblurSeconds })}
    </>
  );
}

/** An earlier attempt, to be looked at beside this one. */
function Beside({
  context: { document, pictures },
  beside,
  onBeside,
}: {
  context: DocumentCase;
  beside: number | null;
  onBeside: (attempt: number | null) => void;
}) {
  const t = useT();
  const earlier = [...new Set(pictures.map(({ attempt }) => attempt))].filter((it) => it < document.attempt);
  if (earlier.length === 0) return null;
  return (
    <select
      className="sel beside"
      aria-label={t('desk.documents.picture.beside')}
      value={beside ?? ''}
      onChange={(event) => onBeside(earlier.find((it) => String(it) === event.target.value) ?? null)}
    >
      <option value="">{t('desk.documents.picture.alone')}</option>
      {earlier.map((attempt) => (
        <option key={attempt} value={attempt}>
          {t('desk.documents.picture.withAttempt', { attempt })}
        </option>
      ))}
    </select>
  );
}
