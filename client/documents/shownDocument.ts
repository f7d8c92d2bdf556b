import type { DocumentRow, DocumentShow } from '#server/documents/contract.ts';

/** What only the page's own answer holds is absent while the row of the list stands in for it (ux.md A3). */
export type ShownDocument = DocumentRow & Partial<DocumentShow>;
