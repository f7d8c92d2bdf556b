import { useParams } from 'react-router-dom';
import type { Queue } from '#db/words.ts';
import { NotFound } from '../app/NotFound.tsx';
import { disputesDesk } from '../disputes/desk/disputesDesk.ts';
import { documentsDesk } from '../documents/desk/documentsDesk.ts';
import { escrowDesk } from '../escrow/desk/escrowDesk.ts';
import { registrationsDesk } from '../registrations/desk/registrationsDesk.ts';
import { reviewsDesk } from '../reviews/desk/reviewsDesk.tsx';
import { Workbench } from './Workbench.tsx';

/** What fills the workbench, by queue; a queue without an entry does not compile. */
const DESKS: Record<Queue, () => React.ReactNode> = {
  reviews: () => <Workbench key="reviews" desk={reviewsDesk} />,
  'review-disputes': () => <Workbench key="review-disputes" desk={disputesDesk} />,
  documents: () => <Workbench key="documents" desk={documentsDesk} />,
  registrations: () => <Workbench key="registrations" desk={registrationsDesk} />,
  'escrow-disputes': () => <Workbench key="escrow-disputes" desk={escrowDesk} />,
};

/** `/desks/<queue>/<caseId?>`: the workbench of a queue. */
export function DeskPage() {
  const { queue } = useParams();
  const known = Object.keys(DESKS).find((it): it is Queue => it === queue);
  return known ? DESKS[known]() : <NotFound />;
}
