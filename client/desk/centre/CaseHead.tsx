import './centre.css';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import MenuOpenOutlined from '@mui/icons-material/MenuOpenOutlined';
import { forwardRef, type ReactNode } from 'react';
import type { DocumentState } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { StatusChip } from '../../kit/StatusChip.tsx';
import type { SubjectState } from '../parts.ts';
import type { Claiming } from '../useClaim.ts';
import { ClaimChip } from './ClaimChip.tsx';
import { MoreMenu } from './MoreMenu.tsx';

interface CaseHeadProps {
  name: string;
  id: string;
  state: SubjectState | undefined;
  /** What it is, where the name does not say it. */
  chip: ReactNode;
  claim: Claiming;
  mayDecide: boolean;
  onPrevious: () => void;
  onNext: () => void;
  onHandOver: () => void;
  onCopy: () => void;
  /** Opens the list where it does not stand beside the case; undefined where it does. */
  onList: (() => void) | undefined;
}

const TOLD_BELOW: readonly DocumentState[] = ['submitted', 'pending_second', 'appealed'];

/** Which case this is, how it stands, whose it is, and the way to its neighbours. */
export const CaseHead = forwardRef<HTMLHeadingElement, CaseHeadProps>(function CaseHead(props, heading) {
  const { name, id, state, claim } = props;
  const t = useT();
  return (
    <div className="ttl">
      {props.onList && (
        <button type="button" className="btn xs" onClick={props.onList} aria-haspopup="dialog">
          <MenuOpenOutlined aria-hidden className="s" />
          {t('desk.list.show')}
        </button>
      )}
      <h2 ref={heading} tabIndex={-1}>
        {name}
      </h2>
      <button type="button" className="ib t" onClick={props.onCopy} aria-label={t('desk.head.copy')} title={id}>
        <ContentCopyOutlined aria-hidden />
      </button>
      {props.chip}
      {state?.of === 'reviewStatuses' && <StatusChip of={state.of} value={state.value} />}
      {state?.of === 'disputeStatuses' && <StatusChip of={state.of} value={state.value} />}
      {state?.of === 'escrowStates' && <StatusChip of={state.of} value={state.value} />}
      {/* Whatever is at the desk is to be checked, and what is asked stands below; the rest is worth the room. */}
      {state?.of === 'documentStates' && !TOLD_BELOW.includes(state.value) && (
        <StatusChip of={state.of} value={state.value} />
      )}
      <ClaimChip claim={claim} />
      <span className="sp" />
      <MoreMenu claim={claim} mayDecide={props.mayDecide} onHandOver={props.onHandOver} />
      <span className="moves">
        <button type="button" className="btn xs" aria-label={t('desk.head.previous')} onClick={props.onPrevious}>
          <ExpandLess aria-hidden />
          <Kbd>K</Kbd>
        </button>
        <button type="button" className="btn xs" aria-label={t('desk.head.next')} onClick={props.onNext}>
          <ExpandMore aria-hidden />
          <Kbd>J</Kbd>
        </button>
      </span>
    </div>
  );
});
