import OkIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import InfoIcon from '@mui/icons-material/InfoOutlined';
import WarningIcon from '@mui/icons-material/WarningAmberOutlined';
import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';

const ICONS = { error: <ErrorIcon />, warning: <WarningIcon />, success: <OkIcon />, info: <InfoIcon /> };

/** A note in the page. `alert` is spoken at once; other notes wait their turn. */
export const Notice = ({
  tone,
  children,
  action,
  urgent = false,
}: {
  tone: keyof typeof ICONS;
  children: ReactNode;
  action?: ReactNode;
  urgent?: boolean;
}) => (
  <Alert severity={tone} icon={ICONS[tone]} role={urgent ? 'alert' : 'status'} action={action}>
    {children}
  </Alert>
);
