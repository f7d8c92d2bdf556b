import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import type { ReactNode } from 'react';
import { useBlurTexts } from '../../data/preferences.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { useBench } from '../bench.ts';

/**
 * Texts and evidence, blurred by the person's own wish until pointed at, reached by the keyboard, or pressed open for
 * this case. It is for the eye only: nothing is kept from assistive technology, which asks before it reads.
 */
export function Veil({ children }: { children: ReactNode }) {
  const t = useT();
  const [isOn] = useBlurTexts();
  const { revealed, reveal } = useBench();
  const isVeiled = isOn && !revealed;
  return (
    <div className={isVeiled ? 'veil' : undefined}>
      {isVeiled && (
        <button type="button" className="btn xs lift" onClick={reveal}>
          <VisibilityOutlined aria-hidden className="s" />
          {t('desk.veil.lift')} <Kbd>V</Kbd>
        </button>
      )}
      <div className="under">{children}</div>
    </div>
  );
}
