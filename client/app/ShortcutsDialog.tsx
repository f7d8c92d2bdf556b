import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useShortcutsOn } from '../data/preferences.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { useDialogs } from '../kit/dialogs.ts';
import { Kbd } from '../kit/Kbd.tsx';
import { Notice } from '../kit/Notice.tsx';
import { COMMAND } from '../kit/useHotkey.ts';
import { usePlaces } from '../kit/usePlaces.ts';

interface Row {
  name: string;
  /** Keys of one way; several ways are joined by "or". */
  ways: string[][];
}

function useRows(): { everywhere: Row[]; goTo: Row[]; desk: Row[] } {
  const t = useT();
  const places = usePlaces();
  const one = (name: string, ...keys: string[]): Row => ({ name, ways: keys.map((key) => [key]) });
  return {
    everywhere: [
      { name: t('app.shortcuts.palette'), ways: [[COMMAND, 'K']] },
      one(t('app.shortcuts.search'), '/'),
      one(t('app.shortcuts.help'), '?'),
      one(t('app.shortcuts.leave'), 'Esc'),
    ],
    goTo: places.flatMap(({ key, name }) => (key ? [{ name, ways: [['G', key]] }] : [])),
    desk: [
      one(t('app.shortcuts.nextCase'), 'J', '↓'),
      one(t('app.shortcuts.previousCase'), 'K', '↑'),
      one(t('app.shortcuts.previousTab'), '['),
      one(t('app.shortcuts.nextTab'), ']'),
      ...(['publish', 'reject', 'redact', 'escalate'] as const).map((outcome, at) =>
        one(t(`words.outcomes.${outcome}.do`), 'ARTE'.charAt(at)),
      ),
      one(t('app.shortcuts.reasons'), '1…9', '0', '-', '='),
      one(t('desk.help.find'), 'F'),
      ...(['R02', 'R11'] as const).map((reason, at) => ({
        name: t('desk.help.sweep', { reason: t(`words.reasons.${reason}.short`) }),
        ways: [['Shift', 'QW'.charAt(at)]],
      })),
      one(t('app.shortcuts.message'), 'M'),
      one(t('app.shortcuts.note'), 'N'),
      one(t('app.shortcuts.claim'), 'C'),
      one(t('app.shortcuts.hold'), 'H'),
      one(t('app.shortcuts.skip'), 'S'),
      one(t('app.shortcuts.select'), 'X'),
      one(t('desk.help.reveal'), 'V'),
      one(t('app.shortcuts.undo'), 'Z'),
      { name: t('app.shortcuts.submit'), ways: [[COMMAND, 'Enter']] },
    ],
  };
}

/** Every key the person may use, and whether single keys are on. */
export function ShortcutsDialog() {
  const t = useT();
  const { closeDialog } = useDialogs();
  const [on] = useShortcutsOn();
  const rows = useRows();
  const worksAtDesks = useMe().queues.length > 0;
  return (
    <Dialog
      open
      onClose={closeDialog}
      aria-labelledby="shortcuts-title"
      transitionDuration={0}
      slotProps={{ paper: { sx: { width: 640 } } }}
    >
      <DialogTitle id="shortcuts-title">{t('app.shortcuts.title')}</DialogTitle>
      {/* Words only: it scrolls where it does not fit, so the keyboard must be able to stand in it. */}
      <DialogContent tabIndex={0}>
        {!on && <Notice tone="info">{t('app.shortcuts.off')}</Notice>}
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 4 }}>
          <Box>
            <Rows title={t('app.shortcuts.everywhere')} rows={rows.everywhere} />
            <Rows title={t('app.shortcuts.goTo')} rows={rows.goTo} />
          </Box>
          {worksAtDesks && (
            <Box>
              <Rows title={t('app.shortcuts.desk')} rows={rows.desk} />
            </Box>
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={closeDialog}>{t('app.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Rows({ title, rows }: { title: string; rows: Row[] }) {
  const t = useT();
  return (
    <>
      <Box component="h3" sx={{ typography: 'subtitle2', color: 'text.tertiary', mt: 1.5, mb: 0.5 }}>
        {title}
      </Box>
      <Box component="dl">
        {rows.map(({ name, ways }) => (
          <Box key={name} sx={{ display: 'flex', alignItems: 'center', minHeight: 26, gap: 1, typography: 'caption' }}>
            <Box component="dt" sx={{ flex: 1 }}>
              {name}
            </Box>
            <Box component="dd" sx={{ display: 'flex', gap: 0.5, alignItems: 'center', color: 'text.tertiary' }}>
              {ways.map((keys, at) => (
                <Box component="span" key={keys.join()} sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center' }}>
                  {at > 0 && ways.length === 2 && t('app.shortcuts.or')}
                  {keys.map((key) => (
                    <Kbd key={key} always>
                      {key}
                    </Kbd>
                  ))}
                </Box>
              ))}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}
