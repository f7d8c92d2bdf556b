import type { Language } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { fillPlaces, openPlaces } from '../../templates/places.ts';
import { type ReplyFacts, replyValues } from '../../templates/reply.ts';
import { useReplyWords } from '../../templates/useTemplates.ts';
import { useBench } from '../bench.ts';

interface OpenPlacesProps {
  /** Of the template that was put in last; undefined where the text was not written by one. */
  language: Language | undefined;
  facts: (ReplyFacts & { marketplace: { id: string } }) | undefined;
}

/** What a reply still stands open for, and a button for what the case knows by now: reasons are often chosen after it. */
export function OpenPlaces({ language, facts }: OpenPlacesProps) {
  const { draft, write } = useBench();
  const t = useT();
  const open = openPlaces(draft.message);
  const words = useReplyWords(facts?.marketplace.id ?? '', open.length > 0 && facts ? language : undefined);
  if (open.length === 0) return null;
  const values = language && facts ? replyValues(facts, language, words.data?.reasons) : {};
  const mayFill = open.some((place) => values[place] !== undefined);
  return (
    <>
      <span>{t('desk.replies.open', { places: open.map((place) => t(`desk.places.${place}`)).join(', ') })}</span>
      {mayFill && (
        <button type="button" className="btn xs" onClick={() => write({ message: fillPlaces(draft.message, values) })}>
          {t('desk.replies.fill')}
        </button>
      )}
    </>
  );
}
