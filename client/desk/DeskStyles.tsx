import './desk.css';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useTheme } from '@mui/material/styles';
import { useMemo } from 'react';
import { colour, TOKENS, type Token } from '../app/tokens.ts';

/**
 * Gives the tokens of the theme to the style sheets of the desk as variables. Rows and marks are drawn hundreds of times
 * and must follow a key within 100 ms, so they are styled by plain classes and not one by one.
 */
export function DeskStyles() {
  const { mode } = useTheme().palette;
  const styles = useMemo(() => {
    const tokens = Object.keys(TOKENS) as Token[];
    const variables = Object.fromEntries(tokens.map((token) => [`--${token}`, colour(mode, token)]));
    return { ':root': { ...variables, '--accentSoft': colour(mode, 'selected') } };
  }, [mode]);
  return <GlobalStyles styles={styles} />;
}
