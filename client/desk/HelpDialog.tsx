import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import type { Queue } from '#db/words.ts';
import { useShortcutsOn } from '../data/preferences.ts';
import { useT } from '../i18n/useT.ts';
import { Kbd } from '../kit/Kbd.tsx';
import { COMMAND } from '../kit/useHotkey.ts';
import { usePlaces } from '../kit/usePlaces.ts';
import { sweepsOf } from './bulkRules.ts';
import type { CaseContext, DeskAction, DeskParts } from './parts.ts';

interface Line {
  name: string;
  keys: readonly string[];
}

function useLines(
  queue: Queue,
  actions: readonly DeskAction[],
  hasChecks: boolean,
  own: DeskParts<CaseContext>['help'],
): { title: string; lines: Line[] }[] {
  const t = useT();
  const places = usePlaces();
  return [
    {
      title: t('desk.help.moving'),
      lines: [
        { name: t('desk.help.case'), keys: ['J', 'K', '↓', '↑'] },
        { name: t('desk.help.heading'), keys: ['Enter'] },
        { name: t('desk.help.tab'), keys: ['[', ']'] },
        { name: t('desk.help.select'), keys: ['X'] },
        { name: t('desk.help.search'), keys: ['/'] },
        { name: t('app.shortcuts.palette'), keys: [COMMAND, 'K'] },
        { name: t('desk.help.help'), keys: ['?'] },
      ],
    },
    {
      title: t('desk.help.goTo'),
      lines: places.flatMap(({ key, name }) => (key ? [{ name, keys: ['G', key] }] : [])),
    },
    {
      title: t('desk.help.deciding'),
      lines: [
        ...actions.map(({ outcome, code }) => ({
          name: t(`words.outcomes.${outcome}.do`),
          keys: code === undefined ? [COMMAND, 'Enter'] : [code.replace('Key', '')],
        })),
        ...(own === undefined
          ? [
              { name: t('desk.help.reasons'), keys: ['1', '…', '9', '0', '-', '='] },
              { name: t('desk.help.find'), keys: ['F'] },
              ...(hasChecks ? [{ name: t('desk.help.checks'), keys: ['1', '…', '9'] }] : []),
            ]
          : own.map(({ name, keys }) => ({ name: t(name), keys }))),
        { name: t('desk.help.undo'), keys: ['Z'] },
        ...sweepsOf(queue).map(({ reason, keys }) => ({
          name: t('desk.help.sweep', { reason: t(`words.reasons.${reason}.short`) }),
          keys,
        })),
      ],
    },
    {
      title: t('desk.help.writing'),
      lines: [
        { name: t('desk.help.template'), keys: ['M'] },
        { name: t('desk.help.note'), keys: ['N'] },
        { name: t('desk.help.submit'), keys: [COMMAND, 'Enter'] },
        { name: t('desk.help.leave'), keys: ['Esc'] },
        { name: t('desk.help.words'), keys: ['←', '→'] },
        { name: t('desk.help.extend'), keys: ['Shift', '→'] },
        { name: t('desk.help.hide'), keys: ['Space'] },
      ],
    },
    {
      title: t('desk.help.holding'),
      lines: [
        { name: t('desk.help.claim'), keys: ['C'] },
        { name: t('desk.hold.do'), keys: ['H'] },
        { name: t('desk.skip.do'), keys: ['S'] },
        { name: t('desk.help.reveal'), keys: ['V'] },
      ],
    },
  ];
}

/** Moving and going on the left; deciding, writing and the case in hand on the right. */
const LEFT = 2;

/** Every key of this desk, in the person's language; opened by the character "?", wherever the layout has it. */
export function HelpDialog({
  queue,
  actions,
  hasChecks,
  own,
  onClose,
}: {
  queue: Queue;
  actions: readonly DeskAction[];
  hasChecks: boolean;
  own: DeskParts<CaseContext>['help'];
  onClose: () => void;
}) {
  const t = useT();
  const [isOn] = useShortcutsOn();
  const groups = useLines(queue, actions, hasChecks, own);
  const sides = [groups.slice(0, LEFT), groups.slice(LEFT)];
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby="desk-help"
      transitionDuration={0}
      slotProps={{ paper: { sx: { width: 680, maxWidth: 'calc(100% - 32px)' } } }}
    >
      <DialogTitle id="desk-help">{t('desk.help.title')}</DialogTitle>
      {/* Words only: it scrolls where it does not fit, so the keyboard must be able to stand in it. */}
      <DialogContent tabIndex={0}>
        <DialogContentText>{t(isOn ? 'desk.help.place' : 'desk.help.off')}</DialogContentText>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 4 }}>
          {sides.map((side) => (
            <Box key={side[0]?.title}>
              {side.map(({ title, lines }) => (
                <Box key={title} sx={{ mb: 1 }}>
                  <Box component="h3" sx={{ typography: 'subtitle2', color: 'text.tertiary', mt: 1.5, mb: 0.5 }}>
                    {title}
                  </Box>
                  <Box component="dl" sx={{ m: 0 }}>
                    {lines.map(({ name, keys }) => (
                      <Box
                        key={name}
                        sx={{ display: 'flex', alignItems: 'center', minHeight: 26, gap: 1, typography: 'caption' }}
                      >
                        <Box component="dt" sx={{ flex: 1 }}>
                          {name}
                        </Box>
                        <Box component="dd" sx={{ m: 0, display: 'flex', gap: 0.5, color: 'text.tertiary' }}>
                          {keys.map((key) =>
                            key === '…' ? (
                              <span key={key}>…</span>
                            ) : (
                              <Kbd key={key} always>
                                {key}
                              </Kbd>
                            ),
                          )}
                        </Box>
                      </Box>
                    ))}
                  </Box>
                </Box>
              ))}
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('desk.help.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
