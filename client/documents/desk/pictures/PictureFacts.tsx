import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import type { DocumentPicture } from '#server/documents/contract.ts';
import { useWord } from '../../../desk/word.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { type Translate, useT } from '../../../i18n/useT.ts';

/** What was measured of a picture: hints for the eye, and never a verdict (verification.md §B). */
export function PictureFacts({ picture, name }: { picture: DocumentPicture; name: string }) {
  const t = useT();
  const word = useWord();
  const { number } = useFormats();
  const hints = picture.hints.map((hint) => word(`words.pictureHints.${hint}`, hint));
  const warnings = [...hints, ...tracesOf(picture, t)];
  return (
    <span className="row g4 sm facts">
      <b className="m">{name}</b>
      <span className="t3 nw" title={`${picture.width} × ${picture.height}`}>
        {t('desk.documents.picture.size', { size: number(picture.megapixels, 1) })}
      </span>
      {warnings.length === 0 ? (
        <span className="t3 row g4">
          <CheckCircleOutlined aria-hidden className="s" />
          {t('desk.documents.picture.noHints')}
        </span>
      ) : (
        <span className="wa row g4">
          <WarningAmberOutlined aria-hidden className="s" />
          {warnings.join(', ')}
        </span>
      )}
    </span>
  );
}

/**
 * Where it was taken is never shown, only that an editor touched it, and what was found harmful in it; that no program
 * looks here stands once in the checklist, and not at every picture.
 */
function tracesOf({ traces, scan }: DocumentPicture, t: Translate): string[] {
  return [
    ...(traces.editor ? [t('desk.documents.picture.edited')] : []),
    ...(scan === 'infected' ? [t(`words.scanStates.${scan}`)] : []),
  ];
}
