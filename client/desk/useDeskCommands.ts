import { useT } from '../i18n/useT.ts';
import { type Command, useCommands } from '../kit/commands.ts';
import type { CaseContext } from './parts.ts';
import type { Sweep } from './useSweeps.ts';
import type { Workshop } from './useWorkbench.ts';

interface DeskActs {
  sweeps: readonly Sweep[];
  next: () => void;
  previous: () => void;
  help: () => void;
}

/** What the palette can do at this desk, whichever case is on the screen. */
export function useDeskCommands<C extends CaseContext>(shop: Workshop<C>, acts: DeskActs): void {
  const t = useT();
  const { sweeps, next, previous, help } = acts;
  useCommands(() => {
    const { undoing, bulk, place, listed } = shop;
    const { caseId } = place;
    const one = (id: string, name: string, run: () => void, ...keys: string[]): Command => ({
      id: `desk ${id}`,
      group: 'desk',
      name,
      keys,
      run,
    });
    return [
      one('next', t('desk.head.next'), next, 'J'),
      one('previous', t('desk.head.previous'), previous, 'K'),
      ...(undoing.last === null ? [] : [one('undo', t('desk.help.undo'), undoing.undo, 'Z')]),
      ...(caseId === undefined ? [] : [one('select', t('desk.help.select'), () => bulk.pick(caseId), 'X')]),
      ...sweeps.map(({ reason, code, keys, start }) =>
        one(code, t('desk.help.sweep', { reason: t(`words.reasons.${reason}.short`) }), start, ...keys),
      ),
      one('reload', t('desk.list.reload'), () => void listed.reload()),
      one('help', t('desk.help.title'), help, '?'),
    ];
  });
}
