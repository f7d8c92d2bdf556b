import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useBlurTexts } from '../data/preferences.ts';
import { type Translate, useT } from '../i18n/useT.ts';
import { type Command, useCommands } from '../kit/commands.ts';
import type { Bench } from './bench.ts';
import { type CaseKeys, turnClaim } from './benchKeys.ts';
import { printCase } from './print/printCase.ts';
import type { Claiming } from './useClaim.ts';

/** What the palette can do with the case in hand: what has a key or a button here, as long as it is allowed. */
export function useCaseCommands(given: CaseKeys & { copyId: () => void }): void {
  const t = useT();
  const [isBlurred] = useBlurTexts();
  useCommands(() => {
    const { bench, claim, bulk, note, findReason, nextTab, previousTab, copyId } = given;
    const one = (id: string, name: string, run: () => void, ...keys: string[]): Command => ({
      id: `case ${id}`,
      group: 'case',
      name,
      keys,
      run,
    });
    const acts = bench.blocked === null && bulk === null ? outcomes(bench, t, one) : [];
    const writes = bench.actions.length > 0;
    return [
      ...acts,
      ...(writes ? claiming(claim, t, one) : []),
      ...(writes
        ? [
            one('note', t('desk.help.note'), note, 'N'),
            ...(findReason ? [one('find', t('desk.reasons.find'), findReason, 'F')] : []),
          ]
        : []),
      ...(isBlurred ? [one('reveal', t('desk.veil.lift'), bench.reveal, 'V')] : []),
      one('next-tab', t('desk.help.nextTab'), nextTab, ']'),
      one('previous-tab', t('desk.help.previousTab'), previousTab, '['),
      one('copy', t('desk.head.copy'), copyId),
      { ...one('print', t('desk.head.print'), printCase), icon: PrintIcon },
    ];
  });
}

type One = (id: string, name: string, run: () => void, ...keys: string[]) => Command;

function outcomes(bench: Bench, t: Translate, one: One): Command[] {
  const open = (dialog: 'hold' | 'skip') => () => bench.open(dialog);
  return [
    ...bench.actions.map((action) =>
      one(
        action.outcome,
        t(`words.outcomes.${action.outcome}.do`),
        () => bench.act(action),
        ...(action.code === undefined ? [] : [action.code.replace('Key', '')]),
      ),
    ),
    one('hold', t('desk.hold.title'), open('hold'), 'H'),
    one('skip', t('desk.skip.title'), open('skip'), 'S'),
  ];
}

function claiming(claim: Claiming, t: Translate, one: One): Command[] {
  if (claim.state === 'theirs' || claim.state === 'claiming') return [];
  const name = t(claim.state === 'mine' ? 'desk.head.release' : 'desk.head.claim');
  return [one('claim', name, () => turnClaim(claim), 'C')];
}
