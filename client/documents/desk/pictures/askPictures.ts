import type { DocumentSide } from '#db/words.ts';
import type { Reveal } from '#server/documents/contract.ts';
import { askPicture } from '../../../data/http.ts';

/** The small blurred picture: all that stands on a screen before somebody asks for more. */
export const previewOf = (documentId: string, side: DocumentSide, attempt: number, signal: AbortSignal) =>
  askPicture(`/api/documents/${documentId}/previews/${side}?attempt=${attempt}`, { signal });

/** The picture itself; every asking is logged, also one that is refused. */
export const revealOf = (documentId: string, body: Reveal, signal: AbortSignal) =>
  askPicture(`/api/documents/${documentId}/reveal`, { method: 'POST', body, signal });
