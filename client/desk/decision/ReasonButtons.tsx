import './decision.css';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import { forwardRef } from 'react';
import type { RejectionReason } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { hintOf } from '../reasonKeys.ts';

interface ReasonButtonsProps {
  reasons: readonly RejectionReason[];
  chosen: readonly RejectionReason[];
  /** Only these are bright while the person looks for one by typing. */
  found?: readonly RejectionReason[];
  /** The one that Enter in the search would choose. */
  pointed?: RejectionReason;
  /** What the group is for, where it is not the reasons of a decision. */
  label?: string;
  isWrong: boolean;
  hasKeys: boolean;
  onToggle: (reason: RejectionReason) => void;
}

/** The twelve reasons in the order of the policy, as toggles that are pressed or not. */
export const ReasonButtons = forwardRef<HTMLDivElement, ReasonButtonsProps>(function ReasonButtons(props, ref) {
  const { reasons, chosen, found = reasons, pointed } = props;
  const t = useT();
  return (
    <div
      ref={ref}
      className={props.isWrong ? 'rs wrong' : 'rs'}
      role="group"
      aria-label={props.label ?? t('desk.reasons.title')}
    >
      {reasons.map((reason) => {
        const isChosen = chosen.includes(reason);
        return (
          <button
            key={reason}
            type="button"
            className={`rz${found.includes(reason) ? '' : ' off'}${reason === pointed ? ' at' : ''}`}
            aria-pressed={isChosen}
            title={t(`words.reasons.${reason}.long`)}
            onClick={() => props.onToggle(reason)}
          >
            {props.hasKeys && <Kbd>{hintOf(reason)}</Kbd>}
            <span className="ell">{t(`words.reasons.${reason}.short`)}</span>
            {isChosen && <CheckOutlined aria-hidden />}
          </button>
        );
      })}
    </div>
  );
});
