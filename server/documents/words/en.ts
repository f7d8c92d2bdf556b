import type { DocumentWords } from './words.ts';

export const en: DocumentWords = {
  types: { 'id-card': 'identity card', passport: 'passport', 'residence-permit': 'residence permit' },
  measure: (marketplace) =>
    `We did not take your document as a proof of who you are on ${marketplace}; the badge is not given.`,
  shown: (type, country, attempt) => `You showed: ${type}, country ${country}, attempt ${attempt}.`,
  submitted: (at) => `We received it on ${at}.`,
  grounds: {
    IMG_BLURRED: 'The picture is blurred; photograph the document in daylight with a steady hand.',
    IMG_DARK: 'The picture is too dark; take it in better light.',
    IMG_GLARE: 'Light is reflected over the data; tilt the document a little.',
    IMG_COVERED: 'A part of the document is covered; photograph it with nothing over it.',
    IMG_CUT_OFF: 'A part of the document is outside the picture; all four corners have to be seen.',
    IMG_LOW_RES: 'The picture is too small to be read; send it in full size.',
    IMG_GREYSCALE: 'The picture has no colour; send one in colour.',
    DOC_SIDE_MISSING: 'One side of the document is missing; send both.',
    DOC_PAGE_MISSING: 'The page with your data is missing; send it.',
    DOC_WRONG_SIDE: 'The same side came twice or the wrong one; send front and back.',
    DOC_TWO_DOCUMENTS: 'There is more than one document in the picture; send one only.',
    DOC_NONE_IN_IMAGE: 'There is no document in the picture; photograph your document.',
    DOC_TYPE_NOT_ACCEPTED:
      'This kind of document is not accepted; use an identity card, a passport or a residence permit.',
    DOC_COUNTRY_NOT_ACCEPTED: 'Documents of this country are not accepted yet; use another one.',
    DOC_EXPIRED: 'The document has expired; send one that is valid.',
    DOC_DAMAGED: 'The document is too damaged to be checked; use another one.',
    DOC_INVALIDATED: 'The document has been made invalid (a clipped corner, holes); use another one.',
    DOC_DIGITAL_COPY: 'This is a digital copy; photograph the document itself.',
    DOC_SCREEN: 'This is a picture of a screen; photograph the document itself.',
    DOC_PRINTOUT: 'This is a print; photograph the document itself.',
    DOC_SCAN: 'This is a scan; photograph the document itself.',
    DATA_UNREADABLE: 'The data cannot be read; send a sharper picture from nearer.',
    DATA_MRZ_INCONSISTENT:
      'The lines at the foot of the document do not add up as they can be read; send a sharper picture.',
    DATA_VIZ_MRZ_MISMATCH: 'The printed data and the lines at the foot of the document differ.',
    MATCH_NAME:
      'The name on the document is not that of your profile; mend the profile or send a document with that name.',
    MATCH_DOB: 'The date of birth on the document is not that of your profile; mend the profile or write to us.',
    AGE_UNDER_18: 'The check is open to people of 18 years and more; come again after that birthday.',
    DUP_DOCUMENT: 'This document already belongs to another account; write to us which account is yours.',
    DUP_IDENTITY: 'Another account of the same person is already checked; write to us which one you want to keep.',
    FRAUD: 'The document could not be accepted as a proof of identity.',
    LIMIT_ATTEMPTS: 'All attempts are used up.',
    CONSENT_MISSING: 'Your consent is missing.',
    CONSENT_WITHDRAWN: 'You have withdrawn your consent.',
    ABANDONED: 'The pictures that were asked for did not come.',
    OTHER: 'Another reason, which the message tells.',
  },
};
