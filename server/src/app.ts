import compression from 'compression';
import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import { stripeWebhook } from './billing/webhooks/stripe-webhook.ts';
import { features } from './contract/features.ts';
import { openApiDocument } from './contract/openapi.ts';
import { ping } from './db/connection.ts';
import { publicImages } from './files/public-images.ts';
import { fileByTicket } from './files/serve-file.ts';
import { hosted } from './hosted/hosted.ts';
import { preflight } from './http/cors.ts';
import { docs } from './http/docs.ts';
import { dpopNonce } from './http/dpop.ts';
import { embed } from './http/embed.ts';
import type { Mounted } from './http/handlers.ts';
import { answerErrors, mount, sendUnavailable } from './http/mount.ts';
import { openContext } from './http/open-context.ts';
import { problem } from './http/problem.ts';
import type { Inbox } from './messaging/mail/inbox.ts';
import { inboxPath, inboxRoute } from './messaging/mail/inbox-route.ts';
import { smsWebhook } from './messaging/sms/sms-webhook.ts';
import { outboxReadings } from './messaging/outbox/due.queries.ts';
import { createCircuit, type Circuit } from './ops/circuit.ts';
import { isUnavailable } from './ops/database-errors.ts';
import { addReadings, createMetrics, metricsRoute, type Metrics } from './ops/metrics.ts';
import { readyRoute, type Checks } from './ops/readiness.ts';
import { requestLog } from './ops/request-log.ts';
import { isOriginKnown } from './organizations/origins.ts';
import { routes } from './routes.ts';
import type { Runtime } from './runtime.ts';

/** The API as one Express application, and what it holds. */
export interface App {
  readonly express: Express;
  readonly metrics: Metrics;
  readonly circuit: Circuit;
}

/** What the application answers about the process around it. */
export interface Surroundings {
  readonly checks: Checks;
  /** Development's inbox; null where mail really leaves. */
  readonly inbox: Inbox | null;
}

/** Composes the API; the database is open already. */
export function createApp(runtime: Runtime, { checks, inbox }: Surroundings): App {
  const metrics = createMetrics();
  const circuit = createCircuit({ ping, log: runtime.log, answerWaiting: sendUnavailable });
  addReadings(metrics, { outbox: () => outboxReadings(runtime.clock.now()), databaseUp: () => !circuit.isOpen() });
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Private answers are never stored, so a tag of each would be worked out for nobody.
  app.set('etag', false);
  if (runtime.config.TRUST_PROXY) app.set('trust proxy', runtime.config.TRUST_PROXY);
  app.use(openContext(runtime), requestLog(runtime.log, metrics));
  app.use(helmet({ contentSecurityPolicy: false, crossOriginResourcePolicy: { policy: 'same-origin' }, crossOriginEmbedderPolicy: false }));
  app.use(api(runtime, circuit, routes()));
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', readyRoute(checks));
  app.get('/metrics', metricsRoute(metrics, runtime.config.METRICS_TOKEN));
  if (inbox) app.get(inboxPath, inboxRoute(inbox));
  app.use(docs(() => openApiDocument(features, runtime.publicUrl)));
  // Only what is the same for everybody is compressed: private answers beside a secret would tell of it by their length.
  app.use('/embed', compression(), embed());
  app.use(hosted());
  app.use((_request, _response, next) => next(problem('not-found')));
  app.use((error: unknown, _request: express.Request, response: express.Response, next: express.NextFunction) => {
    circuit.tell(error, response);
    next(error);
  });
  app.use(answerErrors(runtime, isUnavailable, isOriginKnown));
  return { express: app, metrics, circuit };
}

function api(runtime: Runtime, circuit: Circuit, mounted: readonly Mounted[]): Router {
  const router = Router({ caseSensitive: true });
  const answerPreflight = preflight(isOriginKnown);
  // One function without a path: for each with one, Express rewrites and parses the address again.
  router.use((request, response, next) => {
    if (!/^\/v1(?:\/|$)/.test(request.path)) return next();
    circuit.guard(request, response, (refused) => {
      if (refused) return next(refused);
      response.setHeader('DPoP-Nonce', dpopNonce(runtime.config.PORTICO_SECRET, runtime.clock));
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      answerPreflight(request, response, next);
    });
  });
  for (const { path, handler } of [publicImages(runtime), fileByTicket(runtime)]) router.get(path, handler);
  const stripe = stripeWebhook(runtime);
  router.post(stripe.path, ...stripe.handlers);
  const sms = smsWebhook(runtime);
  router.post(sms.path, ...sms.handlers);
  mount(router, runtime, mounted);
  return router;
}
