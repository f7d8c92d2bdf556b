import Drawer from '@mui/material/Drawer';
import { Menu } from './Menu.tsx';

/** The menu on narrow screens. */
export const MenuDrawer = ({ close }: { close: () => void }) => (
  <Drawer
    open
    onClose={close}
    transitionDuration={0}
    sx={{ display: { md: 'none' } }}
    slotProps={{ paper: { sx: { width: 240 } } }}
  >
    <Menu />
  </Drawer>
);
