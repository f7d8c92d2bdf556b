import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import RemoveCircleOutlineOutlined from '@mui/icons-material/RemoveCircleOutlineOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { CHECK_RESULTS, type CheckResult } from '#db/words.ts';
import type { CheckLine } from '#server/documents/contract.ts';
import { useBench } from '../../../desk/bench.ts';
import { isBareKey } from '../../../desk/keyRules.ts';
import { useT } from '../../../i18n/useT.ts';
import { Kbd } from '../../../kit/Kbd.tsx';
import { CheckSaid } from './CheckSaid.tsx';
import { hintOf, RESULT_CODES } from './checkRules.ts';

interface CheckRowProps {
  line: CheckLine;
  ticked: CheckResult | undefined;
  isOpen: boolean;
  why: string | undefined;
  onTick: (result: CheckResult) => void;
  onStep: (from: HTMLElement, by: 1 | -1) => void;
  onGoOn: (from: HTMLElement) => void;
}

const LOOKS = {
  pass: { Icon: CheckCircleOutlined, tone: 'ok' },
  warn: { Icon: WarningAmberOutlined, tone: 'wa' },
  fail: { Icon: BlockOutlined, tone: 'er' },
  na: { Icon: RemoveCircleOutlineOutlined, tone: 't3' },
  open: { Icon: RadioButtonUncheckedOutlined, tone: '' },
} as const;

/** One check: pressed, it shows what program and person said, and the four answers; a key answers it without opening it. */
export function CheckRow({ line, ticked, isOpen, why, onTick, onStep, onGoOn }: CheckRowProps) {
  const t = useT();
  const { shortcuts } = useBench();
  const button = useRef<HTMLButtonElement>(null);
  const [isUnfolded, setUnfolded] = useState(false);
  useEffect(() => {
    if (isUnfolded) button.current?.closest('li')?.scrollIntoView?.({ block: 'nearest' });
  }, [isUnfolded]);
  const result = ticked ?? line.result;
  const { Icon, tone } = LOOKS[isOpen || result === null ? 'open' : result];
  const name = t(`words.checkCodes.${line.code}`);
  const answer = (given: CheckResult) => {
    onTick(given);
    setUnfolded(false);
    if (button.current) onGoOn(button.current);
  };
  const press = (event: KeyboardEvent) => {
    if (!isBareKey(event.nativeEvent)) return;
    const by = { ArrowDown: 1 as const, ArrowUp: -1 as const }[event.key];
    const given = line.mayTick && shortcuts ? RESULT_CODES[event.code] : undefined;
    if (by === undefined && given === undefined) return;
    // Digits reveal pictures, and arrows walk through the cases, anywhere else.
    event.preventDefault();
    if (by !== undefined && button.current) onStep(button.current, by);
    if (given !== undefined && !event.repeat) answer(given);
  };
  return (
    // Keys of the buttons in it bubble up to their row.
    <li className="crow" onKeyDown={press}>
      <button
        ref={button}
        type="button"
        className="ck"
        aria-expanded={isUnfolded}
        data-open={isOpen ? '' : undefined}
        onClick={() => setUnfolded(!isUnfolded)}
      >
        <span className={tone} style={{ display: 'inline-flex' }}>
          <Icon aria-hidden />
        </span>
        <span className="ell">{name}</span>
        <span className="sp" />
        <Standing line={line} ticked={ticked} isOpen={isOpen} why={why} />
      </button>
      {isUnfolded && (
        <div className="unfolded">
          <CheckSaid line={line} />
          {line.mayTick && (
            <div className="seg" role="group" aria-label={name}>
              {CHECK_RESULTS.map((each) => (
                <button key={each} type="button" aria-pressed={result === each} onClick={() => answer(each)}>
                  {t(`words.checkResults.${each}`)} {shortcuts && <Kbd>{hintOf(each)}</Kbd>}
                </button>
              ))}
            </div>
          )}
        </div>
      )}
    </li>
  );
}

/** At the end of the row: how it stands and by whose word, or what it still lacks. */
function Standing({ line, ticked, isOpen, why }: Pick<CheckRowProps, 'line' | 'ticked' | 'isOpen' | 'why'>) {
  const t = useT();
  const result = ticked ?? line.result;
  if (isOpen || result === null)
    return (
      <span className="xs t3 nw">
        {t(line.required ? 'desk.documents.check.todo' : 'desk.documents.check.notAsked')}
      </span>
    );
  if (why === 'unexplained' && ticked === undefined)
    return <span className="xs wa nw">{t('desk.documents.check.explain')}</span>;
  const isMine = ticked !== undefined || line.agent !== null;
  const by = isMine ? (ticked === undefined ? line.agent?.byAlias : null) : t('desk.documents.check.rule');
  return (
    <span className={`xs nw ${result === 'pass' || result === 'na' ? 't3' : LOOKS[result].tone}`}>
      {t(`words.checkResults.${result}`)}
      {by && `, ${by}`}
    </span>
  );
}
