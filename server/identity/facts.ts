import type { CheckCode, CheckResult, DocumentSide, DocumentType, ScanState } from '#db/words.ts';
import type { TypedDocument } from './contract.ts';

/** What sharp measured of a picture, and what was in the file before it was made anew. */
export interface PictureFacts {
  side: DocumentSide;
  width: number;
  height: number;
  scan: ScanState;
  quality: { sharpness: number; luminance: number; greyscale: boolean };
  traces: { editor: boolean };
}
/** How many of each there are; null: nobody looked, since what to look for is not there yet. */
export interface DuplicateFacts {
  /** Of other accounts, or of attempts that were rejected, with the same bytes or pixels. */
  files: number | null;
  /** Other accounts that hold a document of this number. */
  numbers: number | null;
  /** Other accounts of this name and birth date. */
  identities: number | null;
  blocklisted: number | null;
}
/** All that a program knows of one attempt. */
export interface DocumentFacts {
  type: DocumentType;
  /** ISO 3166 alpha-2. */
  country: string;
  profile: { name: string; birthDate: string | null };
  typed: TypedDocument | null;
  /** The zone as it was typed; empty or null: not yet. */
  mrz: string | null;
  pictures: readonly PictureFacts[];
  duplicates: DuplicateFacts;
  /** As an approved document of the same person spells it in Latin letters. */
  earlierLatinName: string | null;
}

/** For the screen: codes and their values, no sentence, no name, no number of a document. */
export type Detail = Record<string, string | number | boolean | null>;
export interface AutoCheck {
  code: CheckCode;
  result: CheckResult;
  detail: Detail;
}
/** What a program has to say of a check; null: nothing yet, and an agent may say it. */
export type Said = Omit<AutoCheck, 'code'> | null;

export const said = (result: CheckResult, detail: Detail = {}): Said => ({ result, detail });
