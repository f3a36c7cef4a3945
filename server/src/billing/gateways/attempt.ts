import { GatewayRefusal, GatewayUnclear } from './gateway.ts';

/** Runs a call to the gateway; a text is why there is no answer: the gateway's code, or that nobody knows. */
export async function attempt<Answer>(call: () => Promise<Answer>): Promise<Answer | string> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof GatewayRefusal) return error.code;
    if (error instanceof GatewayUnclear) return 'gateway-unavailable';
    throw error;
  }
}
