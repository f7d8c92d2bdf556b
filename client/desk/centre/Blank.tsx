import type { SvgIconComponent } from '@mui/icons-material';
import type { ReactNode } from 'react';

interface BlankProps {
  Icon: SvgIconComponent;
  title: string;
  more?: string;
  children?: ReactNode;
}

/** A pane that has nothing to show: what that means, and where to go from here. */
export function Blank({ Icon, title, more, children }: BlankProps) {
  return (
    <div className="mid">
      <Icon aria-hidden />
      <h2>{title}</h2>
      {more && <p className="t2">{more}</p>}
      {children && <div className="row">{children}</div>}
    </div>
  );
}
