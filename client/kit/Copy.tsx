import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import IconButton from '@mui/material/IconButton';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/useT.ts';

const SHOWN_MS = 2_000;

/** Copies a text and says so for two seconds. `name` tells what it copies. */
export function Copy({ text, name }: { text: string; name: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const Icon = copied ? CheckIcon : CopyIcon;
  const label = copied ? t('kit.copied') : t('kit.copy', { id: name });
  return (
    <IconButton
      className="no-print"
      aria-label={label}
      title={label}
      onClick={() => void copy()}
      sx={{ width: 24, height: 24, '& .MuiSvgIcon-root': { fontSize: 16 } }}
    >
      <Icon />
    </IconButton>
  );
}
