import { health } from '../contract/health.ts';
import { handlers } from '../http/handlers.ts';
import { healthSummary } from './summary/health-summary.ts';

/** A patient's health in the portal. */
export const healthRoutes = handlers(health, {
  getHealthSummary: ({ caller }) => healthSummary(caller),
});
