import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useHoldAttention } from '../data/queries.ts';
import { useT } from '../i18n/useT.ts';
import { Notice } from '../kit/Notice.tsx';
import { ATTENTION_PATH } from '../kit/paths.ts';

/** Money that stands still until somebody looks at it; nothing where there is none, or for whom it is not. */
export function HoldAttention() {
  const t = useT();
  const { data = 0 } = useHoldAttention();
  if (data === 0) return null;
  return (
    <Box
      sx={{
        mb: 2.5,
        '& .MuiAlert-root': { alignItems: 'center' },
        '& .MuiAlert-action': { alignItems: 'center', py: 0, flex: 'none' },
      }}
    >
      <Notice
        tone="warning"
        action={
          <Button component={Link} to={ATTENTION_PATH} size="small">
            {t('home.attentionShow')}
          </Button>
        }
      >
        <b>{t('home.attention', { smart_count: data })}</b> {t('home.attentionWhy')}
      </Notice>
    </Box>
  );
}
