import type { KeyboardEvent } from 'react';
import { useT } from '../../i18n/useT.ts';
import type { TabId } from '../parts.ts';

interface CaseTabsProps {
  tabs: readonly { id: TabId; count?: number }[];
  chosen: TabId;
  onChoose: (id: TabId) => void;
}

/** Parts of the case: arrow keys walk inside, [ and ] from anywhere. */
export function CaseTabs({ tabs, chosen, onChoose }: CaseTabsProps) {
  const t = useT();
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    event.currentTarget.querySelector<HTMLElement>(`#desk-tab-${next.id}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={t('desk.tab.name')} onKeyDown={walk}>
      {tabs.map(({ id, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`desk-tab-${id}`}
          aria-selected={id === chosen}
          aria-controls="desk-tab-panel"
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {t(`desk.tab.${id}`)} {count !== undefined && count > 0 && <span className="t3">{count}</span>}
        </button>
      ))}
    </div>
  );
}
