import { ordersRoutes } from '../orders/routes.ts';
import { peopleRoutes } from '../people/routes.ts';
import { exportRoute } from '../platform/export.ts';
import type { Route } from '../platform/route.ts';
import { batchRoute } from './batch.ts';
import { disputeIntake } from './disputeRoutes.ts';
import { personShow } from './personShow.ts';
import { ratingRoutes } from './ratings.ts';
import { registers } from './registers.ts';
import { reviewIntake } from './reviewRoutes.ts';
import { searchRoute } from './search.ts';

const platform = [...ratingRoutes, ...reviewIntake, ...disputeIntake];

/** The marketplace's side beyond people and orders, and what of the console needs to see every room. */
export const intakeRoutes: Route[] = [
  ...platform,
  batchRoute([...peopleRoutes, ...ordersRoutes, ...platform]),
  personShow,
  searchRoute,
  exportRoute(registers),
];
