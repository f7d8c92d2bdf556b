import type { SvgIconComponent } from '@mui/icons-material';
import DisputeIcon from '@mui/icons-material/BalanceOutlined';
import DecisionIcon from '@mui/icons-material/HistoryOutlined';
import CaseIcon from '@mui/icons-material/InboxOutlined';
import PersonIcon from '@mui/icons-material/PersonOutlineOutlined';
import OrderIcon from '@mui/icons-material/ReceiptLongOutlined';
import ReviewIcon from '@mui/icons-material/StarBorderOutlined';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useActs } from '../data/dataProvider.ts';
import type { Found } from '../data/verbs.ts';
import { useT } from '../i18n/useT.ts';
import { recordPath } from '../kit/paths.ts';
import { usePlaces } from '../kit/usePlaces.ts';

export interface Hit {
  group: 'pages' | 'records';
  path: string;
  title: string;
  subtitle: string;
  icon: SvgIconComponent;
}

const TYPING_MS = 200;
const Q_MIN = 2;
const ICONS: Record<Found['kind'], SvgIconComponent> = {
  person: PersonIcon,
  order: OrderIcon,
  review: ReviewIcon,
  case: CaseIcon,
  'review-dispute': DisputeIcon,
  decision: DecisionIcon,
};

/** Letters without their marks, so that "prijm" finds "Přijmout". */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Pages at once, records when the person pauses. A case is opened by its own address, which knows the desk. */
export function useSearch(q: string): { hits: Hit[]; failed: boolean; settled: boolean } {
  const places = usePlaces();
  const acts = useActs();
  const t = useT();
  const wanted = useDeferredValue(q.trim());
  const asked = useQuiet(wanted);
  const query = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => acts.search(asked, signal),
    enabled: asked.length >= Q_MIN,
    staleTime: 10_000,
  });
  const pages = places
    .filter(({ name }) => folded(name).includes(folded(wanted)))
    .map(({ name, path, icon }): Hit => ({ group: 'pages', path, title: name, subtitle: '', icon }));
  const records = (wanted.length >= Q_MIN ? (query.data?.items ?? []) : []).map((found): Hit => {
    const subtitle =
      found.kind === 'case' ? t('words.subjects.case') : found.subtitle || t(`words.subjects.${found.kind}`);
    return {
      group: 'records',
      path: recordPath(found.kind, found.id),
      title: found.title,
      subtitle,
      icon: ICONS[found.kind],
    };
  });
  return {
    hits: [...records, ...pages],
    failed: query.isError,
    settled: wanted === asked && !query.isFetching && wanted.length >= Q_MIN,
  };
}

function useQuiet(value: string): string {
  const [quiet, setQuiet] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return quiet;
}
