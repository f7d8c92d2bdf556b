import Box from '@mui/material/Box';
import type { Finding } from '#server/screening/contract.ts';
import { useT } from '../../i18n/useT.ts';
import { visuallyHidden } from '../../kit/Skeletons.tsx';
import { VisibleText } from '../../kit/UserText.tsx';
import { markedRuns } from '../../reviews/desk/MarkedText.tsx';

interface Props {
  text: string;
  language: string | null;
  gained: readonly Finding[];
  lost: readonly Finding[];
}
type Mark = Finding & { is: 'gained' | 'lost' };

/**
 * A text with the places that the versions do not agree on: what is gained has a full line and a plus, what is lost a
 * dashed one and a minus, so that both are told without colour and read out in words.
 */
export function ComparedText({ text, language, gained, lost }: Props) {
  const marks: Mark[] = [
    ...gained.map((finding) => ({ ...finding, is: 'gained' as const })),
    ...lost.map((finding) => ({ ...finding, is: 'lost' as const })),
  ];
  return (
    <Box
      component="p"
      lang={language ?? undefined}
      dir="auto"
      sx={{
        typography: 'body1',
        maxWidth: '72ch',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        unicodeBidi: 'isolate',
      }}
    >
      {markedRuns(text, marks).map(({ start, end, covering }) =>
        covering.length === 0 ? (
          <VisibleText key={start} text={text.slice(start, end)} />
        ) : (
          <Marked key={start} text={text.slice(start, end)} marks={covering} end={end} />
        ),
      )}
    </Box>
  );
}

function Marked({ text, marks, end }: { text: string; marks: readonly Mark[]; end: number }) {
  const t = useT();
  const kinds = [...new Set(marks.map(({ is }) => is))];
  const isLost = kinds.every((kind) => kind === 'lost');
  return (
    <Box
      component="mark"
      sx={{
        color: 'inherit',
        bgcolor: isLost ? 'surface.sunken' : 'mark.main',
        borderBottom: '2px',
        borderBottomStyle: isLost ? 'dashed' : 'solid',
        borderBottomColor: isLost ? 'border.field' : 'mark.line',
      }}
    >
      <Box component="span" sx={visuallyHidden}>
        {kinds.map((kind) => t(`settings.screening.trial.${kind}Mark`))}
      </Box>
      <VisibleText text={text} />
      {[...new Set(marks.filter((mark) => mark.end === end).map(({ is }) => is))].map((kind) => (
        <Box
          key={kind}
          component="span"
          aria-hidden
          sx={{
            typography: 'overline',
            fontWeight: 600,
            ml: 0.25,
            px: 0.5,
            borderRadius: '3px',
            bgcolor: kind === 'lost' ? 'text.tertiary' : 'mark.line',
            color: kind === 'lost' ? 'background.paper' : 'mark.on',
          }}
        >
          {kind === 'lost' ? '−' : '+'}
        </Box>
      ))}
    </Box>
  );
}
