import type { SvgIconComponent } from '@mui/icons-material';
import DisputeIcon from '@mui/icons-material/BalanceOutlined';
import DecisionIcon from '@mui/icons-material/HistoryOutlined';
import CaseIcon from '@mui/icons-material/InboxOutlined';
import PersonIcon from '@mui/icons-material/PersonOutlineOutlined';
import OrderIcon from '@mui/icons-material/ReceiptLongOutlined';
import ReviewIcon from '@mui/icons-material/StarBorderOutlined';
import NoteIcon from '@mui/icons-material/StickyNote2Outlined';
import { useNavigate } from 'react-router-dom';
import { ALL_OUTCOMES, QUEUES } from '#db/words.ts';
import type { Found } from '../../data/verbs.ts';
import { type Translate, useT } from '../../i18n/useT.ts';
import { commandsNow, runCommand } from '../../kit/commands.ts';
import { folded, holdsWords } from '../../kit/folded.ts';
import { recordPath } from '../../kit/paths.ts';
import { usePlaces } from '../../kit/usePlaces.ts';
import { ITEM_GROUPS, type Item } from './item.ts';
import { usePersonalItems } from './usePersonalItems.ts';
import { useViewItems } from './useViewItems.ts';

const ICONS: Record<Found['kind'], SvgIconComponent> = {
  person: PersonIcon,
  order: OrderIcon,
  review: ReviewIcon,
  case: CaseIcon,
  'review-dispute': DisputeIcon,
  decision: DecisionIcon,
};
/** Nothing typed: what can be done here and where one can go; the rest would only be in the way. */
const UNASKED: readonly Item['group'][] = ['case', 'desk', 'pages'];

/** All that fits what was typed, in groups; with nothing typed, what is nearest. */
export function useItems(typed: string, found: readonly Found[]): Item[] {
  const places = usePlaceItems();
  const views = useViewItems();
  const records = useRecordItems(found);
  const personal = usePersonalItems();
  const commands = commandsNow().map((command): Item => ({ ...command, act: () => runCommand(command.id) }));
  const wanted = typed.trim();
  const all = [...commands, ...places, ...views, ...personal].filter((item) =>
    wanted === '' ? UNASKED.includes(item.group) : holdsWords(`${item.name} ${item.about ?? ''}`, wanted),
  );
  // What begins with the word comes before what only holds it.
  const begins = (item: Item) => Number(wanted !== '' && folded(item.name).startsWith(folded(wanted)));
  return ITEM_GROUPS.flatMap((group) =>
    group === 'records' ? records : all.filter((item) => item.group === group).sort((a, b) => begins(b) - begins(a)),
  );
}

function usePlaceItems(): Item[] {
  const navigate = useNavigate();
  return usePlaces().map(({ name, path, icon, key }) => ({
    id: `page ${path}`,
    group: 'pages',
    name,
    icon,
    keys: key ? ['G', key] : undefined,
    act: () => void navigate(path),
  }));
}

function useRecordItems(found: readonly Found[]): Item[] {
  const t = useT();
  const navigate = useNavigate();
  return found.map((hit) => ({
    id: `${hit.kind} ${hit.id}`,
    group: 'records',
    name: hit.title,
    about: aboutOf(hit, t),
    icon: hit.noted ? NoteIcon : ICONS[hit.kind],
    act: () => void navigate(recordPath(hit.kind, hit.id)),
  }));
}

/** What a colleague wrote as it stands; else a queue and an outcome in words, for they come as codes. */
function aboutOf({ kind, subtitle, noted }: Found, t: Translate): string {
  const queue = QUEUES.find((each) => each === subtitle);
  const outcome = ALL_OUTCOMES.find((each) => each === subtitle);
  if (!noted && kind === 'case' && queue) return t(`words.queues.${queue}`);
  if (!noted && kind === 'decision' && outcome) return t(`words.outcomes.${outcome}.done`);
  return subtitle || t(`words.subjects.${kind}`);
}
