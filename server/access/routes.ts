import type { Route } from '../platform/route.ts';
import { ownRoutes, sessionRoutes, setUpRoutes } from './sessionRoutes.ts';
import { keyRoutes, staffRoutes } from './staffRoutes.ts';

/** How people and machines come in, and who lets them. */
export const accessRoutes: Route[] = [...sessionRoutes, ...ownRoutes, ...setUpRoutes, ...staffRoutes, ...keyRoutes];
