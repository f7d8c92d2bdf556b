import express, { type Express } from 'express';
import { guard } from './access/guard.ts';
import { apiHeaders } from './access/headers.ts';
import { accessRoutes } from './access/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { desks } from './decisions/desks.ts';
import { decisionRoutes } from './decisions/routes.ts';
import { demoRoutes } from './demo/routes.ts';
import { disputeDesk } from './disputes/desk.ts';
import { disputeRoutes } from './disputes/routes.ts';
import { endDisputesOf } from './disputes/service.ts';
import { documentDesk } from './documents/desk.ts';
import { documentRoutes } from './documents/routes.ts';
import { escrowDesk } from './escrow/desk.ts';
import { hastenDispute } from './escrow/hasten.ts';
import { escrowRoutes } from './escrow/routes.ts';
import { healthRoutes } from './health.ts';
import { docsRoutes } from './intake/docs.ts';
import { intakeRoutes } from './intake/routes.ts';
import type { Sweep } from './jobs/rules.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { linkRoutes } from './links/routes.ts';
import { rememberTold } from './links/service.ts';
import { liveRoutes } from './live/routes.ts';
import { metricsRoute } from './metrics.ts';
import { ordersRoutes } from './orders/routes.ts';
import { outboxRoutes } from './outbox/routes.ts';
import { pages } from './pages.ts';
import { peopleRoutes } from './people/routes.ts';
import type { Context } from './platform/context.ts';
import { on } from './platform/events.ts';
import { answerErrors, mount, nameRequest } from './platform/mount.ts';
import { Refusal } from './platform/refusal.ts';
import type { Route } from './platform/route.ts';
import { policyRoutes } from './policies/routes.ts';
import { queueRoutes } from './queue/routes.ts';
import { registrationDesk } from './registrations/desk.ts';
import { registrationRoutes } from './registrations/routes.ts';
import { noticeTold } from './reviews/blindClock.ts';
import { reviewDesk } from './reviews/desk.ts';
import { reviewRoutes } from './reviews/routes.ts';
import { ringRoutes } from './rings/routes.ts';
import { precisionRoutes } from './screening/precisionRoutes.ts';
import { settingsRoutes } from './screening/settingsRoutes.ts';
import { templateRoutes } from './templates/routes.ts';
import { viewRoutes } from './views/routes.ts';

/** Every route of the house; tests walk this list, and OpenAPI is written from it. */
export function allRoutes(sweeps: readonly Sweep[]): Route[] {
  const routes = [
    ...healthRoutes,
    metricsRoute,
    ...accessRoutes,
    ...demoRoutes(sweeps),
    ...auditRoutes,
    ...outboxRoutes,
    ...policyRoutes,
    ...ledgerRoutes,
    ...queueRoutes,
    ...templateRoutes,
    ...viewRoutes,
    ...decisionRoutes,
    ...peopleRoutes,
    ...linkRoutes,
    ...ordersRoutes,
    ...settingsRoutes,
    ...precisionRoutes,
    ...ringRoutes,
    ...reviewRoutes,
    ...disputeRoutes,
    ...documentRoutes,
    ...registrationRoutes,
    ...escrowRoutes,
    ...liveRoutes,
    ...intakeRoutes,
  ];
  return [...routes, ...docsRoutes(routes)];
}

/** What must work upwards goes through these two tables (HOUSE law 1). */
export function furnish(): void {
  desks.reviews = reviewDesk;
  desks['review-disputes'] = disputeDesk;
  desks.documents = documentDesk;
  desks.registrations = registrationDesk;
  desks['escrow-disputes'] = escrowDesk;
  on('review.left', endDisputesOf);
  on('review.submitted', hastenDispute);
  on('person.told', rememberTold);
  on('notice.acknowledged', noticeTold);
  on('notice.unheard', noticeTold);
}

export function buildApp(context: Context, sweeps: readonly Sweep[]): Express {
  furnish();
  const app = express().disable('x-powered-by').disable('etag');
  app.set('trust proxy', context.config.trustProxy);
  app.set('query parser', 'simple');
  app.use(nameRequest);
  app.use(['/api', '/platform', '/healthz', '/readyz', '/metrics'], apiHeaders(context.config));
  mount(app, context, allRoutes(sweeps), guard(context));
  app.use(['/api', '/platform'], () => {
    throw new Refusal('not-found');
  });
  app.use(pages(context.config));
  return app.use(answerErrors(context));
}
