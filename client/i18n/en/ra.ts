import english from 'ra-language-english';

/** React-admin's own words, from its authors; the other languages are ours and typed against them (ux.md A5). */
export const ra = english.ra;
