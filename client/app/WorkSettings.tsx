import Box from '@mui/material/Box';
import {
  AFTER_DECISION,
  BREAK_MINUTES,
  useAfterDecision,
  useBlurTexts,
  useBreakMinutes,
  useGreyPictures,
} from '../data/preferences.ts';
import { useT } from '../i18n/useT.ts';
import { Choice, OnOff } from './settingFields.tsx';
import { useBreakWords } from './useBreakWords.ts';

/** How I work at the desks: where a decision leads, what I see at first sight, and when I am told to rest. */
export function WorkSettings() {
  const t = useT();
  const [after, setAfter] = useAfterDecision();
  const [blur, setBlur] = useBlurTexts();
  const [grey, setGrey] = useGreyPictures();
  const [minutes, setMinutes] = useBreakMinutes();
  const breakWords = useBreakWords();
  const choices = BREAK_MINUTES.map((each) => ({ id: String(each), name: each === 0 ? breakWords(0) : String(each) }));
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5, mt: 1.5 }}>
      <Choice
        label={t('app.account.after')}
        value={after}
        choose={setAfter}
        options={AFTER_DECISION.map((id) => ({ id, name: t(`app.account.afters.${id}`) }))}
      />
      <OnOff label={t('app.account.blur')} hint={t('app.account.blurHint')} isOn={blur} set={setBlur} />
      <OnOff label={t('app.account.grey')} hint={t('app.account.greyHint')} isOn={grey} set={setGrey} />
      <Choice
        label={t('app.account.break')}
        hint={t('app.account.breakHint')}
        value={String(minutes)}
        choose={(id) => setMinutes(Number(id))}
        options={choices}
      />
    </Box>
  );
}
