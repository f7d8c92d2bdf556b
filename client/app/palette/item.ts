import type { SvgIconComponent } from '@mui/icons-material';

/**
 * Groups of the palette from top to bottom. What is known at once stands above what is still being searched for, so that
 * a late answer moves nothing under the hand.
 */
export const ITEM_GROUPS = ['case', 'desk', 'pages', 'views', 'personal', 'records'] as const;

export interface Item {
  id: string;
  group: (typeof ITEM_GROUPS)[number];
  name: string;
  about?: string;
  /** The shortcut that does the same: the palette teaches it. */
  keys?: readonly string[];
  icon?: SvgIconComponent;
  isOn?: boolean;
  act: () => void;
}
