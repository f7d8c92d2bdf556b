import type { KeyboardEvent } from 'react';
import type { RejectionReason } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';

interface ReasonFinderProps {
  sought: string;
  found: readonly RejectionReason[];
  /** The one that Enter would choose or take back; none while nothing is typed. */
  pointed: RejectionReason | undefined;
  chosen: readonly RejectionReason[];
  onSeek: (words: string) => void;
  onStep: (by: 1 | -1) => void;
  onToggle: (reason: RejectionReason) => void;
}

/** A few letters or a number find the reason, Enter chooses it or takes it back; the cursor stays for the next one. */
export function ReasonFinder({ sought, found, pointed, chosen, onSeek, onStep, onToggle }: ReasonFinderProps) {
  const t = useT();
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      onSeek('');
      event.currentTarget.blur();
    }
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key as 'ArrowDown' | 'ArrowUp'];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      onStep(step);
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (event.repeat || pointed === undefined) return;
    onToggle(pointed);
    onSeek('');
  };
  return (
    <>
      <span className="finder">
        <input
          className="find"
          type="search"
          value={sought}
          placeholder={t('desk.reasons.find')}
          aria-label={t('desk.reasons.find')}
          aria-keyshortcuts="F"
          onChange={(event) => onSeek(event.target.value)}
          onKeyDown={press}
        />
        <Kbd>F</Kbd>
      </span>
      <span className="vh" role="status">
        {words(pointed)}
      </span>
    </>
  );

  function words(reason: RejectionReason | undefined): string {
    if (found.length === 0) return t('desk.reasons.none');
    if (reason === undefined) return '';
    const name = t(`words.reasons.${reason}.short`);
    return t(chosen.includes(reason) ? 'desk.reasons.enterBack' : 'desk.reasons.enter', { reason: name });
  }
}
