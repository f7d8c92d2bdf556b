import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import { useId } from 'react';
import type { CaseRow } from '#server/queue/contract.ts';
import { useT } from '../../i18n/useT.ts';
import type { DueGroup } from '../dueGroups.ts';
import { CaseLine } from './CaseLine.tsx';
import type { CaseListProps } from './CaseListPane.tsx';

const ICONS: Record<DueGroup, typeof ScheduleOutlined | null> = {
  overdue: ErrorOutlineOutlined,
  soon: ScheduleOutlined,
  waiting: HourglassEmptyOutlined,
  later: null,
};
const TONES: Record<DueGroup, 'er' | 'wa' | ''> = { overdue: 'er', soon: 'wa', waiting: '', later: '' };

export function CaseGroup(props: CaseListProps & { group: DueGroup; rows: readonly CaseRow[] }) {
  const { group, rows } = props;
  const t = useT();
  const id = useId();
  const Icon = ICONS[group];
  return (
    <section aria-labelledby={id}>
      <h3 className="qg" id={id}>
        {Icon && <Icon aria-hidden />}
        <span className={TONES[group]}>{t(`desk.group.${group}`, { hours: props.soonHours })}</span>
        <span>{rows.length}</span>
      </h3>
      <ul>
        {rows.map((row) => (
          <CaseLine
            key={row.id}
            row={row}
            tone={TONES[group]}
            isChosen={row.id === props.chosenId}
            isPicked={props.picked.has(row.id)}
            isGone={props.list.gone.includes(row.id)}
            isRefused={props.refusedIds.has(row.id)}
            href={props.linkTo(row.id)}
            onChoose={props.onChoose}
            onPick={props.onPick}
          />
        ))}
      </ul>
    </section>
  );
}
