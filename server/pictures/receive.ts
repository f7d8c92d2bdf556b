import type { RawBody } from '../platform/rawBody.ts';
import { Answer } from '../platform/route.ts';

/** What a photograph of a phone has room in (verification.md §C6, ASVS 5.2.1). */
export const PICTURE_BYTES_MAX = 8_000_000;

/**
 * The body of a route that takes a picture: `raw: pictureBody`, and `await raw()` in its `run`. No forms and no names
 * of files: nothing that a person calls his file is ever read.
 */
export const pictureBody = {
  types: ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream'],
  bytesMax: PICTURE_BYTES_MAX,
  tooLarge: 'picture-too-large',
  empty: 'picture-empty',
} as const satisfies RawBody;

/** A picture on its way to a screen: kept nowhere, run as nothing, shown on our own pages only (verification.md §C6). */
export const pictureAnswer = (jpeg: Buffer): Answer =>
  new Answer(200, jpeg, {
    'Content-Type': 'image/jpeg',
    'Content-Disposition': 'inline; filename="document.jpg"',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  });
