import { useEffect, useRef } from 'react';
import type { DocumentReason } from '#db/words.ts';
import { useT } from '../../../i18n/useT.ts';
import { UserText } from '../../../kit/UserText.tsx';

/** What is about to be said for good, as it will stand in the decision. */
export function SureAbout({ grounds, message }: { grounds: readonly DocumentReason[]; message: string | null }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  // There is no field here, and Ctrl-Enter is heard inside of the form only.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} style={{ outline: 'none' }}>
      <ul className="sure">
        {grounds.map((code) => (
          <li key={code}>{t(`words.documentReasons.${code}.short`)}</li>
        ))}
      </ul>
      {message?.trim() && <UserText text={message.trim()} small />}
    </div>
  );
}
