import type { DocumentChecks } from './contract.ts';
import { type DocumentFacts, type PictureFacts, type Said, said } from './facts.ts';

/** Below a quarter of the limit a picture is hardly readable (verification.md §B: 25 where the limit is 100). */
const STRONG = 0.25;
/** Cards are 1.6 times as wide as high, pages 1.4; a strip shows a part of one. */
const PROPORTION_MAX = 2.2;

/** A picture that a program found harm in should not have come so far; one that none looked at is only said to be so. */
export function scanned({ pictures }: DocumentFacts): Said {
  if (pictures.length === 0) return null;
  if (pictures.some(({ scan }) => scan === 'infected')) return said('fail', { why: 'infected' });
  return pictures.every(({ scan }) => scan === 'clean') ? said('pass') : said('warn', { why: 'not-scanned' });
}

/** Only warnings: a genuine photograph of a specimen was measured at 30 (§B). */
export function sharp({ pictures }: DocumentFacts, { sharpnessFrom }: DocumentChecks): Said {
  return worst(pictures, ({ quality }) => quality.sharpness, sharpnessFrom, 'sharpness');
}

export function light({ pictures }: DocumentFacts, { luminanceFrom }: DocumentChecks): Said {
  return worst(pictures, ({ quality }) => quality.luminance, luminanceFrom, 'luminance');
}

function worst(pictures: readonly PictureFacts[], of: (picture: PictureFacts) => number, from: number, name: string) {
  const [least] = pictures.toSorted((one, other) => of(one) - of(other));
  if (!least) return null;
  const value = Math.round(of(least));
  if (of(least) >= from) return said('pass', { [name]: value });
  return said('warn', { side: least.side, [name]: value, limit: from, strong: of(least) < from * STRONG });
}

export function coloured({ pictures }: DocumentFacts): Said {
  if (pictures.length === 0) return null;
  const grey = pictures.find(({ quality }) => quality.greyscale);
  return grey ? said('warn', { why: 'greyscale', side: grey.side }) : said('pass');
}

/** Corners cannot be measured; only a strip gives itself away. */
export function complete({ pictures }: DocumentFacts): Said {
  if (pictures.length === 0) return null;
  const strip = pictures.find(
    ({ width, height }) => Math.max(width, height) > PROPORTION_MAX * Math.min(width, height),
  );
  return strip ? said('warn', { why: 'strip', side: strip.side }) : said('na', { why: 'not-measured' });
}

/** A program for editing pictures leaves its name in the file; that there is none says nothing. */
export function untampered({ pictures }: DocumentFacts): Said {
  if (pictures.length === 0) return null;
  const edited = pictures.find(({ traces }) => traces.editor);
  return edited ? said('warn', { why: 'editor', side: edited.side }) : said('na', { why: 'no-trace' });
}
