/**
 * Texts of the real sets that were read one by one, by the first sixteen digits of their SHA-256: the hit is right.
 * A hit on any other text counts against the bar until somebody has read it.
 */
export const READ_RUDE: ReadonlySet<string> = new Set([
  '36bbdae76f28346a',
  'c2c030806989d050',
  '3d8405d7117072b7',
  '72155fab9ebe412a',
  '529d110e3725c44b',
  '832d6b1d792b6551',
  'a82d4e5a96f64370',
  '3391f24fb4da66a3',
]);
export const READ_CONTACTS: ReadonlySet<string> = new Set([
  '4f1077d1ecc1cbfa',
  '62cc573be42ddfb9',
  '543230c93cc41ae1',
  '2941588f18f1863f',
  'f79b9c65e18fc30c',
  '7fa94024f1f055d0',
]);
