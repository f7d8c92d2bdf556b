import Box from '@mui/material/Box';
import { useT } from '../i18n/useT.ts';
import { piecesOf } from './hidden.ts';

/** A run of a person's text in which hidden characters are badges to be seen. For use inside marks and diffs. */
export function VisibleText({ text }: { text: string }) {
  const t = useT();
  return (
    <>
      {piecesOf(text).map((piece) => {
        if ('text' in piece) return <span key={piece.at}>{piece.text}</span>;
        const name = t('kit.hidden.badge', { kind: t(`kit.hidden.${piece.hidden}`), code: piece.code });
        return (
          <Box
            key={piece.at}
            component="span"
            role="img"
            aria-label={name}
            title={name}
            sx={{
              typography: 'overline',
              px: 0.5,
              mx: 0.25,
              border: 1,
              borderColor: 'warning.line',
              bgcolor: 'warning.soft',
              color: 'warning.main',
              borderRadius: '3px',
              unicodeBidi: 'isolate',
              whiteSpace: 'nowrap',
            }}
          >
            {piece.code}
          </Box>
        );
      })}
    </>
  );
}

/**
 * What a person of the marketplace wrote: in its own language and direction, never as markup, line breaks kept, and
 * unable to turn around what stands beside it.
 */
export const UserText = ({ text, lang, small = false }: { text: string; lang?: string | null; small?: boolean }) => (
  <Box
    lang={lang ?? undefined}
    dir="auto"
    sx={{
      typography: small ? 'body2' : 'body1',
      maxWidth: '72ch',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      unicodeBidi: 'isolate',
    }}
  >
    <VisibleText text={text} />
  </Box>
);
