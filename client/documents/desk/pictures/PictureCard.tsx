import ContrastOutlined from '@mui/icons-material/ContrastOutlined';
import HideImageOutlined from '@mui/icons-material/HideImageOutlined';
import RotateRightOutlined from '@mui/icons-material/RotateRightOutlined';
import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import ZoomInOutlined from '@mui/icons-material/ZoomInOutlined';
import ZoomOutOutlined from '@mui/icons-material/ZoomOutOutlined';
import type { DocumentPicture } from '#server/documents/contract.ts';
import { useRefusalWords } from '../../../data/refusal.ts';
import { useT } from '../../../i18n/useT.ts';
import { Kbd } from '../../../kit/Kbd.tsx';
import { OpenPicture } from './OpenPicture.tsx';
import { PictureFacts } from './PictureFacts.tsx';
import { type Looking, useLook } from './useLook.ts';
import { usePreview } from './usePreview.ts';
import type { Shown } from './useRevealing.ts';

interface PictureCardProps {
  documentId: string;
  picture: DocumentPicture;
  /** The attempt is named where it is not the one in hand. */
  isEarlier: boolean;
  shown: Shown;
  hint: string | undefined;
  /** Null where whoever looks may not reveal it. */
  onReveal: (() => void) | null;
  onHide: () => void;
}

/** One side of one attempt: blurred until it is asked for, and with the tools to look at it while it is open. */
export function PictureCard(props: PictureCardProps) {
  const { picture, shown, isEarlier } = props;
  const t = useT();
  const looking = useLook();
  const side = t(`words.documentSides.${picture.side}`);
  const name = isEarlier ? t('desk.documents.picture.ofAttempt', { side, attempt: picture.attempt }) : side;
  return (
    <figure className={shown.state === 'open' ? 'box doc open' : 'box doc'} aria-label={name}>
      {shown.state === 'open' ? (
        <OpenPicture url={shown.url} name={name} looking={looking} />
      ) : (
        <Blurred {...props} name={name} />
      )}
      <figcaption>
        <PictureFacts picture={picture} name={name} />
        <span className="sp" />
        {shown.state === 'open' && <Tools looking={looking} name={name} onHide={props.onHide} />}
      </figcaption>
    </figure>
  );
}

function Blurred({
  documentId,
  picture,
  name,
  shown,
  hint,
  onReveal,
}: Pick<PictureCardProps, 'documentId' | 'picture' | 'shown' | 'hint' | 'onReveal'> & { name: string }) {
  const t = useT();
  const refusalWords = useRefusalWords();
  const url = usePreview(documentId, picture.side, picture.attempt, !picture.purged);
  if (picture.purged)
    return (
      <div className="ph2">
        <p className="row t3 sm">
          <HideImageOutlined aria-hidden /> {t('desk.documents.picture.purged')}
        </p>
      </div>
    );
  return (
    <div className="ph2">
      {url !== null && (
        <img
          className="bl"
          src={url}
          alt={t('desk.documents.picture.blurred', { name })}
          draggable={false}
          onContextMenu={(event) => event.preventDefault()}
        />
      )}
      <div className="over">
        {onReveal !== null && (
          <button type="button" className="btn" aria-disabled={shown.state === 'asking'} onClick={onReveal}>
            <VisibilityOutlined aria-hidden />
            <span>
              {t(shown.state === 'asking' ? 'desk.documents.picture.asking' : 'desk.documents.picture.reveal')}
              <span className="vh">: {name}</span>
            </span>
            {hint !== undefined && <Kbd>{hint}</Kbd>}
          </button>
        )}
        {shown.state === 'refused' && (
          <p className="note er" role="alert">
            <span>{refusalWords(shown.code)}</span>
          </p>
        )}
      </div>
    </div>
  );
}

/** Turn, nearer, farther, another light, blurred again. */
function Tools({ looking, name, onHide }: { looking: Looking; name: string; onHide: () => void }) {
  const t = useT();
  const { look } = looking;
  const tools = [
    { act: 'turn', Icon: RotateRightOutlined, run: looking.turn },
    { act: 'farther', Icon: ZoomOutOutlined, run: looking.farther },
    { act: 'nearer', Icon: ZoomInOutlined, run: looking.nearer },
    { act: 'tone', Icon: ContrastOutlined, run: looking.nextTone },
    { act: 'hide', Icon: VisibilityOffOutlined, run: onHide },
  ] as const;
  return (
    <div className="row g4" role="toolbar" aria-label={t('desk.documents.picture.tools', { name })}>
      <span className="vh" role="status">
        {t(`desk.documents.picture.tones.${look.tone}`)}
      </span>
      {tools.map(({ act, Icon, run }) => {
        const words = t(`desk.documents.picture.${act}`);
        return (
          <button key={act} type="button" className="ib" aria-label={words} title={words} onClick={run}>
            <Icon aria-hidden />
          </button>
        );
      })}
    </div>
  );
}
