/** What Stripe puts under `error`. */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  doc_url?: string;
  payment_intent?: unknown;
  payment_method?: unknown;
  charge?: string;
}

/** An answer that isn't 2xx. `remembered` says whether an idempotency key would give it again. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    /** Stripe keeps what came after its endpoint began to run, never a refused parameter. */
    readonly remembered = false,
  ) {
    super(body.message);
    if (body.code) body.doc_url = `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`;
  }
}

/** 400 for a parameter that is missing, unknown or wrong. */
export function invalid(message: string, code?: string, param?: string): Failure {
  return new Failure(400, { type: 'invalid_request_error', message, ...(code && { code }), ...(param && { param }) });
}

/** 404 for an object that isn't there, or belongs to another account. */
export function missing(kind: string, id: string, param: string): Failure {
  const message = `No such ${kind}: '${id}'`;
  return new Failure(404, { type: 'invalid_request_error', code: 'resource_missing', message, param });
}
