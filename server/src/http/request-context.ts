import type { Request, Response } from 'express';
import type { Language } from '../locales/languages.ts';
import type { Caller } from './caller.ts';

/** What is known of a request while it is answered. */
export interface RequestContext {
  requestId: string;
  language: Language;
  /** Whether the request named a language that we speak. */
  asked: Language | null;
  /** Method and pattern, for logs and metrics: never the address with its ids. */
  route: string;
  /** FHIR routes answer refusals as OperationOutcomes. */
  isFhir: boolean;
  caller: Caller | null;
  /** The address's query, read once: Express reads it anew each time. */
  query: Request['query'];
  /** The page's origin that may read a refusal; null once the organization is known not to allow it. */
  readableBy: string | null;
}

/** The context that the first middleware made for this request. */
export function contextOf(response: Response): RequestContext {
  const { context } = response.locals as { context?: RequestContext };
  if (!context) throw new Error('the request has no context: mount after openContext()');
  return context;
}
