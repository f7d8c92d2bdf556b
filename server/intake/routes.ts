import type { Route } from '../platform/route.ts';
import { disputeIntake } from './disputeRoutes.ts';
import { personShow } from './personShow.ts';
import { ratingRoutes } from './ratings.ts';
import { reviewIntake } from './reviewRoutes.ts';
import { searchRoute } from './search.ts';

/** What the marketplace tells us and asks us, and the search over all of it. */
export const intakeRoutes: Route[] = [...reviewIntake, ...disputeIntake, ...ratingRoutes, personShow, searchRoute];
