import { useTheme } from '@mui/material/styles';

export function Logo({ size = 20 }: { size?: number }) {
  const { palette } = useTheme();
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <rect x="1" y="1" width="18" height="18" rx="4" fill={palette.text.primary} />
      <path d="M5.5 6h9v2H11v6.5H9V8H5.5z" fill={palette.background.paper} />
    </svg>
  );
}
