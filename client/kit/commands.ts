import type { SvgIconComponent } from '@mui/icons-material';
import { useEffect, useId, useRef } from 'react';

/** Where a command stands in the palette; in the order in which the groups are drawn. */
export const COMMAND_GROUPS = ['case', 'desk', 'views', 'personal'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** What a page can do now, named as on its button, with the key that would have done it. */
export interface Command {
  /** Unique on the page; by it the command is looked up again when it is chosen. */
  id: string;
  group: CommandGroup;
  name: string;
  /** What it is about, in grey beside the name. */
  about?: string;
  keys?: readonly string[];
  icon?: SvgIconComponent;
  /** Among several choices, the one that holds now. */
  isOn?: boolean;
  run: () => void;
}

const offers = new Map<string, () => readonly Command[]>();

/**
 * Offers commands to the palette while the page is there. They are asked for when the palette is drawn and once more
 * when one is chosen, so that nothing runs that is no longer allowed.
 */
export function useCommands(list: () => readonly Command[]): void {
  const id = useId();
  const latest = useRef(list);
  latest.current = list;
  useEffect(() => {
    offers.set(id, () => latest.current());
    return () => void offers.delete(id);
  }, [id]);
}

export const commandsNow = (): Command[] => {
  const all = [...offers.values()].flatMap((list) => list());
  return COMMAND_GROUPS.flatMap((group) => all.filter((command) => command.group === group));
};

/** Runs what is still offered; what has gone meanwhile is not done. */
export const runCommand = (id: string): void =>
  commandsNow()
    .find((command) => command.id === id)
    ?.run();
