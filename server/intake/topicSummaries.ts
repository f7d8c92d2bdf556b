import type { Topic } from '#db/words.ts';

/** What each message is for, as the OpenAPI document says it. */
export const SUMMARIES: Record<Topic, string> = {
  'feedback.requested':
    'Ask this person to review the other side: the order may be reviewed now. Sent once to each side (QJ-07).',
  'notice.to-person':
    'Tell this person that a review was left about them (the first 2xx starts the blind clock, IZI-15), or that silence will decide about a payment (two 2xx prove that it was told).',
  'review.published': 'A review is public; `replacesId` names the one it took the place of (IZI-11).',
  'review.rejected': 'A review was rejected; the statement of reasons is for its author.',
  'review.redacted': 'Parts of a review were hidden; the statement of reasons is for its author.',
  'review.removed': 'A review that was public is gone.',
  'review.restored': 'A review that was gone or changed stands as shown here again.',
  'dispute.asked': 'A party of a dispute is asked something; answer with `POST /disputes/{id}/answers`.',
  'dispute.decided': 'A dispute was decided.',
  'escrow.hold-changed': 'A reserved payment stands as told here.',
  'escrow.dispute-changed': 'A dispute about a reserved payment stands as told here.',
  'escrow.offer-made': 'A division of a payment is offered; answer with its `amountsHash`.',
  'escrow.evidence-asked': 'The desk asks one side, or both, to show something.',
  'escrow.decided': 'A dispute about a payment was decided; `appealUntil` says until when either side may appeal.',
  'escrow.settlement': 'A reserved payment is handed on: what goes back, what is kept as a fee, what is paid out.',
  'escrow.instruction':
    'Where the marketplace pays itself: take, give back or pay out so much, once, and report it to `/escrow/provider-events`.',
  'document.decided': 'A check of a document has ended; the statement of reasons is for the person it is about.',
  'document.resubmit': 'A document has to be shown again: all that was wrong with it, in one message.',
  'document.expiring': 'The badge of this person runs out soon; a new document may be sent meanwhile.',
  'badge.changed': 'A badge of this person stands as told here; nothing of the document is told.',
  'registration.decided': 'A specialist is admitted, or is not; the statement of reasons is for the person.',
  'registration.asked': 'A specialist is asked something; answer by sending the questionnaire again.',
  'webhook.test': 'Sent from the console, to see that messages arrive.',
};
