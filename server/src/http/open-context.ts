import type { RequestHandler } from 'express';
import { matchLanguage } from '../locales/languages.ts';
import type { Runtime } from '../runtime.ts';
import type { RequestContext } from './request-context.ts';

/** The first middleware: gives the request an id and finds the language that it asks for. */
export const openContext =
  ({ ids }: Pick<Runtime, 'ids'>): RequestHandler =>
  (request, response, next) => {
    const asked = matchLanguage(request.headers['accept-language']);
    const context: RequestContext = {
      requestId: ids.next(),
      asked,
      language: asked ?? 'en',
      route: `${request.method} unmatched`,
      isFhir: false,
      caller: null,
      query: {},
      readableBy: null,
    };
    response.locals['context'] = context;
    response.setHeader('Request-Id', context.requestId);
    next();
  };
