import { useState } from 'react';
import type { TabId } from './parts.ts';

interface Tabs {
  tab: TabId;
  choose: (id: TabId) => void;
  step: (by: 1 | -1) => void;
}

/** The part of the case that is shown; every case begins with its first. */
export function useTabs(caseId: string, others: readonly Exclude<TabId, 'case'>[]): Tabs {
  const [chosen, setChosen] = useState<{ caseId: string; id: TabId }>({ caseId, id: 'case' });
  const all: readonly TabId[] = ['case', ...others];
  const tab = chosen.caseId === caseId ? chosen.id : 'case';
  const choose = (id: TabId) => setChosen({ caseId, id });
  const step = (by: 1 | -1) => choose(all[(all.indexOf(tab) + by + all.length) % all.length] ?? 'case');
  return { tab, choose, step };
}
