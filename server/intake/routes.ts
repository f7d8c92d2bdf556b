import { ordersRoutes } from '../orders/routes.ts';
import { peopleRoutes } from '../people/routes.ts';
import { exportRoute } from '../platform/export.ts';
import type { Route } from '../platform/route.ts';
import { appealIntake } from './appealRoutes.ts';
import { batchRoute } from './batch.ts';
import { disputeIntake } from './disputeRoutes.ts';
import { documentIntake } from './documentRoutes.ts';
import { escrowIntake, providerEvents } from './escrowRoutes.ts';
import { personShow } from './personShow.ts';
import { ratingRoutes } from './ratings.ts';
import { registers } from './registers.ts';
import { registrationIntake } from './registrationRoutes.ts';
import { reviewIntake } from './reviewRoutes.ts';
import { searchRoute } from './search.ts';

const platform = [
  ...ratingRoutes,
  ...reviewIntake,
  ...disputeIntake,
  ...documentIntake,
  ...registrationIntake,
  ...escrowIntake,
  ...appealIntake,
];

/** The marketplace's side beyond people and orders, and what of the console needs to see every room. */
export const intakeRoutes: Route[] = [
  ...platform,
  batchRoute([...peopleRoutes, ...ordersRoutes, ...platform]),
  ...providerEvents,
  personShow,
  searchRoute,
  exportRoute(registers),
];
