import type { RequestHandler } from 'express';
import { contextOf } from '../http/request-context.ts';
import type { Log } from '../runtime.ts';
import type { Metrics } from './metrics.ts';

/**
 * One line a request, when its answer has left or its client has gone: method and route pattern, never the address,
 * which holds ids and what people searched for. Mount right after the request's context.
 */
export const requestLog =
  (log: Log, metrics: Metrics): RequestHandler =>
  (_request, response, next) => {
    const begun = process.hrtime.bigint();
    response.once('close', () => {
      const { requestId, route, caller } = contextOf(response);
      const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
      metrics.request(route, response.statusCode, seconds);
      log.info('request', {
        requestId,
        route,
        status: response.statusCode,
        ms: Math.round(seconds * 1000),
        ...(!response.writableFinished && { aborted: true }),
        ...(caller && {
          organizationId: caller.organizationId,
          caller: caller.kind,
          via: caller.via,
          apiKeyId: caller.apiKeyId,
        }),
      });
    });
    next();
  };
