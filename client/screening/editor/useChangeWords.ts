import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import type { Changes, ListChange } from '../changes.ts';
import { asPercent } from '../percent.ts';
import { useCounted } from '../useCounted.ts';
import { figureText } from './thresholdRules.ts';
import { useDay } from './useDay.ts';
import { useListWords } from './useListWords.ts';

/** Edits in words, a line a list or figure: "R10: invitation to a messenger, Czech: 3 words added, 1 word removed". */
export function useChangeWords() {
  const t = useT();
  const counted = useCounted();
  const { number } = useFormats();
  const { full } = useListWords();
  const day = useDay();
  const figures = { number, day };
  const counts = (added: number, removed: number): string[] => [
    ...(added > 0 ? [t('settings.screening.changes.added', counted(added))] : []),
    ...(removed > 0 ? [t('settings.screening.changes.removed', counted(removed))] : []),
  ];
  const what = ({ added, removed, sure }: ListChange): string =>
    [
      ...counts(added.length, removed.length),
      ...(sure
        ? [
            t('settings.screening.changes.sure', {
              from: number(asPercent(sure[0])),
              to: Number.isNaN(sure[1]) ? '' : number(asPercent(sure[1])),
            }),
          ]
        : []),
    ].join(', ');
  return {
    lines: ({ lists, thresholds }: Changes): string[] => [
      ...lists.map((change) => t('settings.screening.changes.list', { list: full(change.list), what: what(change) })),
      ...thresholds.map(({ name, from, to }) =>
        t('settings.screening.changes.figure', {
          name:
            name === 'taxNumberDays'
              ? t('settings.screening.thresholds.sections.id')
              : t(`settings.screening.thresholds.${name}`),
          from: figureText(name, from, figures),
          to: figureText(name, to, figures),
        }),
      ),
    ],
    /** All edits in one line of counts. */
    sum: ({ lists, thresholds }: Changes): string => {
      const added = lists.reduce((sum, change) => sum + change.added.length, 0);
      const removed = lists.reduce((sum, change) => sum + change.removed.length, 0);
      const others = thresholds.length + lists.filter(({ sure }) => sure).length;
      return [
        ...counts(added, removed),
        ...(others > 0 ? [t('settings.screening.changes.figures', { smart_count: others })] : []),
      ].join(', ');
    },
  };
}
