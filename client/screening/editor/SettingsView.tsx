import Box from '@mui/material/Box';
import { type ReactNode, useMemo, useState } from 'react';
import type { SettingsBody } from '../changes.ts';
import { wordListsOf } from '../wordLists.ts';
import { ListMenu, THRESHOLDS } from './ListMenu.tsx';
import { ThresholdFacts } from './ThresholdForm.tsx';
import { WordListEditor } from './WordListEditor.tsx';

const NOTHING: ReadonlySet<string> = new Set();

/** Menu of lists beside the one that is chosen; stacked where there is no room. */
export const MenuAndList = ({ menu, children }: { menu: ReactNode; children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '264px minmax(0, 1fr)' },
      columnGap: 3,
      rowGap: 2,
      alignItems: 'start',
      pt: 1,
    }}
  >
    {menu}
    {children}
  </Box>
);

/** All lists and thresholds of a version, for reading. */
export function SettingsView({ body }: { body: SettingsBody }) {
  const [chosen, choose] = useState(THRESHOLDS);
  const lists = useMemo(() => wordListsOf(body.lists), [body.lists]);
  const list = lists.find(({ id }) => id === chosen);
  return (
    <MenuAndList menu={<ListMenu lists={lists} changed={NOTHING} chosen={chosen} choose={choose} />}>
      {list ? (
        <WordListEditor list={list} base={list} thresholds={body.thresholds} />
      ) : (
        <ThresholdFacts thresholds={body.thresholds} />
      )}
    </MenuAndList>
  );
}
