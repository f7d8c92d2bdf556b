import Box from '@mui/material/Box';
import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import type { RingRow } from '#server/rings/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { shortId } from '../kit/shortId.ts';
import { bySignal } from './signals.ts';
import { useSignalWords } from './useSignalWords.ts';

type Piece = RingRow['evidence'][number];
const LINKS_SHOWN = 6;

/** Every piece of evidence in words with its figure, who it is about, and the reviews where it can be seen. */
export function Evidence({ ring }: { ring: RingRow }) {
  const t = useT();
  const { name } = useSignalWords();
  const nameOf = new Map(ring.authors.map((person) => [person.id, person.name]));
  return (
    <Section title={t('registers.ring.evidence')} aside={ring.evidence.length}>
      <Panel>
        <ul>
          {bySignal(ring.evidence).map(({ signal, pieces }) => (
            <Box component="li" key={signal} sx={{ px: 2, py: 1.5, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
              <Box component="h3" sx={{ typography: 'h3', m: 0, mb: 0.25 }}>
                {name(signal)}
              </Box>
              <Pieces pieces={pieces} nameOf={nameOf} />
            </Box>
          ))}
        </ul>
      </Panel>
    </Section>
  );
}

/** What several pieces say alike is said once, above all whom it is said of. */
function Pieces({ pieces, nameOf }: { pieces: readonly Piece[]; nameOf: ReadonlyMap<string, string> }) {
  const t = useT();
  const { number } = useFormats();
  const { means } = useSignalWords();
  const said = pieces.map((piece) => ({
    piece,
    sentence: means(piece),
    weight: t('registers.ring.strength', { value: number(piece.strength * 100) }),
  }));
  return (
    <ul>
      {said.map(({ piece, sentence, weight }, at) => {
        const before = said[at - 1];
        const isNew = before?.sentence !== sentence || before.weight !== weight;
        return (
          <Box
            component="li"
            key={`${piece.authorIds.join()} ${piece.reviewIds.join()}`}
            sx={{ mt: isNew && at > 0 ? 0.75 : 0 }}
          >
            {isNew && (
              <div>
                {sentence}{' '}
                <Box component="span" sx={{ typography: 'caption', color: 'text.tertiary' }}>
                  {weight}
                </Box>
              </div>
            )}
            <Whom piece={piece} nameOf={nameOf} />
          </Box>
        );
      })}
    </ul>
  );
}

function Whom({ piece, nameOf }: { piece: Piece; nameOf: ReadonlyMap<string, string> }) {
  const t = useT();
  const { authorIds, reviewIds } = piece;
  const rest = reviewIds.length - LINKS_SHOWN;
  return (
    <Box sx={{ typography: 'caption', color: 'text.secondary', lineHeight: '1.5rem', overflowWrap: 'anywhere' }}>
      {listed(authorIds, (id) => (
        <PersonLink id={id} name={nameOf.get(id) ?? shortId('person', id)} />
      ))}
      {' · '}
      {listed(reviewIds.slice(0, LINKS_SHOWN), (id) => (
        <Link to={recordPath('review', id)}>{shortId('review', id)}</Link>
      ))}
      {rest > 0 && ` ${t('registers.ring.moreReviews', { smart_count: rest })}`}
    </Box>
  );
}

const listed = (ids: readonly string[], draw: (id: string) => React.ReactNode) =>
  ids.map((id, at) => (
    <Fragment key={id}>
      {at > 0 && ', '}
      {draw(id)}
    </Fragment>
  ));
