import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { afterAll } from 'vitest';
import type { ApiKeyRight, Role } from '#db/words.ts';
import { guard } from '#server/access/guard.ts';
import { apiHeaders } from '#server/access/headers.ts';
import { accessRoutes } from '#server/access/routes.ts';
import { closeThrottle } from '#server/access/throttle.ts';
import { type Config, readConfig } from '#server/platform/config.ts';
import type { Context } from '#server/platform/context.ts';
import { makeServer } from '#server/platform/httpServer.ts';
import { makeLog } from '#server/platform/log.ts';
import { answerErrors, mount, nameRequest } from '#server/platform/mount.ts';
import { Refusal } from '#server/platform/refusal.ts';
import type { Route } from '#server/platform/route.ts';
import { type Client, client } from './apiClient.ts';
import { type TestClock, testClock } from './clock.ts';
import { freshPlace, openFresh, type Place } from './database.ts';
import { addKey, addStaff, PASSWORD, type StaffOver } from './staff.ts';

export interface TestContext extends Context {
  clock: TestClock;
}
export interface TestServer {
  context: TestContext;
  origin: string;
  place: Place;
  /** Every route that answers here; `checkAnswer` holds each answer to its contract. */
  routes: readonly Route[];
  /** A browser at which nobody has signed in. */
  visitor(): Client;
  /** A new colleague of this role, signed in through the front door. */
  signIn(role: Role, over?: StaffOver): Promise<Client & { staffId: string; email: string }>;
  /** A marketplace's own server with a key of its own. */
  platform(marketplaceId: string, rights?: ApiKeyRight[]): Promise<Client>;
  close(): Promise<void>;
}
interface Options {
  /** The rooms under test, or all of them (`house.ts`); signing in is always there. */
  routes?: readonly Route[];
  config?: Partial<Config>;
  clock?: TestClock;
  /** To start again over the same database and files. */
  place?: Place;
}

/** The real routes over a real database, on a free port of the loopback; time stands still until the test moves it. */
export async function startServer({
  routes = [],
  config = {},
  clock = testClock(),
  place,
}: Options = {}): Promise<TestServer> {
  const here = place ?? (await freshPlace());
  const db = await openFresh(here);
  const settings: Config = {
    ...readConfig({ DATA_DIR: here.dataDir, DATABASE_URL: here.url, LOG_LEVEL: 'silent' }),
    ...config,
  };
  const context: TestContext = { config: settings, db, clock, log: makeLog(settings.logLevel) };
  const all = [...accessRoutes, ...routes.filter((route) => !accessRoutes.includes(route))];
  const { origin, close: stop } = await listening(makeServer(appOf(context, all)));
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await stop();
    await closeThrottle(context);
  };
  afterAll(close);
  const visitor = (headers?: Record<string, string>) => client({ origin, routes: all, headers });
  return {
    context,
    origin,
    place: here,
    routes: all,
    visitor,
    close,
    signIn: async (role, over) => {
      const person = await addStaff(context, role, over);
      const browser = visitor();
      const { status } = await browser.post('/api/session', { email: person.email, password: PASSWORD });
      if (status !== 201) throw new Error(`${role} could not sign in: ${status}`);
      return Object.assign(browser, { staffId: person.id, email: person.email });
    },
    platform: async (marketplaceId, rights = []) =>
      visitor({ authorization: `Bearer ${await addKey(context, marketplaceId, rights)}` }),
  };
}

/** On a free port of the loopback. */
export async function listening(server: Server): Promise<{ origin: string; close(): Promise<void> }> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** As `server/app.ts` puts it together, without pages and sweeps. */
function appOf(context: Context, routes: readonly Route[]): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', context.config.trustProxy);
  app.set('query parser', 'simple');
  app.use(nameRequest, apiHeaders(context.config));
  mount(app, context, routes, guard(context));
  app.use(() => {
    throw new Refusal('not-found');
  });
  app.use(answerErrors(context));
  return app;
}
